/** Whoever was invited and has not come yet. */
import { Button, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { InvitationView } from '../../../actions/index.ts'
import { tellRefused } from '../../parts/tell-refused.ts'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useWho } from '../../who.ts'
import { capital } from './role-choice.tsx'

export function Invitations({ invitations }: { readonly invitations: readonly InvitationView[] }): ReactNode {
  const withdraw = useTell('DELETE /people/invitations/{id}', ['GET /people'])
  const who = useWho()
  return (
    <Table.ScrollContainer minWidth={600}>
      <Table aria-label="Invited">
        <Table.Thead>
          <Table.Tr>
            {['E-mail', 'Role', 'By', 'Opens until'].map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
            <Table.Th w={90} aria-label="Actions" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invitations.map(({ id, email, role, by, expiresAt }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row" fw={500}>
                {email}
              </Table.Th>
              <Table.Td>{capital(role)}</Table.Td>
              <Table.Td>{who(by)}</Table.Td>
              <Table.Td>
                <When at={expiresAt} />
              </Table.Td>
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  aria-label={`Withdraw the invitation of ${email}`}
                  onClick={() => withdraw.mutate({ id }, { onError: tellRefused })}
                >
                  Withdraw
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
