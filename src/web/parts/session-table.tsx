/** Where somebody is signed in, and ending it there. */
import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SessionView } from '../../actions/index.ts'
import { useTell } from '../queries.ts'
import { tellRefused } from './tell-refused.ts'
import { When } from './when.tsx'

const WAYS: Readonly<Record<SessionView['way'], string>> = {
  password: 'Password',
  'password+code': 'Password and code',
  passkey: 'Passkey',
  'single-sign-on': 'Single sign-on',
}

export function SessionTable({ sessions }: { readonly sessions: readonly SessionView[] }): ReactNode {
  return (
    <Table aria-label="Sessions">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Browser</Table.Th>
          <Table.Th>Signed in by</Table.Th>
          <Table.Th>Since</Table.Th>
          <Table.Th>Last seen</Table.Th>
          <Table.Th w={110} aria-label="Actions" />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sessions.map((one) => (
          <Row key={one.id} session={one} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ session: { id, agent, way, begunAt, seenAt, current } }: { readonly session: SessionView }): ReactNode {
  const end = useTell('DELETE /sessions/{id}', ['GET /sessions'])
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550}>
        {agent}
      </Table.Th>
      <Table.Td>{WAYS[way]}</Table.Td>
      <Table.Td>
        <When at={begunAt} />
      </Table.Td>
      <Table.Td>
        <When at={seenAt} />
      </Table.Td>
      <Table.Td ta="right">
        {current ? (
          <span className="dimmed">This one</span>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={end.isPending}
            onClick={() => end.mutate({ id }, { onError: tellRefused })}
            aria-label={`End the session in ${agent}`}
          >
            End
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
