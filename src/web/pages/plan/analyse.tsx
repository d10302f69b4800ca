/** Analyse: live while both sites are read, then what differs, by kind and object by object. */
import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Late, Rows } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useWhole } from '../../queries.ts'
import { Analysing } from './analysing.tsx'
import { Differences } from './differences.tsx'
import { KindCards } from './kind-cards.tsx'
import { rowsOf } from './rows.ts'

export function Analyse({
  plan,
  progress,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
}): ReactNode {
  const made = plan.state === 'ready' || plan.state === 'blocked'
  const whole = useWhole('GET /plans/{id}/differences', plan.id, made)
  const rows = useMemo(
    () => rowsOf(whole.data?.pages.flatMap(({ differences }) => differences) ?? [], plan),
    [whole.data, plan],
  )
  if (plan.state === 'analysing') return <Analysing plan={plan} progress={progress} />
  if (plan.state === 'failed')
    return (
      <Notice
        meaning="lose"
        urgent
        title="The analysis did not come to its end."
        action={
          <Button component={Link} to={`/configuration/plans/${plan.id}/scope`} variant="default">
            Analyse again
          </Button>
        }
      >
        {plan.error ?? 'It says no reason; the log does.'}
      </Notice>
    )
  if (whole.isError) return <Failure error={whole.error} again={() => whole.refetch()} />
  if (!whole.data)
    return (
      <Late>
        <Rows />
      </Late>
    )
  return (
    <Stack gap="lg">
      {plan.changes === 0 && plan.state === 'ready' && (
        <Notice meaning="done" title={`${plan.to} already holds all of it.`}>
          Both sites were read and compared; there is nothing to apply.
        </Notice>
      )}
      <KindCards rows={rows} kinds={plan.kinds.map((kind) => ({ kind: kind.kind, label: kind.label }))} />
      <Differences plan={plan} rows={rows} />
    </Stack>
  )
}
