/** A deployment: watched while it runs, stopped, resumed; and what came of it. */
import { Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
import { Failure } from '../../parts/failure.tsx'
import { LoadedPage } from '../../parts/loaded-page.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Page } from '../../parts/page.tsx'
import { DEPLOYMENT_STATES } from '../../parts/signs.ts'
import { projectsText, Way } from '../../parts/way.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { Stages } from '../plan/stages.tsx'
import { Controls } from './controls.tsx'
import { DeployedSteps } from './deployed-steps.tsx'
import { Result } from './result.tsx'
import { Running } from './running.tsx'

export const goesOn = ({ state }: DeploymentView): boolean => state === 'queued' || state === 'running'

export function DeploymentPage(): ReactNode {
  const { id } = useParams({ from: '/shell/configuration/deployments/$id' })
  const deployment = useAsk('GET /deployments/{id}', { id })
  const live = deployment.data !== undefined && goesOn(deployment.data)
  useLive(live ? `deployment:${id}` : undefined, ['GET /deployments/{id}', 'GET /deployments/{id}/steps'])
  return (
    <LoadedPage title="Deployment" query={deployment}>
      {(found) => <OneDeployment deployment={found} />}
    </LoadedPage>
  )
}

function OneDeployment({ deployment }: { readonly deployment: DeploymentView }): ReactNode {
  const { id, plan: planId, from, to, projects, state, startedAt, startedBy, account } = deployment
  const who = useWho()
  const client = useQueryClient()
  // Another state is news for the overview and for every list of deployments.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is the occasion.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['GET /deployments'] })
    void client.invalidateQueries({ queryKey: ['GET /overview'] })
  }, [client, state])
  const plan = useAsk('GET /plans/{id}', { id: planId }, { enabled: planId !== '' })
  const steps = useAsk('GET /deployments/{id}/steps', { id })
  return (
    <Page
      title={<Way from={from} to={to} />}
      name={`${from} → ${to}`}
      context={
        <Group gap="md">
          <Mark sign={DEPLOYMENT_STATES[state]} />
          <span>{projectsText(projects)}</span>
          <span>
            started <When at={startedAt} /> by {who(startedBy)}
            {account && `, acting as ${account}`}
          </span>
        </Group>
      }
      action={<Controls deployment={deployment} />}
      below={<Stages current="apply" plan={plan.data} deployment={deployment} />}
    >
      <Stack gap={24}>
        {goesOn(deployment) ? (
          <Running deployment={deployment} />
        ) : (
          <Result deployment={deployment} steps={steps.data?.steps ?? []} />
        )}
        {steps.isError && <Failure error={steps.error} again={() => steps.refetch()} />}
        {steps.data && <DeployedSteps steps={steps.data.steps} />}
      </Stack>
    </Page>
  )
}
