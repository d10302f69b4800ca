/** Who may sign in, and what each role may do. */
import { Stack, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Person } from '../../parts/person.tsx'
import { Section } from '../../parts/section.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { ROLES } from './role-words.ts'
import { SettingsPage } from './settings-page.tsx'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export function PeoplePage(): ReactNode {
  const mayList = useMay('administrator')
  return (
    <SettingsPage name="People">
      <Stack gap="xl" maw={820}>
        {mayList && <People />}
        <Section title="What each role may do" says="Each may do all that those before it may.">
          <Facts facts={ROLES.map(({ role, says }) => [capital(role), says] as const)} />
        </Section>
      </Stack>
    </SettingsPage>
  )
}

function People(): ReactNode {
  const people = useAsk('GET /people', {})
  return (
    <Loaded query={people}>
      {(found) => (
        <Table aria-label="People">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>E-mail</Table.Th>
              <Table.Th>Role</Table.Th>
              <Table.Th>Since</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found.people.map(({ id, name, email, role, createdAt }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500}>
                  <Person name={name} />
                </Table.Th>
                <Table.Td>{email}</Table.Td>
                <Table.Td>{capital(role)}</Table.Td>
                <Table.Td>
                  <When at={createdAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Loaded>
  )
}
