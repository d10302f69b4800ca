/** What sync wrote and what waits to be written, newest first, live; the panel shows a step's journal. */
import { IconActivity } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { SyncStepView } from '../../../actions/index.ts'
import { Empty } from '../../parts/empty.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ListTable } from '../../parts/table/list-table.tsx'
import { Older } from '../../parts/table/older.tsx'
import { useView } from '../../view.ts'
import { hourText } from './last-hour.ts'
import { STEPS } from './list.tsx'
import { Narrow } from './narrow.tsx'
import { StepPanel } from './step-panel.tsx'
import { useSteps } from './use-steps.ts'
import { wantedIn } from './wanted.ts'

export function SyncActivityPage(): ReactNode {
  const { view } = useView()
  const wanted = useMemo(() => wantedIn(view), [view])
  const log = useSteps(wanted)
  const steps = useMemo(() => log.data?.pages.flatMap((page) => page.steps), [log.data])
  const narrowed = Object.keys(wanted).length > 0
  // What was found before stays until the answer comes: it says nothing of what is asked now.
  const isEmpty = steps?.length === 0 && !narrowed && !log.isPlaceholderData
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
      {isEmpty && (
        <Empty
          Icon={IconActivity}
          title="Nothing was written yet"
          says="Each write of sync leaves a line here: what it set, in Jira or in Fairlead, and what came of it."
        />
      )}
      {steps && !isEmpty && <Listed steps={steps} newest={log.hasNextPage} />}
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
        arranged={{ rows: steps, count: steps.length }}
        newest={newest}
        extra={<Narrow />}
        none="No step has all of these words and filters."
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
