/** Where one is signed in, and ending it there. */
import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SessionView } from '../../../actions/index.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { tellDone } from '../../parts/tell-done.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { useAsk, useTell } from '../../queries.ts'

const WAYS: Readonly<Record<SessionView['way'], string>> = {
  password: 'Password',
  'password+code': 'Password and code',
  passkey: 'Passkey',
  'single-sign-on': 'Single sign-on',
}

export function Sessions(): ReactNode {
  const sessions = useAsk('GET /sessions', {})
  const endAll = useTell('POST /sessions/end', ['GET /sessions'])
  const others = (sessions.data?.sessions ?? []).filter(({ current }) => !current).length
  return (
    <Section
      title="Sessions"
      says="Where you are signed in. A session ends after 30 minutes without use, and after 12 hours."
      action={
        others > 0 && (
          <Button
            variant="default"
            loading={endAll.isPending}
            onClick={() =>
              endAll.mutate({}, { onSuccess: () => tellDone('All other sessions ended.'), onError: tellRefused })
            }
          >
            End all others
          </Button>
        )
      }
    >
      <Loaded query={sessions}>
        {(found) => (
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
              {found.sessions.map((one) => (
                <Row key={one.id} session={one} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </Section>
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
