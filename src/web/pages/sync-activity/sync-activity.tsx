/** What sync wrote and what waits to be written, newest first, live; the panel shows a step's journal. */
import { SegmentedControl, Select } from '@mantine/core'
import { IconActivity } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { SyncStepView } from '../../../actions/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { Older } from '../../parts/table/older.tsx'
import { useAsk } from '../../queries.ts'
import { useView } from '../../view.ts'
import { SYNC_STEP_STATES } from '../sync/signs.ts'
import { hourText } from './last-hour.ts'
import { STEPS } from './list.tsx'
import { StepPanel } from './step-panel.tsx'
import { useSteps } from './use-steps.ts'

const ALL = 'all'
const STATES = [
  { value: ALL, label: 'All' },
  ...(['open', 'failed', 'done', 'stale', 'dropped'] as const).map((state) => ({
    value: state,
    label: SYNC_STEP_STATES[state].word,
  })),
]

export function SyncActivityPage(): ReactNode {
  const { view } = useView()
  const state = (STATES.find(({ value }) => value === view.state && value !== ALL)?.value ?? undefined) as
    | SyncStepView['state']
    | undefined
  const log = useSteps(view.connection, state)
  const steps = useMemo(() => log.data?.pages.flatMap((page) => page.steps), [log.data])
  const narrowed = state !== undefined || view.connection !== undefined
  return (
    <Page
      title="Sync activity"
      context={
        steps && !narrowed
          ? hourText(steps, Date.now(), !log.hasNextPage)
          : 'Every write of sync, to Jira and to Fairlead.'
      }
    >
      {log.isError && <Failure error={log.error} again={() => log.refetch()} />}
      {log.isPending && (
        <Late>
          <Rows />
        </Late>
      )}
      {steps?.length === 0 && !narrowed && (
        <Empty
          Icon={IconActivity}
          title="Nothing was written yet"
          says="Each write of sync leaves a line here: what it set, in Jira or in Fairlead, and what came of it."
        />
      )}
      {steps && (steps.length > 0 || narrowed) && <Listed steps={steps} newest={log.hasNextPage} />}
      {log.hasNextPage && <Older log={log} />}
    </Page>
  )
}

function Listed({ steps, newest }: { readonly steps: readonly SyncStepView[]; readonly newest: boolean }): ReactNode {
  const { view, change } = useView()
  const [enter, setEnter] = useState(false)
  const open = steps.find(({ id }) => id === view.open)
  return (
    <>
      <ListTable
        list={STEPS}
        rows={steps}
        newest={newest}
        extra={<Narrow />}
        none="No step of this kind was made."
        open={view.open}
        onOpen={(row, into) => {
          setEnter(into)
          change({ open: row?.id })
        }}
      />
      {open && <StepPanel key={open.id} step={open} enter={enter} close={() => change({ open: undefined })} />}
    </>
  )
}

/** Asked of the server, so that a rare state is found however far back. */
function Narrow(): ReactNode {
  const { view, change } = useView()
  const sync = useAsk('GET /sync', {})
  const names = sync.data?.connections.map(({ connection }) => connection) ?? []
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="State"
        data={STATES}
        value={view.state ?? ALL}
        onChange={(state) => change({ state: state === ALL ? undefined : state, open: undefined })}
      />
      {(names.length > 1 || view.connection !== undefined) && (
        <Select
          size="xs"
          w={150}
          aria-label="Site"
          placeholder="Every site"
          data={[...new Set([...names, ...(view.connection ? [view.connection] : [])])]}
          value={view.connection ?? null}
          onChange={(connection) => change({ connection: connection ?? undefined, open: undefined })}
          clearable
        />
      )}
    </>
  )
}
