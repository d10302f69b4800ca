/** What we call the site here, and how the service account logs in. */
import { Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { LoginFields } from '../../parts/login-fields.tsx'
import { useWays } from '../../parts/use-ways.ts'
import type { Draft } from './draft.ts'

export function AccountStep({
  draft: { deployment = 'cloud', name, login },
  change,
}: {
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}): ReactNode {
  const ways = useWays(deployment, 'service')
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
      <LoginFields ways={ways} login={login} change={(next) => change({ login: next })} emailOf="the service account" />
    </Stack>
  )
}
