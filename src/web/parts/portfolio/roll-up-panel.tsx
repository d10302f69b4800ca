/** The issues and the formula behind a number: what each counts, how it came in, and what cannot be seen. */
import { Button, SegmentedControl, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { LinkedIssueView, RollUpView } from '../../../actions/index.ts'
import { Loaded } from '../loaded.tsx'
import { Panel } from '../panel.tsx'
import { CountedIssues } from './counted-issues.tsx'
import { LevelIcon } from './item-name.tsx'
import { doneOf } from './roll-up-words.ts'
import { Share } from './share.tsx'
import type { Level } from './signs.ts'
import { useIssues } from './use-issues.tsx'

export function RollUpPanel({
  item,
  enter,
  close,
  linked = true,
  over = !linked,
}: {
  readonly item: { readonly id: string; readonly code: string; readonly name: string; readonly level: Level }
  readonly enter: boolean
  readonly close: () => void
  /** False on the item's own page. */
  readonly linked?: boolean
  /** It lies over the page instead of beside a list. */
  readonly over?: boolean
}): ReactNode {
  const { query, more } = useIssues(item.id)
  return (
    <Panel
      label={`Progress of ${item.code}`}
      title={item.name}
      context={
        <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <LevelIcon level={item.level} /> {item.code} · the issues and the formula
        </span>
      }
      actions={
        linked && (
          <Button component={Link} to={`/portfolio/items/${item.code}`} variant="default">
            Open
          </Button>
        )
      }
      close={close}
      enter={enter}
      over={over}
    >
      <Loaded query={query}>
        {({ rollUp, issues }) => (
          <Stack gap={18}>
            <Formula rollUp={rollUp} />
            <Issues issues={issues} />
            {more}
          </Stack>
        )}
      </Loaded>
    </Panel>
  )
}

export function Formula({ rollUp }: { readonly rollUp: RollUpView }): ReactNode {
  const { share, unknown, issues, formula } = rollUp
  return (
    <section aria-label="Formula" style={{ display: 'grid', gap: 6 }}>
      <Share share={share} label={doneOf(rollUp)} unknown={unknown} of={issues} wide />
      <div className="tabular">{formula}</div>
    </section>
  )
}

const SHOWS = {
  all: () => true,
  open: ({ state, statusCategory }: LinkedIssueView) => state === 'seen' && statusCategory !== 'done',
  done: ({ state, statusCategory }: LinkedIssueView) => state === 'seen' && statusCategory === 'done',
  odd: ({ counts }: LinkedIssueView) => counts === null,
} as const
const WORDS = { all: 'All', open: 'Open', done: 'Done', odd: 'Not counted' } as const
type Shown = keyof typeof SHOWS
const ALL = Object.keys(SHOWS) as Shown[]

function Issues({ issues }: { readonly issues: readonly LinkedIssueView[] }): ReactNode {
  const [asked, show] = useState<Shown>('all')
  const some = ALL.filter((one) => one === 'all' || issues.some(SHOWS[one]))
  const shown = some.includes(asked) ? asked : 'all'
  if (issues.length === 0)
    return (
      <div className="dimmed">
        No issue of Jira stands below it yet. Link one on its page, or align it by an integration.
      </div>
    )
  return (
    <section aria-label="Counted issues">
      {some.length > 2 && (
        <SegmentedControl
          size="xs"
          mb={8}
          aria-label="Which issues"
          data={some.map((one) => ({ value: one, label: `${WORDS[one]} ${issues.filter(SHOWS[one]).length}` }))}
          value={shown}
          onChange={(value) => show(value as Shown)}
        />
      )}
      <CountedIssues issues={issues.filter(SHOWS[shown])} />
    </section>
  )
}
