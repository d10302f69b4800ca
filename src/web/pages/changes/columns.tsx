/** The table of two days: an item's progress then and now, what came and went below it, and where it slipped. */
import type { ReactNode } from 'react'
import type { ComparedItemView } from '../../../actions/index.ts'
import { dayText } from '../../parts/day.tsx'
import { colour } from '../../parts/mark.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { doneOf } from '../../parts/portfolio/roll-up-words.ts'
import { percent, Share } from '../../parts/portfolio/share.tsx'
import { LEVEL_SIGNS } from '../../parts/portfolio/signs.ts'
import type { Column, List } from '../../parts/table/column.ts'
import { slipText } from './days.ts'

type Row = ComparedItemView
type Count = keyof Row['issues']

/** Anything that a reader of both days would see. */
export function differs({ before, after, issues, slipped }: Row): boolean {
  if (!before || !after) return true
  const counts = Object.values(issues).some((count) => count > 0)
  if (counts || (slipped ?? 0) !== 0 || before.rollUp.share !== after.rollUp.share) return true
  return before.parent !== after.parent || before.stage !== after.stage
}

/** Points of a hundred by which more is done. */
const gained = ({ before, after }: Row): number =>
  Math.round(((after?.rollUp.share ?? 0) - (before?.rollUp.share ?? 0)) * 100)

const NUMBERS: readonly (readonly [Count, string, string])[] = [
  ['finished', 'Finished', 'Issues finished since'],
  ['added', 'Added', 'Issues that came'],
  ['removed', 'Removed', 'Issues that left or were dropped'],
  ['rescoped', 'Re-sized', 'Issues with another estimate'],
  ['reopened', 'Reopened', 'Issues opened again'],
]

export const COMPARED_ITEMS: List<Row> = {
  name: 'portfolio-changes',
  label: 'Items',
  keyOf: ({ id }) => id,
  textOf: ({ code, name }) => `${code} ${name}`,
  filters: [
    { id: 'level', label: 'Level', of: ({ level }) => level, name: (level) => LEVEL_SIGNS[level as Row['level']].word },
    { id: 'what', label: 'What', of: kindsOf, name: (kind) => KINDS[kind as keyof typeof KINDS] },
  ],
  columns: [
    {
      id: 'item',
      label: 'Item',
      width: 'minmax(160px, 2.4fr)',
      always: true,
      order: ({ code }) => code,
      cell: (row) => <Named row={row} />,
    },
    { id: 'then', label: 'Then', width: '48px', align: 'right', cell: ({ before }) => percentOf(before) },
    {
      id: 'now',
      label: 'Now',
      width: 'minmax(96px, 1fr)',
      order: gained,
      cell: ({ after }) =>
        after ? (
          <Share
            share={after.rollUp.share}
            label={doneOf(after.rollUp)}
            unknown={after.rollUp.unknown}
            of={after.rollUp.issues}
          />
        ) : (
          <span className="dimmed">removed</span>
        ),
    },
    ...NUMBERS.map(
      ([id, label, says]): Column<Row> => ({
        ...{ id, label, width: '72px', align: 'right' as const },
        ...(id === 'reopened' || id === 'rescoped' ? { spare: true as const } : {}),
        order: ({ issues }) => issues[id],
        cell: ({ issues }) => <Counted count={issues[id]} says={says} />,
      }),
    ),
    {
      id: 'slipped',
      label: 'Ends',
      width: '128px',
      order: ({ slipped }) => slipped ?? 0,
      cell: (row) => <Ends row={row} />,
    },
  ],
}

const KINDS = {
  new: 'New',
  gone: 'Removed',
  slipped: 'Ends later',
  scope: 'Scope changed',
  moved: 'Moved',
} as const

function kindsOf({ before, after, issues, slipped }: Row): string[] {
  const kinds: Record<keyof typeof KINDS, boolean> = {
    new: before === null,
    gone: after === null,
    slipped: (slipped ?? 0) > 0,
    scope: issues.added + issues.removed + issues.rescoped > 0,
    moved: before !== null && after !== null && before.parent !== after.parent,
  }
  return Object.entries(kinds).flatMap(([kind, is]) => (is ? [kind] : []))
}

function Named({ row }: { readonly row: Row }): ReactNode {
  const { before, after, code, name, level } = row
  if (!after) return <span className="dimmed one-line">{`${code} ${name}`}</span>
  return (
    <span style={{ display: 'inline-flex', gap: 8, minWidth: 0, maxWidth: '100%' }}>
      <ItemName item={{ code, name, level }} />
      {before === null && <span style={{ color: colour('add'), fontSize: 12 }}>new</span>}
    </span>
  )
}

const percentOf = (day: Row['before']): ReactNode =>
  day === null ? <span className="dimmed">–</span> : <span className="tabular">{percent(day.rollUp.share)}</span>

function Counted({ count, says }: { readonly count: number; readonly says: string }): ReactNode {
  if (count === 0) return <span className="dimmed">–</span>
  return (
    <span className="tabular" title={says}>
      {count.toLocaleString('en')}
    </span>
  )
}

function Ends({ row: { slipped, before, after } }: { readonly row: Row }): ReactNode {
  if (slipped !== null && slipped !== 0)
    return <span style={{ color: colour(slipped > 0 ? 'change' : 'done') }}>{slipText(slipped)}</span>
  if (after?.due && !before?.due) return <span>now {dayText(after.due)}</span>
  return <span className="dimmed">{after?.due ? dayText(after.due) : 'no date'}</span>
}
