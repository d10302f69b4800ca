/** Deployments that go on while nobody looks: found again from every page's header. */
import { Button } from '@mantine/core'
import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../actions/index.ts'
import { useAsk } from '../queries.ts'
import { DEPLOYMENT_STATES } from './signs.ts'

const [SOON, SOMETIMES] = [2_000, 15_000]
const goesOn = ({ state }: DeploymentView): boolean => state === 'running' || state === 'queued'

export function UnderWay(): ReactNode {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const every = (known: { deployments: DeploymentView[] } | undefined) =>
    known?.deployments.some(goesOn) ? SOON : SOMETIMES
  const known = useAsk('GET /deployments', { limit: 10 }, { every })
  const elsewhere = (known.data?.deployments ?? []).filter((one) => goesOn(one) && !path.endsWith(one.id))
  const [one] = elsewhere
  if (!one) return null
  const only = elsewhere.length === 1
  const { Icon } = DEPLOYMENT_STATES.running
  return (
    <Button
      component={Link}
      to={only ? `/configuration/deployments/${one.id}` : '/configuration/deployments'}
      variant="default"
      leftSection={<Icon size={14} aria-hidden className="spinning" />}
      className="tabular"
    >
      {only ? `${one.from} → ${one.to}: ${one.done} of ${one.total}` : `${elsewhere.length} deployments under way`}
    </Button>
  )
}
