/** What we call the site here, and the service account's token. */
import { Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { TokenFields } from '../../parts/token-fields.tsx'
import { type Draft, needsClient } from './draft.ts'
import { WayIn } from './way-in.tsx'

export function AccountStep({
  draft,
  change,
}: {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}): ReactNode {
  const { deployment, name, email, method, clientId, facts } = draft
  const badName = name !== '' && !/^[a-z0-9][a-z0-9-]{0,39}$/i.test(name.trim())
  return (
    <Stack gap="sm">
      <TextInput
        label="Name in Fairlead"
        placeholder="production"
        description="Short, such as staging or production: it stands in plans and commands."
        error={badName && '1 to 40 letters, digits and hyphens.'}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <WayIn draft={draft} change={change} />
      {deployment !== 'dataCenter' && method === null && (
        <TextInput
          label="E-mail of the service account"
          type="email"
          description="The Atlassian account that the token belongs to."
          value={email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {needsClient(method) && (
        <TextInput
          label="Client ID"
          value={clientId}
          onChange={(event) => change({ clientId: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <TokenFields
        facts={facts}
        change={(next) => change({ facts: next })}
        label={labelOf(draft)}
        mayNeverEnd={deployment === 'dataCenter'}
      />
    </Stack>
  )
}

function labelOf({ deployment, method }: Draft): string {
  if (needsClient(method)) return 'Client secret'
  if (method !== null) return 'Token of the service account'
  return deployment === 'dataCenter' ? 'Personal access token' : 'API token'
}
