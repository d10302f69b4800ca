/** Issues in an integration's scope that no item stands for, page by page, each with why. */
import { Button, Group, Table } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { IntegrationView, UnlinkedView } from '../../../actions/index.ts'
import { Loaded, Rows } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'

const PAGE = 20

export function UnlinkedSection({ integration }: { readonly integration: IntegrationView }): ReactNode {
  const { id, counts } = integration
  const [offset, setOffset] = useState(0)
  const unlinked = useAsk(
    'GET /integrations/{id}/unlinked',
    { id, limit: PAGE, offset },
    { enabled: counts.unlinked > 0 },
  )
  if (counts.unlinked === 0) return null
  return (
    <div id="unlinked">
      <Section title="Issues without an item">
        <Loaded query={unlinked} skeleton={<Rows count={3} />}>
          {(page) => <Page page={page} offset={offset} turn={setOffset} />}
        </Loaded>
      </Section>
    </div>
  )
}

function Page({
  page: { issues, total },
  offset,
  turn,
}: {
  readonly page: UnlinkedView
  readonly offset: number
  readonly turn: (offset: number) => void
}): ReactNode {
  const last = offset + issues.length
  return (
    <>
      <Table layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={100}>Issue</Table.Th>
            <Table.Th>Summary</Table.Th>
            <Table.Th w={170}>Type and status</Table.Th>
            <Table.Th w="36%">Why</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {issues.map(({ key, url, summary, type, status, why }) => (
            <Table.Tr key={key}>
              <Table.Td>
                <a href={url} target="_blank" rel="noreferrer">
                  {key}
                </a>
              </Table.Td>
              <Table.Td>{summary}</Table.Td>
              <Table.Td className="dimmed">
                {type}, {status}
              </Table.Td>
              <Table.Td className="dimmed">{why}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {total > PAGE && (
        <Group gap="xs" mt="sm">
          <Button variant="default" disabled={offset === 0} onClick={() => turn(Math.max(0, offset - PAGE))}>
            Newer
          </Button>
          <Button variant="default" disabled={last >= total} onClick={() => turn(offset + PAGE)}>
            Older
          </Button>
          <span className="dimmed tabular">
            {(offset + 1).toLocaleString('en')} to {last.toLocaleString('en')} of {total.toLocaleString('en')}
          </span>
        </Group>
      )}
    </>
  )
}
