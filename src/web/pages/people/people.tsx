/** Who may sign in, who was invited, and what each role may do. */
import { Button, Stack } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { ROLES } from '../settings/role-words.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { Invitations } from './invitations.tsx'
import { Invite } from './invite.tsx'
import { PeopleTable } from './people-table.tsx'
import { capital } from './role-choice.tsx'

export function PeoplePage(): ReactNode {
  const mayList = useMay('administrator')
  return (
    <SettingsPage name="People">
      <Stack gap="xl" maw={980}>
        {mayList && <People />}
        <Section title="What each role may do" says="Each may do all that those before it may.">
          <Facts facts={ROLES.map(({ role, says }) => [capital(role), says] as const)} />
        </Section>
      </Stack>
    </SettingsPage>
  )
}

function People(): ReactNode {
  const query = useAsk('GET /people', {})
  const [inviting, setInviting] = useState(false)
  return (
    <Loaded query={query}>
      {({ people, invitations }) => (
        <Stack gap="xl">
          <Section
            title="People"
            action={
              <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
                Invite somebody
              </Button>
            }
          >
            <PeopleTable people={people} />
          </Section>
          {invitations.length > 0 && (
            <Section title="Invited" says="A link opens once, and is told only when it is made.">
              <Invitations invitations={invitations} />
            </Section>
          )}
          {inviting && <Invite close={() => setInviting(false)} />}
        </Stack>
      )}
    </Loaded>
  )
}
