/** Replace a connection's token: the new one is proven first, and must be the same account's. */
import { Button, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { expiryOf } from '../../parts/token-expiry.ts'
import { TokenFields } from '../../parts/token-fields.tsx'
import { useTell } from '../../queries.ts'

export function ReplaceToken({
  connection,
  close,
}: {
  readonly connection: ConnectionView
  readonly close: () => void
}): ReactNode {
  const { name, deployment, account, url } = connection
  const [facts, setFacts] = useState({ token: '', expires: '' })
  const [email, setEmail] = useState(account?.email ?? '')
  const cloud = deployment === 'cloud'
  const replace = useTell('PUT /connections/{name}/token', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
  ])
  const save = (): void =>
    replace.mutate(
      { name, token: facts.token.trim(), email: cloud ? email.trim() : null, expiresAt: expiryOf(facts) },
      {
        onSuccess: () => {
          notifications.show({ message: `${name} has a new token. Delete the old one in Jira.` })
          close()
        },
      },
    )
  return (
    <Panel label="Replace the token" title={`Replace the token of ${name}`} context={url} close={close} enter>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="sm">
          <div>
            Make a new token as {account?.name ?? 'the same account'}. It is tested before the old one goes; nothing
            stops meanwhile.
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
          {replace.isError && <Failure error={replace.error} />}
          <Button
            type="submit"
            disabled={facts.token.trim() === ''}
            loading={replace.isPending}
            style={{ alignSelf: 'start' }}
          >
            Replace the token
          </Button>
        </Stack>
      </form>
    </Panel>
  )
}
