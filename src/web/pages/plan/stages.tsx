/** A deployment's five stages, each reachable again: Scope · Analyse · Map · Review · Apply. */
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView, PlanView } from '../../../actions/index.ts'
import classes from './stages.module.css'

export const STAGES = ['scope', 'analyse', 'map', 'review', 'apply'] as const
export type Stage = (typeof STAGES)[number]

const LABELS: Readonly<Record<Stage, string>> = {
  scope: 'Scope',
  analyse: 'Analyse',
  map: 'Map',
  review: 'Review',
  apply: 'Apply',
}

export function Stages({
  current,
  plan,
  deployment,
}: {
  readonly current: Stage
  /** Undefined while there is none yet. */
  readonly plan: PlanView | undefined
  /** The latest of this plan. */
  readonly deployment: Pick<DeploymentView, 'id' | 'state'> | undefined
}): ReactNode {
  const made = plan !== undefined && plan.state !== 'analysing' && plan.state !== 'failed'
  const open = plan?.found.open ?? 0
  const done: Readonly<Record<Stage, boolean>> = {
    scope: plan !== undefined,
    analyse: made,
    map: made && open === 0,
    review: deployment !== undefined,
    apply: deployment?.state === 'done',
  }
  return (
    <nav aria-label="Stages" className={classes.stages}>
      <ol>
        {STAGES.filter((stage) => stage !== 'apply' || !plan?.comparison).map((stage, index) => {
          const label = (
            <>
              <span className={classes.tick}>
                {done[stage] ? <IconCheck size={12} stroke={3} aria-label="done" /> : index + 1}
              </span>
              {LABELS[stage]}
              {stage === 'map' && open > 0 && <span className={classes.open}>{open.toLocaleString()} open</span>}
            </>
          )
          const here = stage === current ? ({ 'aria-current': 'step' } as const) : {}
          const marks = { 'data-done': done[stage] || undefined, ...here }
          return (
            <li key={stage}>
              <StageLink stage={stage} plan={plan} made={made} deployment={deployment} marks={marks}>
                {label}
              </StageLink>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function StageLink({
  stage,
  plan,
  made,
  deployment,
  marks,
  children,
}: {
  readonly stage: Stage
  readonly plan: PlanView | undefined
  readonly made: boolean
  readonly deployment: Pick<DeploymentView, 'id' | 'state'> | undefined
  readonly marks: Record<string, unknown>
  readonly children: ReactNode
}): ReactNode {
  if (stage === 'apply' && deployment !== undefined)
    return (
      <Link to="/configuration/deployments/$id" params={{ id: deployment.id }} {...marks}>
        {children}
      </Link>
    )
  const open = plan !== undefined && (stage === 'scope' || stage === 'analyse' || (made && stage !== 'apply'))
  if (!open) return <span {...marks}>{children}</span>
  return (
    <Link to="/configuration/plans/$id/$stage" params={{ id: plan.id, stage }} {...marks}>
      {children}
    </Link>
  )
}
