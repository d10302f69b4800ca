/** Review: what is lost and what warns first, who will act, then every step in its order. */
import { Button, SimpleGrid, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView, ProgressView } from '../../../actions/index.ts'
import { Notice } from '../../parts/notice.tsx'
import { Analysing } from './analysing.tsx'
import { Approval } from './approval.tsx'
import { ComparedOnly } from './compared-only.tsx'
import { Losses } from './losses.tsx'
import { OwnToken } from './own-token.tsx'
import { PlanGraph } from './plan-graph.tsx'
import { PlannedSteps } from './planned-steps.tsx'
import { WhoActs } from './who-acts.tsx'

export function Review({
  plan,
  progress,
  deployment,
}: {
  readonly plan: PlanView
  readonly progress: ProgressView | null
  readonly deployment: string | undefined
}): ReactNode {
  const { id, state, changes, to } = plan
  const made = state === 'ready' || state === 'blocked'
  if (state === 'analysing') return <Analysing plan={plan} progress={progress} />
  if (!made)
    return (
      <Notice meaning="lose" title="This plan was not made.">
        {plan.error}
      </Notice>
    )
  return (
    <Stack gap={24}>
      {plan.comparison && <ComparedOnly plan={plan} />}
      {state === 'blocked' && !plan.comparison && (
        <Notice
          meaning="person"
          title="This plan still asks something."
          action={
            <Button component={Link} to={`/configuration/plans/${id}/map`}>
              Answer
            </Button>
          }
        >
          It can be looked at; it is applied once its questions are answered.
        </Notice>
      )}
      {deployment !== undefined && (
        <Notice
          meaning="plain"
          title="This plan has been applied."
          action={
            <Button component={Link} to={`/configuration/deployments/${deployment}`} variant="default">
              See what came of it
            </Button>
          }
        >
          Applied again, it does what is still to be done and takes what is already so as it is.
        </Notice>
      )}
      {changes === 0 ? (
        <Notice meaning="done" title={`${to} already holds all of it.`}>
          There is nothing to apply.
        </Notice>
      ) : (
        <>
          {plan.approval && <Approval plan={plan} approval={plan.approval} begun={deployment !== undefined} />}
          {!plan.comparison && <OwnToken site={to} />}
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing={28}>
            <Losses plan={plan} />
            {!plan.comparison && <WhoActs plan={plan} />}
          </SimpleGrid>
          <PlanGraph plan={plan} />
          <PlannedSteps plan={plan} />
        </>
      )}
    </Stack>
  )
}
