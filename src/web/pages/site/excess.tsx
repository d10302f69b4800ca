/** What the account can do beyond its work, and exactly what to take away; what is left on purpose says by whom and until when. */
import { Button, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ConnectionView } from '../../../actions/index.ts'
import { Section } from '../../parts/section.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { useWho } from '../../who.ts'
import { AcceptRight } from './accept-right.tsx'
import { permissionName } from './rights.tsx'

type Found = ConnectionView['verification']['excess'][number]

export function Excess({ connection }: { readonly connection: ConnectionView }): ReactNode {
  const { excess } = connection.verification
  const [accepting, setAccepting] = useState<Found>()
  if (excess.length === 0) return null
  return (
    <Section title="More than its work needs" says="A token that can do less can be abused for less.">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={180}>Permission</Table.Th>
            <Table.Th w={180}>In</Table.Th>
            <Table.Th>What to take away</Table.Th>
            <Table.Th w={220}>Left on purpose</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {excess.map((found) => (
            <Table.Tr key={`${found.permission} ${found.projects.join()}`}>
              <Table.Th scope="row" fw={500}>
                {wordOf(found)}
              </Table.Th>
              <Table.Td>{found.projects.length === 0 ? 'the whole site' : found.projects.join(', ')}</Table.Td>
              <Table.Td>{found.remove}</Table.Td>
              <Table.Td>
                <Left connection={connection} found={found} accept={() => setAccepting(found)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {accepting && (
        <AcceptRight
          name={connection.name}
          permission={accepting.permission}
          says={wordOf(accepting)}
          close={() => setAccepting(undefined)}
        />
      )}
    </Section>
  )
}

const wordOf = ({ permission }: Found): string =>
  permission === 'ADMINISTER' ? 'Administer Jira' : permissionName(permission)

function Left({
  connection: { name, accepted },
  found: { permission, projects },
  accept,
}: {
  readonly connection: ConnectionView
  readonly found: Found
  readonly accept: () => void
}): ReactNode {
  const who = useWho()
  const may = useMay('administrator')
  const drop = useTell('DELETE /connections/{name}/accepted-rights/{permission}', [
    'GET /connections/{name}',
    'GET /connections',
    'GET /overview',
  ])
  const one = accepted.find((right) => right.permission === permission)
  const holds = one && projects.every((key) => one.projects.includes(key))
  const button = { size: 'compact-xs', variant: 'default' } as const
  if (!one || !holds)
    return may ? (
      <Button {...button} onClick={accept}>
        Accept
      </Button>
    ) : null
  return (
    <>
      <div title={one.why}>
        {one.why}{' '}
        <span className="dimmed">
          {who(one.by)}, until {new Date(one.until).toLocaleDateString()}
        </span>
      </div>
      {may && (
        <Button {...button} mt={4} loading={drop.isPending} onClick={() => drop.mutate({ name, permission })}>
          No longer
        </Button>
      )}
    </>
  )
}
