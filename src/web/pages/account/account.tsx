/** A person's own account: what they sign in with, and where they are signed in. */
import { Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { ChangePassword } from './change-password.tsx'
import { CodesSection } from './codes-section.tsx'
import { PasskeySection } from './passkey-section.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { RecoverySection } from './recovery-section.tsx'
import { Sessions } from './sessions.tsx'

export function AccountPage(): ReactNode {
  const factors = useAsk('GET /factors', {})
  const [codes, setCodes] = useState<readonly string[]>([])
  return (
    <SettingsPage name="Your account">
      <Stack gap={32} maw={760}>
        {codes.length > 0 && (
          <Section title="Recovery codes" boxed>
            <RecoveryCodes codes={codes} done={() => setCodes([])} />
          </Section>
        )}
        <Loaded query={factors}>
          {(mine) => (
            <>
              {mine.advice && (
                <Notice meaning="person" title="Add a second factor">
                  With your role one may change Jira’s configuration: a stolen password alone should not be enough for
                  that.
                </Notice>
              )}
              <PasskeySection passkeys={mine.passkeys} made={setCodes} />
              <CodesSection codes={mine.codes} made={setCodes} />
              <RecoverySection factors={mine} made={setCodes} />
              {mine.password && <ChangePassword changedAt={mine.password.changedAt} second={hasSecond(mine)} />}
            </>
          )}
        </Loaded>
        <Sessions />
      </Stack>
    </SettingsPage>
  )
}

const hasSecond = ({
  codes,
  passkeys,
}: {
  readonly codes: object | null
  readonly passkeys: readonly object[]
}): boolean => codes !== null || passkeys.length > 0
