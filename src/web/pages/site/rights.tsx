/** What the account may do in each project, of what the work needs. */
import { Table } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { memberName } from '../../parts/difference/place.ts'
import { colour } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'

/** `BROWSE_PROJECTS` → "Browse projects": Jira's own names of its permissions. */
export const permissionName = (key: string): string =>
  memberName(key.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))

export function Rights({ connection }: { readonly connection: ConnectionView }): ReactNode {
  const { projects } = connection.verification
  const permissions = [...new Set(projects.flatMap(({ can, missing }) => [...can, ...missing]))]
  if (projects.length === 0)
    return (
      <Section title="Rights per project">
        <span className="dimmed">
          The connection is for every project the account sees, so rights are not checked project by project.
        </span>
      </Section>
    )
  return (
    <Section title="Rights per project" says="Of the permissions that the work needs.">
      <Table.ScrollContainer minWidth={560}>
        <Table striped={false} w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Project</Table.Th>
              {permissions.map((permission) => (
                <Table.Th key={permission} ta="center" fw={500}>
                  {permissionName(permission)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {projects.map(({ asked, project, can }) => (
              <Table.Tr key={asked}>
                <Table.Th scope="row" fw={500}>
                  {asked} <span className="dimmed">{project?.name ?? 'not seen'}</span>
                </Table.Th>
                {permissions.map((permission) => (
                  <Table.Td key={permission} ta="center">
                    <May yes={can.includes(permission)} />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Section>
  )
}

export function May({ yes }: { readonly yes: boolean }): ReactNode {
  return yes ? (
    <IconCheck size={16} stroke={2.2} role="img" aria-label="yes" style={{ color: colour('done') }} />
  ) : (
    <IconX size={16} stroke={2.2} role="img" aria-label="no" style={{ color: colour('lose') }} />
  )
}
