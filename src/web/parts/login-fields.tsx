/** How Fairlead logs in: a choice among the ways in that there are, and what the chosen one asks for. */
import { Radio, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WayInView } from '../../actions/index.ts'
import type { LoginDraft, Method } from './login-draft.ts'
import { TokenFields } from './token-fields.tsx'

export function LoginFields({
  ways,
  login,
  change,
  emailOf,
}: {
  readonly ways: readonly WayInView[]
  readonly login: LoginDraft
  readonly change: (login: LoginDraft) => void
  /** Whose e-mail address is asked for. */
  readonly emailOf: string
}): ReactNode {
  const way = ways.find(({ method }) => method === login.method)
  return (
    <Stack gap="sm">
      {ways.length > 1 && (
        <Radio.Group
          label="It logs in by"
          value={login.method}
          onChange={(method) => change({ ...login, method: method as Method })}
        >
          <Stack gap={6} mt={4}>
            {ways.map(({ method, label, hint }) => (
              <Radio key={method} size="xs" value={method} label={label} description={hint} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {way?.needsEmail && (
        <TextInput
          label={`E-mail of ${emailOf}`}
          type="email"
          description="The Atlassian account that the token belongs to."
          value={login.email}
          onChange={(event) => change({ ...login, email: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      {way?.needsClient && (
        <TextInput
          label="Client ID"
          value={login.clientId}
          onChange={(event) => change({ ...login, clientId: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <TokenFields
        facts={login.facts}
        change={(facts) => change({ ...login, facts })}
        label={way?.secret ?? 'Token'}
        mayNeverEnd={login.method === 'personal-access-token' || login.method === 'data-center-client'}
      />
    </Stack>
  )
}
