/** What the account can do beyond its work, and exactly what to take away. */
import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { permissionName } from './rights.tsx'

export function Excess({ excess }: { readonly excess: ConnectionView['verification']['excess'] }): ReactNode {
  if (excess.length === 0) return null
  return (
    <Section title="More than its work needs" says="A token that can do less can be abused for less.">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={200}>Permission</Table.Th>
            <Table.Th w={200}>In</Table.Th>
            <Table.Th>What to take away</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {excess.map(({ permission, projects, remove }) => (
            <Table.Tr key={`${permission} ${projects.join()}`}>
              <Table.Th scope="row" fw={500}>
                {permission === 'ADMINISTER' ? 'Administer Jira' : permissionName(permission)}
              </Table.Th>
              <Table.Td>{projects.length === 0 ? 'the whole site' : projects.join(', ')}</Table.Td>
              <Table.Td>{remove}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
