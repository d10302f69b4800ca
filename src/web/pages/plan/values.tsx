/** An object before and after: field by field where it changes, a workflow drawn as well, all of it where it comes or goes. */
import { Button, Skeleton } from '@mantine/core'
import { IconSitemap } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import type { DifferenceView, PlanView } from '../../../actions/index.ts'
import { Difference } from '../../parts/difference/difference.tsx'
import { ValueTree } from '../../parts/difference/value-tree.tsx'
import { useSideName } from '../../parts/side-name.tsx'
import { useView } from '../../view.ts'

const WorkflowGraphs = lazy(() => import('../../parts/graph/workflow-graphs.tsx'))

interface ValuesProps {
  readonly found: DifferenceView
  readonly plan: PlanView
  readonly wide: boolean
}

export function Values({ found, plan, wide }: ValuesProps): ReactNode {
  const { kind, before, after } = found
  const { change } = useView()
  const names = useSides(plan)
  const drawn = kind === 'workflow' && (before !== null || after !== null)
  return (
    <>
      {drawn && !wide && (
        <div>
          <Button
            variant="default"
            leftSection={<IconSitemap size={15} aria-hidden />}
            onClick={() => change({ as: 'wide' })}
          >
            See it as a graph
          </Button>
        </div>
      )}
      {drawn && wide && (
        <section aria-label="The workflow as graphs">
          <Suspense fallback={<Skeleton height={470} />}>
            <WorkflowGraphs
              before={before}
              after={after ?? (found.choice === 'update' ? before : after)}
              names={names}
            />
          </Suspense>
        </section>
      )}
      <Fields found={found} plan={plan} names={names} />
    </>
  )
}

/** What stands left and right, or above and below. */
function useSides(plan: PlanView): readonly [string, string] {
  const [from, to] = [useSideName(plan.from), useSideName(plan.to)]
  return plan.comparison === 'snapshots' ? [from, to] : [`${to} now`, `${to} afterwards`]
}

function Fields({
  found: { choice, before, after },
  plan,
  names: [then, now],
}: {
  readonly found: DifferenceView
  readonly plan: PlanView
  readonly names: readonly [string, string]
}): ReactNode {
  const [from, to] = [useSideName(plan.from), useSideName(plan.to)]
  const whole = after ?? before
  if (choice === 'update')
    return (
      <section aria-label="What changes">
        <Difference before={before} after={after} />
        <details style={{ marginTop: 14 }}>
          <summary className="dimmed" style={{ cursor: 'pointer' }}>
            All of it, as {plan.comparison === 'snapshots' ? `it is in ${now}` : `${to} will have it`}
          </summary>
          <div style={{ marginTop: 8 }}>
            <ValueTree value={after} />
          </div>
        </details>
      </section>
    )
  if (whole === null || whole === undefined)
    return <div className="dimmed">It is not carried, so nothing of it is compared.</div>
  const planned = {
    create: `What ${to} gets`,
    delete: `What ${to} loses`,
    unchanged: `Equal on ${from} and ${to}`,
    use: `As it is on ${to}, and stays`,
    'left-out': 'Left out',
  }[choice]
  const since = {
    create: `New in ${now}`,
    delete: `Only in ${then}`,
    unchanged: 'The same in both',
    use: 'The same in both',
    'left-out': 'Not told whole in one of them',
  }[choice]
  const says = plan.comparison === 'snapshots' ? since : planned
  return (
    <section aria-label={says}>
      <h3 style={{ margin: '0 0 6px', fontSize: 13 }}>{says}</h3>
      <ValueTree value={whole} />
    </section>
  )
}
