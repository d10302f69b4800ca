/** Analyse: live while both sites are read, then what differs, by kind and object by object. */
import { Button, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'
import { Analysing } from './analysing.tsx'
import { ComparedOnly } from './compared-only.tsx'
import { Differences } from './differences.tsx'
import { KindCards } from './kind-cards.tsx'

export function Analyse({
  plan,
  progress,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
}): ReactNode {
  if (plan.state === 'analysing') return <Analysing plan={plan} progress={progress} />
  if (plan.state === 'failed')
    return (
      <Notice
        meaning="lose"
        urgent
        title="The analysis did not come to its end."
        action={
          plan.comparison === 'snapshots' ? undefined : (
            <Button component={Link} to={`/configuration/plans/${plan.id}/scope`} variant="default">
              Analyse again
            </Button>
          )
        }
      >
        {plan.error ?? 'It says no reason; the log does.'}
        <div>Nothing was changed anywhere. Once that is mended, analyse again.</div>
      </Notice>
    )
  return (
    <Stack gap="lg">
      {plan.comparison === 'target' && <ComparedOnly plan={plan} />}
      {plan.changes === 0 && plan.state === 'ready' && (
        <Notice meaning="done" title={`${plan.to} already holds all of it.`}>
          Both sites were read and compared; there is nothing to apply.
        </Notice>
      )}
      <KindCards plan={plan} />
      <Differences plan={plan} />
    </Stack>
  )
}
