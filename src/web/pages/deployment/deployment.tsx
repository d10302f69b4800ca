/** A deployment: watched while it runs, paused, stopped, resumed; what came of it, and who did what. */
import { Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import { useLive } from '../../live.ts'
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
import { History } from './history.tsx'
import { Identities } from './identities.tsx'
import { Result } from './result.tsx'
import { Running } from './running.tsx'
import { UndoButton, UndoNotice } from './undo.tsx'

const LIVE = [
  'GET /deployments/{id}',
  'GET /deployments/{id}/lines',
  'GET /deployments/{id}/step',
  'GET /deployments/{id}/controls',
] as const

export const goesOn = ({ state }: DeploymentView): boolean => state === 'queued' || state === 'running'

export function DeploymentPage(): ReactNode {
  const { id } = useParams({ from: '/shell/configuration/deployments/$id' })
  const deployment = useAsk('GET /deployments/{id}', { id })
  // Somebody else may resume it.
  const ended = deployment.data?.state === 'done' || deployment.data?.state === 'failed'
  useLive(deployment.data === undefined || ended ? undefined : `deployment:${id}`, LIVE)
  return (
    <LoadedPage title="Deployment" query={deployment}>
      {(found) => <OneDeployment deployment={found} />}
    </LoadedPage>
  )
}

function OneDeployment({ deployment }: { readonly deployment: DeploymentView }): ReactNode {
  const { id, plan: planId, from, to, projects, state, startedAt, startedBy, account, identities } = deployment
  const who = useWho()
  const client = useQueryClient()
  // Another state is news for the overview and for every list of deployments.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state is the occasion.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['GET /deployments'] })
    void client.invalidateQueries({ queryKey: ['GET /overview'] })
  }, [client, state])
  const plan = useAsk('GET /plans/{id}', { id: planId }, { enabled: planId !== '' })
  const controls = useAsk('GET /deployments/{id}/controls', { id })
  const starter = controls.data?.controls.find(({ what }) => what === 'started')?.actor ?? startedBy
  return (
    <Page
      title={deployment.undoes === null ? <Way from={from} to={to} /> : `Undo on ${to}`}
      name={deployment.undoes === null ? `${from} → ${to}` : `Undo on ${to}`}
      context={
        <Group gap="2px 16px">
          <Mark sign={DEPLOYMENT_STATES[state]} word={stateWord(deployment, who)} />
          <span>{projectsText(projects)}</span>
          <span>
            started <When at={startedAt} /> by {who(starter)}
            {account && `, acting as ${account}`}
          </span>
          {identities && <Identities identities={identities} />}
        </Group>
      }
      action={
        <Group gap="xs" wrap="nowrap">
          <UndoButton deployment={deployment} />
          <Controls deployment={deployment} />
        </Group>
      }
      below={<Stages current="apply" plan={plan.data} deployment={deployment} />}
    >
      <Stack gap={24}>
        <UndoNotice deployment={deployment} />
        {goesOn(deployment) ? <Running deployment={deployment} /> : <Result deployment={deployment} />}
        {controls.data && <History controls={controls.data.controls} />}
        <DeployedSteps deployment={deployment} />
      </Stack>
    </Page>
  )
}

function stateWord({ state, asked, pausedBy }: DeploymentView, who: (actor: string) => string): string {
  if (asked !== null) return asked === 'pause' ? 'Pausing' : 'Stopping'
  if (state === 'paused' && pausedBy !== null) return `Paused by ${who(pausedBy)}`
  return state === 'failed' ? 'Ended with failures' : DEPLOYMENT_STATES[state].word
}
