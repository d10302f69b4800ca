/** One item on two days: its progress and dates beside each other, and the issues behind each number. */
import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ComparedItemView, ShiftedIssueView } from '../../../actions/index.ts'
import { dayText } from '../../parts/day.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { percent } from '../../parts/portfolio/share.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import classes from './changes.module.css'
import { spanText } from './days.ts'

type Days = { readonly from: string; readonly to?: string }

export function ShiftPanel({
  item,
  days,
  enter,
  close,
}: {
  readonly item: ComparedItemView
  readonly days: Days
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const query = useAsk('GET /items/{id}/compare', { id: item.id, ...days }, { enabled: item.after !== null })
  return (
    <Panel
      label={`Changes of ${item.code}`}
      title={item.name}
      context={
        <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <LevelIcon level={item.level} /> {item.code} · {spanText(days)}
        </span>
      }
      actions={
        item.after && (
          <Button component={Link} to={`/portfolio/items/${item.code}`} variant="default">
            Open
          </Button>
        )
      }
      close={close}
      enter={enter}
    >
      <Stack gap={20}>
        <Both item={item} />
        {item.after && <Loaded query={query}>{({ issues }) => <Shifted issues={issues} />}</Loaded>}
      </Stack>
    </Panel>
  )
}

function Both({ item: { before, after } }: { readonly item: ComparedItemView }): ReactNode {
  const line = (label: string, of: (day: NonNullable<ComparedItemView['before']>) => string): ReactNode => (
    <tr>
      <th scope="row">{label}</th>
      <td className="tabular">{before ? of(before) : 'not there'}</td>
      <td className="tabular">{after ? of(after) : 'removed'}</td>
    </tr>
  )
  return (
    <table className={classes.both}>
      <thead>
        <tr>
          <td />
          <th scope="col">Then</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {line('Progress', ({ rollUp }) => percent(rollUp.share))}
        {line('Work', ({ rollUp }) => rollUp.formula)}
        {line('Start', ({ start }) => dayOr(start))}
        {line('Ends', ({ due }) => dayOr(due))}
      </tbody>
    </table>
  )
}

const dayOr = (day: string | null): string => (day === null ? 'no date' : dayText(day))

const GROUPS: readonly (readonly [ShiftedIssueView['shift'], string])[] = [
  ['finished', 'Finished'],
  ['added', 'Added'],
  ['removed', 'Removed or dropped'],
  ['rescoped', 'Re-sized'],
  ['reopened', 'Reopened'],
]

function Shifted({ issues }: { readonly issues: readonly ShiftedIssueView[] }): ReactNode {
  if (issues.length === 0) return <p className="dimmed">The same issues stand below it, with the same estimates.</p>
  return GROUPS.map(([shift, label]) => {
    const found = issues.filter((issue) => issue.shift === shift)
    if (found.length === 0) return null
    return (
      <Section key={shift} title={`${label} (${found.length.toLocaleString('en')})`}>
        <ul className={classes.issues}>
          {found.map((issue) => (
            <li key={`${issue.connection} ${issue.key}`}>
              <IssueKey issue={issue} />
              <span className="one-line" title={issue.summary}>
                {issue.summary}
              </span>
              <span className="dimmed tabular">{shift === 'rescoped' ? pointsText(issue) : issue.status}</span>
            </li>
          ))}
        </ul>
      </Section>
    )
  })
}

function pointsText({ points: { from, to } }: ShiftedIssueView): string {
  const text = (points: number | null): string => (points === null ? 'none' : points.toLocaleString('en'))
  return `${text(from)} → ${text(to)}`
}
