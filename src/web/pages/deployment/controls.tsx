/** Pause and stop while it runs, resume while it rests; and once it is over, what is left planned anew. Its report at any time. */
import { Button, Group } from '@mantine/core'
import { IconHandStop, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { ReportMenu } from './report-menu.tsx'

/** What another word on a deployment makes old. */
export const CHANGES = [
  'GET /deployments/{id}',
  'GET /deployments/{id}/lines',
  'GET /deployments/{id}/step',
  'GET /deployments/{id}/controls',
  'GET /deployments/{id}/choices',
  'GET /deployments',
  'GET /overview',
] as const

export function Controls({ deployment }: { readonly deployment: DeploymentView }): ReactNode {
  const may = useMay('deployer')
  return (
    <Group gap="xs" wrap="nowrap">
      <ReportMenu deployment={deployment} />
      {may && <Next deployment={deployment} />}
    </Group>
  )
}

function Next({ deployment }: { readonly deployment: DeploymentView }): ReactNode {
  const { id, state, plan } = deployment
  const resume = useTell('POST /deployments/{id}/resume', CHANGES)
  if (state === 'done') return null
  if (state === 'failed')
    return (
      <Button component={Link} to={`/configuration/plans/${plan}/scope`}>
        Plan what is left
      </Button>
    )
  if (state === 'queued' || state === 'running') return <Rest deployment={deployment} />
  return (
    <Button
      leftSection={<IconPlayerPlay size={15} aria-hidden />}
      loading={resume.isPending}
      onClick={() => resume.mutate({ id }, { onError: tellRefused })}
    >
      Resume
    </Button>
  )
}

function Rest({ deployment: { id, asked } }: { readonly deployment: DeploymentView }): ReactNode {
  const pause = useTell('POST /deployments/{id}/pause', CHANGES)
  const stop = useTell('POST /deployments/{id}/stop', CHANGES)
  const stopping = asked === 'stop' || stop.isPending
  const pausing = asked === 'pause' || pause.isPending
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHandStop size={15} aria-hidden />}
        disabled={stopping}
        onClick={() => stop.mutate({ id }, { onError: tellRefused })}
      >
        {stopping ? 'Stopping' : 'Stop'}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlayerPause size={15} aria-hidden />}
        disabled={pausing || stopping}
        onClick={() => pause.mutate({ id }, { onError: tellRefused })}
      >
        {pausing && !stopping ? 'Pausing' : 'Pause'}
      </Button>
    </>
  )
}
