/** Rotate a connection's token: the new one is proven first; the old one stays to go back to for as long as is chosen. */
import { Button, Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { expiryOf } from '../../parts/token-expiry.ts'
import { TokenFields } from '../../parts/token-fields.tsx'
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
  const { name, deployment, account, url } = connection
  const [facts, setFacts] = useState({ token: '', expires: '' })
  const [email, setEmail] = useState(account?.email ?? '')
  const [kept, setKept] = useState('30')
  const [meant, setMeant] = useState({ anotherAccount: false, fewerRights: false })
  const cloud = deployment === 'cloud'
  const rotate = useTell('POST /connections/{name}/rotate', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
    'GET /tokens/warnings',
  ])
  const save = (): void => {
    const given = { token: facts.token.trim(), email: cloud ? email.trim() : null, expiresAt: expiryOf(facts) }
    rotate.mutate(
      { name, ...given, keepMinutes: Number(kept), ...meant },
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
          {cloud && (
            <TextInput
              label="E-mail of the account"
              type="email"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          )}
          <TokenFields
            facts={facts}
            change={setFacts}
            mayNeverEnd={!cloud}
            label={cloud ? 'New API token' : 'New personal access token'}
          />
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
            disabled={facts.token.trim() === ''}
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
