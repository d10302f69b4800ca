/** A plan on its way to a deployment: which stage is looked at is in the address. */
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView, PlanView, ProgressView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Page } from '../../parts/page.tsx'
import { projectsText, Way } from '../../parts/way.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { Analyse } from './analyse.tsx'
import { MapStage } from './map.tsx'
import { NextStage } from './next-stage.tsx'
import { OF_MADE, useRemade } from './remade.ts'
import { Review } from './review.tsx'
import { ScopeForm } from './scope-form.tsx'
import { type Stage, Stages } from './stages.tsx'

/** Milliseconds after which an approval is seen here. */
const APPROVED_WITHIN = 10_000

export function PlanPage(): ReactNode {
  const { id, stage } = useParams({ from: '/shell/configuration/plans/$id/$stage' })
  // Somebody else approves it, in a browser of theirs.
  const every = (known: PlanView | undefined) => known?.approval?.given === null && APPROVED_WITHIN
  const plan = useAsk('GET /plans/{id}', { id }, { every })
  const analysing = plan.data?.state === 'analysing'
  const progress = useLive(analysing ? `plan:${id}` : undefined, ['GET /plans/{id}', ...OF_MADE])
  useRemade(plan.data)
  return (
    <LoadedPage title="Plan" query={plan}>
      {(found) => (
        <OnePlan
          key={id}
          plan={found}
          stage={stage as Stage}
          progress={analysing ? (progress ?? found.progress) : null}
        />
      )}
    </LoadedPage>
  )
}

interface OnePlanProps {
  readonly plan: PlanView
  readonly stage: Stage
  readonly progress: ProgressView | null
}

function OnePlan({ plan, stage, progress }: OnePlanProps): ReactNode {
  const { id, from, to, projects, objects, createdAt, createdBy } = plan
  const who = useWho()
  const deployments = useAsk('GET /deployments', { limit: 100 })
  const deployment = deployments.data?.deployments.find((one) => one.plan === id)
  return (
    <Page
      title={plan.undoes === null ? <Way from={from} to={to} /> : `Undo on ${to}`}
      name={plan.undoes === null ? `${from} → ${to}` : `Undo on ${to}`}
      context={
        <>
          {plan.undoes === null ? projectsText(projects, objects) : <UndoOf deployment={plan.undoes} />} · made{' '}
          <When at={createdAt} /> by {who(createdBy)}
        </>
      }
      action={<NextStage plan={plan} stage={stage} />}
      below={<Stages current={stage} plan={plan} deployment={deployment} />}
    >
      <StageContent plan={plan} stage={stage} progress={progress} deployment={deployment} />
    </Page>
  )
}

function UndoOf({ deployment }: { readonly deployment: string }): ReactNode {
  return (
    <>
      takes back{' '}
      <Link to="/configuration/deployments/$id" params={{ id: deployment }}>
        a deployment
      </Link>
    </>
  )
}

function StageContent({
  plan,
  stage,
  progress,
  deployment,
}: OnePlanProps & { readonly deployment: DeploymentView | undefined }): ReactNode {
  switch (stage) {
    case 'scope':
      return <ScopeForm key={plan.id} {...plan} again />
    case 'map':
      return <MapStage plan={plan} progress={progress} />
    case 'review':
      return <Review plan={plan} progress={progress} deployment={deployment?.id} />
    default:
      return <Analyse plan={plan} progress={progress} />
  }
}
