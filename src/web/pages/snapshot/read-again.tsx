/** Takes another snapshot of the same site, in full whatever it says has not changed, and opens it. */
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SnapshotView } from '../../../actions/index.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'

export function ReadAgain({ snapshot: { connection, state } }: { readonly snapshot: SnapshotView }): ReactNode {
  const take = useTell('POST /snapshots', ['GET /snapshots', 'GET /snapshots/history'])
  const navigate = useNavigate()
  if (!useMay('deployer') || state === 'running') return null
  const again = (): void =>
    take.mutate(
      { connection, full: true },
      {
        onSuccess: ({ id }) => void navigate({ to: '/configuration/snapshots/$id', params: { id } }),
        onError: tellRefused,
      },
    )
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={15} aria-hidden />}
      loading={take.isPending}
      onClick={again}
    >
      Read everything again
    </Button>
  )
}
