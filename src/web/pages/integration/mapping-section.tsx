/** An integration's mapping as it holds: fields with their direction and rule, stages with their statuses, what is made by itself. */
import { Button, Group, Table } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconArrowsLeftRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { FieldMappingView, IntegrationView, SyncOptionsView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { Section } from '../../parts/section.tsx'
import { useAsk } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { COMMENT_FLOWS, LEVELS, ruleText } from '../sync/words.ts'
import classes from './integration.module.css'

const FLOWS = {
  both: [IconArrowsLeftRight, 'in both directions'],
  'to-jira': [IconArrowRight, 'to Jira'],
  'from-jira': [IconArrowLeft, 'from Jira'],
} as const

export function MappingSection({ integration }: { readonly integration: IntegrationView }): ReactNode {
  const { id, mapping, names, connection } = integration
  const may = useMay('administrator')
  // What stands for what is asked of Jira only where the reader may ask.
  const options = useAsk(
    'GET /connections/{name}/sync-options',
    { name: connection, projects: mapping.projects.join(',') },
    { enabled: may, fresh: 300_000 },
  ).data
  return (
    <Section
      title="What is kept aligned"
      action={
        may && (
          <Group gap="xs">
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/sync/new" search={{ integration: id, step: 'people' }} {...props} />}
            >
              People
            </Button>
            <Button
              variant="default"
              renderRoot={(props) => <Link to="/sync/new" search={{ integration: id, step: 'fields' }} {...props} />}
            >
              Change the mapping
            </Button>
          </Group>
        )
      }
    >
      <Table className={classes.mapping} mb="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={120}>In Fairlead</Table.Th>
            <Table.Th w={44}>
              <span title="Direction">⇄</span>
            </Table.Th>
            <Table.Th w="32%">In Jira</Table.Th>
            <Table.Th>Rule</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {mapping.fields.map((field, at) => (
            <FieldLine key={field.field} mapping={field} name={names.fields[at] ?? field.jira} options={options} />
          ))}
        </Table.Tbody>
      </Table>
      <Made integration={integration} />
    </Section>
  )
}

function FieldLine({
  mapping,
  name,
  options,
}: {
  readonly mapping: FieldMappingView
  /** Of Jira's field. */
  readonly name: string
  readonly options: SyncOptionsView | undefined
}): ReactNode {
  const [Icon, word] = FLOWS[mapping.flow]
  return (
    <Table.Tr>
      <Table.Th scope="row">{fieldWord(mapping.field)}</Table.Th>
      <Table.Td>
        <Icon size={16} stroke={2} role="img" aria-label={word} style={{ display: 'block', marginTop: 2 }} />
      </Table.Td>
      <Table.Td>
        {name}
        {options && <Places mapping={mapping} options={options} />}
      </Table.Td>
      <Table.Td className="dimmed">{ruleText(mapping, name)}</Table.Td>
    </Table.Tr>
  )
}

/** Which of Jira's values stands for which of ours; the one that is written stands first. */
function Places({
  mapping: { field, jira, values },
  options,
}: {
  readonly mapping: FieldMappingView
  readonly options: SyncOptionsView
}): ReactNode {
  const stages = useStages()
  if (!values || (field !== 'stage' && field !== 'health')) return null
  const ours = field === 'stage' ? stages : Object.entries(HEALTH_SIGNS).map(([id, { word }]) => ({ id, name: word }))
  const theirs = jira === 'status' ? options.statuses : (options.fields.find(({ id }) => id === jira)?.options ?? [])
  const named = (id: string): string => theirs.find((one) => one.id === id)?.name ?? (id === '' ? 'nothing chosen' : id)
  return (
    <dl className={classes.places}>
      {ours
        .filter(({ id }) => values[id])
        .map(({ id, name }) => (
          <div key={id} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{values[id]?.map(named).join(', ')}</dd>
          </div>
        ))}
    </dl>
  )
}

function Made({ integration: { mapping, names } }: { readonly integration: IntegrationView }): ReactNode {
  const [one, many] = LEVELS[mapping.level]
  const { createsItems, pushes, fills, projects, types, comments } = mapping
  const project = pushes && (names.projects[projects.indexOf(pushes.project)] ?? pushes.project)
  const type = pushes && (names.types[types.indexOf(pushes.type)] ?? pushes.type)
  const resolution = (fills.resolution as { readonly name?: string } | undefined)?.name
  return (
    <Facts
      facts={[
        ['New issues', createsItems ? `get an ${one} each` : `get no ${one} by themselves`],
        [many, pushes ? `may be pushed to ${project} as ${type}` : 'are not pushed to Jira'],
        ['Comments', COMMENT_FLOWS[comments]],
        ...(resolution ? ([['Resolution', `${resolution}, where a transition asks for one`]] as const) : []),
      ]}
    />
  )
}
