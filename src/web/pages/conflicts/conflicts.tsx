/** Conflicts: edits of the same field on both sides, both values kept, and one key to choose. */
import { SegmentedControl } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChecks } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { ConflictView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { Empty } from '../../parts/empty.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { ConflictPanel } from './conflict-panel.tsx'
import { conflictList } from './list.tsx'
import { useDecide } from './use-decide.ts'

const STATES = [
  { value: 'open', label: 'Open' },
  { value: 'decided', label: 'Decided' },
  { value: 'all', label: 'All' },
] as const
type Shown = (typeof STATES)[number]['value']
const MOST = 1_000

export function ConflictsPage(): ReactNode {
  const { view, change } = useView()
  const shown = STATES.find(({ value }) => value === view.state)?.value ?? 'open'
  const known = useAsk('GET /conflicts', { state: shown, limit: MOST })
  useLive('sync', ['GET /conflicts'])
  const pick = (
    <SegmentedControl
      size="xs"
      aria-label="Which conflicts"
      data={[...STATES]}
      value={shown}
      onChange={(state) => change({ state: state === 'open' ? undefined : state, open: undefined })}
    />
  )
  return (
    <Page
      title="Conflicts"
      context="Both sides changed the same field. Neither value is lost; other fields of the same issue go on."
    >
      <Loaded query={known}>
        {({ conflicts }) => <Listed key={shown} found={conflicts} shown={shown} pick={pick} />}
      </Loaded>
    </Page>
  )
}

function Listed({
  found,
  shown,
  pick,
}: {
  readonly found: readonly ConflictView[]
  readonly shown: Shown
  readonly pick: ReactNode
}): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const decide = useDecide()
  const rows = useMemo(() => withDecided(found, decide.decided), [found, decide.decided])
  const list = useMemo(() => conflictList(decide), [decide])
  const open = rows.find(({ id }) => id === view.open)
  useHotkeys([
    ['J', () => open && decide.choose(open, 'jira')],
    ['P', () => open && decide.choose(open, 'portfolio')],
    ['R', () => open && decide.restore(open)],
  ])
  if (rows.length === 0) return <None shown={shown} pick={pick} />
  return (
    <>
      <ListTable
        list={list}
        rows={rows}
        extra={pick}
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.id })
        }}
      />
      {open && (
        <ConflictPanel
          key={open.id}
          conflict={open}
          decide={decide}
          enter={enter}
          close={() => change({ open: undefined })}
        />
      )}
    </>
  )
}

/** What was decided on this page stays in sight, with what is being written. */
function withDecided(
  found: readonly ConflictView[],
  decided: ReadonlyMap<string, ConflictView>,
): readonly ConflictView[] {
  const ids = new Set(found.map(({ id }) => id))
  const gone = [...decided.values()].filter(({ id }) => !ids.has(id))
  return [...found.map((one) => (one.state === 'open' ? (decided.get(one.id) ?? one) : one)), ...gone]
}

function None({ shown, pick }: { readonly shown: Shown; readonly pick: ReactNode }): ReactNode {
  return (
    <>
      <div style={{ marginBottom: 8 }}>{pick}</div>
      <Empty
        Icon={IconChecks}
        title={shown === 'open' ? 'Nothing waits for a decision' : 'No conflict was found yet'}
        says="When a field was changed on both sides since they last agreed, both values stand here. Fields whose rule is “Ask” wait for you; others were decided by their rule, and what was overruled can be put back."
      />
    </>
  )
}
