/** Stop while it runs, resume while it waits, print when it is over. */
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPrinter } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { DeploymentView } from '../../../actions/index.ts'
import type { Refused } from '../../api.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'

const CHANGES = ['GET /deployments/{id}', 'GET /deployments/{id}/steps', 'GET /deployments', 'GET /overview'] as const

export function Controls({ deployment: { id, state, plan } }: { readonly deployment: DeploymentView }): ReactNode {
  const stop = useTell('POST /deployments/{id}/stop', CHANGES)
  const resume = useTell('POST /deployments/{id}/resume', CHANGES)
  const may = useMay('deployer')
  const refused = (error: Refused): void => {
    notifications.show({ color: 'red.8', title: error.message, message: error.remedy, autoClose: false })
  }
  if (state === 'done' || state === 'failed')
    return (
      <Group gap="xs" wrap="nowrap">
        <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} onClick={() => window.print()}>
          Print
        </Button>
        {state === 'failed' && may && (
          <Button component={Link} to={`/configuration/plans/${plan}/scope`}>
            Plan what is left
          </Button>
        )}
      </Group>
    )
  if (!may) return null
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
