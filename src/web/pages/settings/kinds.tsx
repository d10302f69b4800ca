/** The capability matrix: what can be done with each kind of configuration, on Cloud and on Data Center. */
import { Table, Text } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { KindView } from '../../../actions/index.ts'
import { KindIcon } from '../../parts/kind.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { colour } from '../../parts/mark.tsx'
import { useAsk } from '../../queries.ts'
import { SettingsPage } from './settings-page.tsx'

const OPERATIONS = ['read', 'create', 'update', 'delete', 'undo'] as const
const SITES = ['cloud', 'dataCenter'] as const

export function KindsPage(): ReactNode {
  const kinds = useAsk('GET /kinds', {}, { fresh: Number.POSITIVE_INFINITY })
  return (
    <SettingsPage name="Kinds">
      <Text fz="sm" className="dimmed" mb={12} maw={720}>
        What Jira’s public API lets Fairlead do with each kind of configuration. What cannot be read is never taken for
        absent: it is said, and mapped by a person or left as a step for one.
      </Text>
      <Loaded query={kinds}>
        {(found) => (
          <Table maw={980} aria-label="Kinds of configuration">
            <Table.Thead>
              <Table.Tr>
                <Table.Th rowSpan={2}>Kind</Table.Th>
                <Table.Th colSpan={5} ta="center">
                  Cloud
                </Table.Th>
                <Table.Th colSpan={5} ta="center">
                  Data Center
                </Table.Th>
              </Table.Tr>
              <Table.Tr>
                {SITES.flatMap((site) =>
                  OPERATIONS.map((operation) => (
                    <Table.Th key={site + operation} ta="center" fw={500} tt="capitalize" className="dimmed">
                      {operation}
                    </Table.Th>
                  )),
                )}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {found.kinds.map((kind) => (
                <KindRow key={kind.kind} kind={kind} />
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Loaded>
    </SettingsPage>
  )
}

function KindRow({ kind }: { readonly kind: KindView }): ReactNode {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          <KindIcon kind={kind.kind} />
          {kind.label}
        </span>
      </Table.Th>
      {SITES.flatMap((site) =>
        OPERATIONS.map((operation) => (
          <Table.Td key={site + operation} ta="center">
            {kind[site][operation] ? (
              <IconCheck size={16} stroke={2.2} role="img" aria-label="yes" style={{ color: colour('done') }} />
            ) : (
              <IconMinus size={16} role="img" aria-label="no" style={{ color: colour('plain') }} />
            )}
          </Table.Td>
        )),
      )}
    </Table.Tr>
  )
}
