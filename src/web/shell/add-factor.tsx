/** All that is open to somebody whose role asks for a second factor and who has none yet. */
import { Anchor, Divider } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { send } from '../api.ts'
import { Codes } from '../pages/account/codes.tsx'
import { NewPasskey } from '../pages/account/new-passkey.tsx'
import { RecoveryCodes } from '../pages/account/recovery-codes.tsx'
import { ConfirmItIsYou } from './confirm-it-is-you.tsx'
import { Entry } from './entry.tsx'

export function AddFactor(): ReactNode {
  const client = useQueryClient()
  const [codes, setCodes] = useState<readonly string[]>()
  const goOn = (): Promise<void> => client.resetQueries()
  const made = (recovery: readonly string[]): void => {
    if (recovery.length === 0) void goOn()
    else setCodes(recovery)
  }
  return (
    <Entry title="Add a second factor" says="Here nobody works with a password alone. It takes a minute.">
      {codes ? (
        <RecoveryCodes codes={codes} done={() => void goOn()} />
      ) : (
        <>
          <NewPasskey made={made} />
          <Divider label="or" />
          <Codes made={made} />
        </>
      )}
      <Anchor component="button" type="button" fz="sm" onClick={() => void send('DELETE', '/session').finally(goOn)}>
        Sign out
      </Anchor>
      <ConfirmItIsYou />
    </Entry>
  )
}
