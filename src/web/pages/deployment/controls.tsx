/** Stop while it runs, resume while it waits, print when it is over. */
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import type { Refused } from '../../api.ts'
import { useTell } from '../../queries.ts'
import { useSession } from '../../session.ts'

const CHANGES = ['GET /deployments/{id}', 'GET /deployments/{id}/steps', 'GET /deployments', 'GET /overview'] as const

export function Controls({ deployment: { id, state } }: { readonly deployment: DeploymentView }): ReactNode {
  const stop = useTell('POST /deployments/{id}/stop', CHANGES)
  const resume = useTell('POST /deployments/{id}/resume', CHANGES)
  const viewer = useSession().data?.role === 'viewer'
  const refused = (error: Refused): void => {
    notifications.show({ color: 'red.8', title: error.message, message: error.remedy, autoClose: false })
  }
  if (state === 'done' || state === 'failed')
    return (
      <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
        Print
      </Button>
    )
  if (viewer) return null
  if (state === 'paused' || state === 'stopped')
    return (
      <Button size="sm" loading={resume.isPending} onClick={() => resume.mutate({ id }, { onError: refused })}>
        Resume
      </Button>
    )
  return (
    <Button
      size="sm"
      variant="default"
      loading={stop.isPending}
      disabled={stop.isSuccess}
      onClick={() => stop.mutate({ id }, { onError: refused })}
    >
      {stop.isSuccess ? 'Stopping' : 'Stop'}
    </Button>
  )
}
