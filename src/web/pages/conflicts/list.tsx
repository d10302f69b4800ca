/** The list of conflicts: both values beside each other, and the choice in the row itself. */
import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConflictView } from '../../../actions/index.ts'
import { valueText } from '../../parts/day.tsx'
import { Mark } from '../../parts/mark.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import type { List } from '../../parts/table/column.ts'
import { When } from '../../parts/when.tsx'
import { CONFLICT_STATES } from '../sync/signs.ts'
import type { Decide } from './use-decide.ts'

export const sideWord = (side: 'jira' | 'portfolio'): string => (side === 'jira' ? 'Jira' : 'Fairlead')

export function conflictList(decide: Decide): List<ConflictView> {
  return {
    name: 'conflicts',
    label: 'Conflicts',
    keyOf: ({ id }) => id,
    textOf: ({ item, issue, field, jira, portfolio }) =>
      [item.code, item.name, issue.key, fieldWord(field), jira, portfolio].join(' '),
    filters: [
      { id: 'field', label: 'Field', of: ({ field }) => field, name: fieldWord },
      { id: 'site', label: 'Site', of: ({ issue }) => issue.connection },
    ],
    columns: [
      {
        id: 'item',
        label: 'Item',
        width: 'minmax(110px, 1.3fr)',
        always: true,
        order: ({ item }) => item.code,
        cell: ({ item }) => <ItemName item={item} />,
      },
      {
        id: 'issue',
        label: 'Issue',
        width: '104px',
        order: ({ issue }) => issue.key,
        cell: ({ issue }) => <IssueKey issue={issue} />,
      },
      {
        id: 'field',
        label: 'Field',
        width: '84px',
        order: ({ field }) => field,
        cell: ({ field }) => fieldWord(field),
      },
      {
        id: 'jira',
        label: 'Jira',
        width: 'minmax(100px, 1.2fr)',
        spare: true,
        cell: ({ jira }) => <Value text={jira} />,
      },
      {
        id: 'portfolio',
        label: 'Fairlead',
        width: 'minmax(100px, 1.2fr)',
        spare: true,
        cell: ({ portfolio }) => <Value text={portfolio} />,
      },
      {
        id: 'at',
        label: 'Found',
        width: '92px',
        spare: true,
        order: ({ at }) => at,
        cell: ({ at }) => <When at={at} />,
      },
      {
        id: 'choice',
        label: 'Keep',
        width: 'minmax(150px, 1.1fr)',
        always: true,
        cell: (row) => <Choice row={row} decide={decide} />,
      },
    ],
  }
}

export const Value = ({ text }: { readonly text: string }): ReactNode =>
  text === '' ? <span className="dimmed">empty</span> : valueText(text)

/** "Jira’s, written to Fairlead". */
export const keptText = (winner: ConflictView['winner']): string | undefined =>
  winner === null
    ? undefined
    : `${sideWord(winner)}’s, written to ${sideWord(winner === 'jira' ? 'portfolio' : 'jira')}`

function Choice({ row, decide }: { readonly row: ConflictView; readonly decide: Decide }): ReactNode {
  const { state, winner, mayRestore, says } = row
  if (state !== 'open')
    return (
      <Group gap={8} wrap="nowrap" justify="space-between">
        <span title={says} style={{ minWidth: 0 }}>
          <Mark
            sign={CONFLICT_STATES[state]}
            word={(state !== 'ended' && keptText(winner)) || CONFLICT_STATES[state].word}
          />
        </span>
        {mayRestore && decide.may && (
          <Button size="compact-xs" variant="default" style={{ flex: 'none' }} onClick={() => decide.restore(row)}>
            Restore
          </Button>
        )}
      </Group>
    )
  if (!decide.may) return <Mark sign={CONFLICT_STATES.open} />
  return (
    <Group gap={6} wrap="nowrap">
      {(['jira', 'portfolio'] as const).map((side) => (
        <Button
          key={side}
          size="compact-xs"
          variant="default"
          aria-label={`Keep ${sideWord(side)}’s ${fieldWord(row.field).toLowerCase()} of ${row.item.code}`}
          onClick={() => decide.choose(row, side)}
        >
          {sideWord(side)}
        </Button>
      ))}
    </Group>
  )
}
