/** Who may sign in. */
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { Person } from '../../parts/person.tsx'
import { When } from '../../parts/when.tsx'
import { useAsk } from '../../queries.ts'
import { SettingsPage } from './settings-page.tsx'

export function PeoplePage(): ReactNode {
  const people = useAsk('GET /people', {})
  return (
    <SettingsPage name="People">
      <Loaded query={people}>
        {(found) => (
          <Table maw={820} aria-label="People">
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
                  <Table.Td tt="capitalize">{role}</Table.Td>
                  <Table.Td>
                    <When at={createdAt} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </SettingsPage>
  )
}
