/** The one way on from a stage, in words that say how much there is. */
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Apply } from './apply.tsx'
import type { Stage } from './stages.tsx'

export function NextStage({ plan, stage }: { readonly plan: PlanView; readonly stage: Stage }): ReactNode {
  if (plan.comparison) return null
  const { open } = plan.found
  if (stage === 'review') return plan.state === 'ready' && plan.changes > 0 ? <Apply plan={plan} /> : null
  if (plan.state === 'blocked' && open > 0)
    return stage === 'map' ? null : (
      <Button component={Link} to={`/configuration/plans/${plan.id}/map`}>
        Answer {open === 1 ? 'a question' : `${open.toLocaleString()} questions`}
      </Button>
    )
  if (plan.state !== 'ready') return null
  return (
    <Button component={Link} to={`/configuration/plans/${plan.id}/review`}>
      Review {changesText(plan.changes)}
    </Button>
  )
}

export const changesText = (count: number): string => (count === 1 ? '1 change' : `${count.toLocaleString()} changes`)
