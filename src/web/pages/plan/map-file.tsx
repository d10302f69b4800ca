/** The mapping as a file: downloaded, changed elsewhere, taken back whole; what is wrong is told line by line. */
import { Button, FileButton, Group, Table, Text } from '@mantine/core'
import { IconDownload, IconUpload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PlanView } from '../../../actions/index.ts'
import { Failure } from '../../parts/failure.tsx'
import { Section } from '../../parts/section.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { OF_PLAN } from './map-stale.ts'

const FORMATS = ['yaml', 'json', 'csv'] as const
type Format = (typeof FORMATS)[number]

const formatOf = (name: string): Format =>
  FORMATS.find((format) => name.toLowerCase().replace(/yml$/, 'yaml').endsWith(`.${format}`)) ?? 'yaml'

export function MapFile({ plan }: { readonly plan: PlanView }): ReactNode {
  const take = useTell('POST /plans/{id}/mapping/file', OF_PLAN)
  const allowed = useMay('deployer')
  const [name, setName] = useState('')
  const upload = async (file: File | null): Promise<void> => {
    if (!file) return
    setName(file.name)
    take.mutate({ id: plan.id, file: await file.text(), format: formatOf(file.name) })
  }
  return (
    <Section
      title="As a file"
      says="Every object with its answer, to be changed in an editor or a spreadsheet. An empty answer is as planned; what the file does not name stays."
    >
      <Group gap="sm">
        {FORMATS.map((format) => (
          <Button
            key={format}
            component="a"
            href={`/api/v1/plans/${plan.id}/mapping/file?format=${format}`}
            download
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden />}
          >
            {format.toUpperCase()}
          </Button>
        ))}
        {allowed && (
          <FileButton accept=".yaml,.yml,.json,.csv" onChange={(file) => void upload(file)}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={take.isPending}
                leftSection={<IconUpload size={14} aria-hidden />}
              >
                Upload and plan again
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {take.isError && (
        <div style={{ marginTop: 12 }}>
          <Failure error={take.error} />
          {take.error.problems.length > 0 && <Wrong of={name} problems={take.error.problems} />}
        </div>
      )}
    </Section>
  )
}

/** So many are shown; who mends these finds the others. */
const MOST = 200

function Wrong({
  of,
  problems,
}: {
  readonly of: string
  readonly problems: readonly { readonly about: string; readonly says: string }[]
}): ReactNode {
  return (
    <>
      <Table mt="sm" layout="fixed" aria-label={`What is wrong in ${of}`}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={170}>{of}</Table.Th>
            <Table.Th>What is wrong</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {problems.slice(0, MOST).map(({ about, says }) => (
            <Table.Tr key={`${about} ${says}`}>
              <Table.Th scope="row" fw={500} className="tabular">
                {about}
              </Table.Th>
              <Table.Td>{says}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {problems.length > MOST && (
        <Text fz="sm" className="dimmed">
          And {problems.length - MOST} more.
        </Text>
      )}
    </>
  )
}
