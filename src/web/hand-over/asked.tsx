/** Who asks, for which address, for what, with which rights and until when. */
import { Table, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { HandOverPageView } from '../../actions/index.ts'
import { Facts } from '../parts/facts.tsx'
import { Section } from '../parts/section.tsx'

const WORDS = { cloud: 'Jira Cloud', dataCenter: 'Jira Data Center' } as const

export function Asked({ asked }: { readonly asked: HandOverPageView }): ReactNode {
  const { asker, title, says, note, url, deployment, projects, account, rights, purpose, expiresAt } = asked
  const until = new Date(expiresAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <>
      <div>
        <Title order={1}>{title}</Title>
        <Text mt={4}>{asker} asks you for it. You need no account here, and this page asks for no password.</Text>
      </div>
      <Facts
        facts={[
          [
            'For this address',
            <span key="url" style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
              <IconLock size={14} aria-label="locked" /> <strong>{url}</strong>
            </span>,
          ],
          ['It is', WORDS[deployment]],
          ...(purpose === 'authorization'
            ? []
            : [['Projects', projects?.join(', ') ?? 'all that the account sees'] as const]),
          ...(account ? [['Account', `${account}, and no other`] as const] : []),
          ...(note ? [['Why', note] as const] : []),
          ['Good until', until],
        ]}
      />
      <Section title="What it will be used for">
        {says.map((line) => (
          <Text key={line} fz="sm" mt={4}>
            {line}
          </Text>
        ))}
      </Section>
      <Section title="Rights that the account needs" says="And no more: the check names what is too many.">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Permission</Table.Th>
              <Table.Th w={110}>Needed</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rights.map(({ permission, name, must, why }) => (
              <Table.Tr key={permission}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                <Table.Td>{must ? 'always' : 'if wanted'}</Table.Td>
                <Table.Td>{why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
    </>
  )
}
