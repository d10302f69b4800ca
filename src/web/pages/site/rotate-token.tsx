/** Rotate a connection's token: the new one is proven first; the old one stays to go back to for as long as is chosen. */
import { Button, Checkbox, Select, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { isLoginWhole, loginOf, NO_LOGIN } from '../../parts/login-draft.ts'
import { LoginFields } from '../../parts/login-fields.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useWays } from '../../parts/use-ways.ts'
import { useTell } from '../../queries.ts'

/** Minutes. */
const KEPT = [
  { value: '30', label: 'for 30 minutes' },
  { value: '1440', label: 'for a day' },
  { value: '0', label: 'not at all' },
]

export function RotateToken({
  connection,
  close,
}: {
  readonly connection: ConnectionView
  readonly close: () => void
}): ReactNode {
  const { name, deployment, account, url, token } = connection
  // Likely of the same sort as the one in use.
  const [login, setLogin] = useState({ ...NO_LOGIN, method: token.method, email: account?.email ?? '' })
  const ways = useWays(deployment, 'service')
  const [kept, setKept] = useState('30')
  const [meant, setMeant] = useState({ anotherAccount: false, fewerRights: false })
  const rotate = useTell('POST /connections/{name}/rotate', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
    'GET /tokens/warnings',
  ])
  const save = (): void => {
    rotate.mutate(
      { name, ...loginOf(login), keepMinutes: Number(kept), ...meant },
      {
        onSuccess: () => {
          notifications.show({ message: `${name} has a new token. Delete the old one in Jira.` })
          close()
        },
      },
    )
  }
  const refusal = rotate.error?.message ?? ''
  return (
    <Panel label="Rotate the token" title={`Rotate the token of ${name}`} context={url} close={close} enter>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="sm">
          <div>
            Make a new token as {account?.name ?? 'the same account'}. It is proven before it is used, and nothing stops
            meanwhile: what is under way ends on the old one.
          </div>
          <LoginFields ways={ways} login={login} change={setLogin} emailOf="the account" />
          <Select
            label="Keep the old one to go back to"
            data={KEPT}
            value={kept}
            allowDeselect={false}
            onChange={(value) => setKept(value ?? '30')}
            w={260}
          />
          {rotate.isError && <Failure error={rotate.error} />}
          {(/belongs to/.test(refusal) || meant.anotherAccount) && (
            <Checkbox
              label="Another account is meant to act from now on"
              checked={meant.anotherAccount}
              onChange={(event) => setMeant({ ...meant, anotherAccount: event.currentTarget.checked })}
            />
          )}
          {(/may do less/.test(refusal) || meant.fewerRights) && (
            <Checkbox
              label="Fewer rights are meant"
              checked={meant.fewerRights}
              onChange={(event) => setMeant({ ...meant, fewerRights: event.currentTarget.checked })}
            />
          )}
          <Button
            type="submit"
            disabled={!isLoginWhole(login)}
            loading={rotate.isPending}
            style={{ alignSelf: 'start' }}
          >
            Rotate the token
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}
