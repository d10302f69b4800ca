/** Change the certificate authorities and the proxy of a connection: tried with its token before it is kept. */
import { Button, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { USUAL_WAY, wayOutOf } from '../../parts/way-out-draft.ts'
import { WayOutFields } from '../../parts/way-out-fields.tsx'
import { useTell } from '../../queries.ts'

export function ChangeWayOut({
  connection,
  close,
}: {
  readonly connection: ConnectionView
  readonly close: () => void
}): ReactNode {
  const { name, wayOut } = connection
  const [way, setWay] = useState({
    ...USUAL_WAY,
    authorities: wayOut?.pem ?? '',
    proxy: wayOut?.proxy ?? '',
    proxyUser: wayOut?.proxyUser ?? '',
  })
  const change = useTell('PUT /connections/{name}/way-out', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
  ])
  const save = (): void =>
    change.mutate(
      { name, ...wayOutOf(way) },
      {
        onSuccess: () => {
          notifications.show({ message: `${name} is reached this way from now on.` })
          close()
        },
      },
    )
  return (
    <Panel label="Certificates and proxy" title={`Certificates and proxy of ${name}`} close={close} enter>
      <Stack gap="sm">
        {wayOut?.proxyUser && <span className="dimmed">The proxy’s password stays unless another is typed.</span>}
        <WayOutFields way={way} change={setWay} open />
        {change.isError && <Failure error={change.error} />}
        <Button loading={change.isPending} onClick={save} style={{ alignSelf: 'start' }}>
          Try and save
        </Button>
      </Stack>
    </Panel>
  )
}
