/** One-time links in a table; one that is open can be taken back. */
import { Button, Table } from '@mantine/core'
import { IconBan, IconCheck, IconClock, IconHistoryOff, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { HandOverView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Mark } from '../../parts/mark.tsx'
import { type Sign, sign } from '../../parts/signs.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useWho } from '../../who.ts'

const STATES: Readonly<Record<HandOverView['state'], Sign>> = {
  open: sign('person', 'Waits', IconClock),
  given: sign('done', 'Given', IconCheck),
  revoked: sign('plain', 'Taken back', IconBan),
  tried: sign('lose', 'Closed', IconX),
  expired: sign('plain', 'Expired', IconHistoryOff),
}
const PURPOSES: Readonly<Record<HandOverView['purpose'], string>> = {
  connection: 'a new site',
  replacement: 'a new token',
  authorization: 'deployments',
}

export function LinkTable({ links }: { readonly links: readonly HandOverView[] }): ReactNode {
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Site</Table.Th>
            <Table.Th>For</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Opened</Table.Th>
            <Table.Th>Asked</Table.Th>
            <Table.Th>Ends</Table.Th>
            <Table.Th w={110} aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {links.map((link) => (
            <Row key={link.id} link={link} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Row({ link }: { readonly link: HandOverView }): ReactNode {
  const { id, name, url, purpose, state, openedAt, askedBy, createdAt, expiresAt, endedAt } = link
  const who = useWho()
  const revoke = useTell('DELETE /hand-overs/{id}', ['GET /hand-overs'])
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={550} title={url}>
        {name}
      </Table.Th>
      <Table.Td>{PURPOSES[purpose]}</Table.Td>
      <Table.Td>
        <Mark sign={STATES[state]} />
      </Table.Td>
      <Table.Td className="dimmed">{openedAt ? <When at={openedAt} /> : 'not yet'}</Table.Td>
      <Table.Td>
        <When at={createdAt} /> <span className="dimmed">by {who(askedBy)}</span>
      </Table.Td>
      <Table.Td className="dimmed">
        <When at={endedAt ?? expiresAt} />
      </Table.Td>
      <Table.Td ta="right">
        {state === 'open' && (
          <Button size="compact-xs" variant="default" loading={revoke.isPending} onClick={() => revoke.mutate({ id })}>
            Take back
          </Button>
        )}
        {revoke.isError && <Failure error={revoke.error} />}
      </Table.Td>
    </Table.Tr>
  )
}
