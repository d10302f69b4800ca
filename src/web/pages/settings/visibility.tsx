/** What viewers see of the issues of each project: all, numbers only, or nothing. */
import { Select, Stack, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ProjectMarksView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Section } from '../../parts/section.tsx'
import { tellRefused } from '../../parts/tell-refused.ts'
import { OF_ITEMS } from '../../portfolio.ts'
import { useAsk, useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { SettingsPage } from './settings-page.tsx'

type Project = ProjectMarksView['projects'][number]

const MARKS: Readonly<Record<Project['mark'], readonly [name: string, says: string]>> = {
  open: ['Open', 'Viewers see its issues as everybody does.'],
  counted: ['Counted', 'Its issues count in every number, and are listed without key, summary and assignee.'],
  closed: ['Closed', 'Its issues count in no number that viewers see; the roll-up says how many are left out.'],
}

export function VisibilityPage(): ReactNode {
  const may = useMay('editor')
  return (
    <SettingsPage name="Visibility">
      <Stack gap="xl" maw={820}>
        <Section
          title="What viewers see of a project’s issues"
          says="Everybody else sees all that the service account sees. Items that an integration made of hidden issues stay in their place, without their names."
        >
          <Facts facts={Object.values(MARKS)} />
        </Section>
        {may ? <Projects /> : <p className="dimmed">Viewers do not see the list of projects.</p>}
      </Stack>
    </SettingsPage>
  )
}

function Projects(): ReactNode {
  const query = useAsk('GET /visibility', {})
  return (
    <Loaded query={query}>
      {({ projects }) =>
        projects.length === 0 ? (
          <p className="dimmed">
            No project was read yet. Connect a site and begin an integration; they are here then.
          </p>
        ) : (
          <Table aria-label="Projects">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Project</Table.Th>
                <Table.Th>Name</Table.Th>
                <Table.Th>Site</Table.Th>
                <Table.Th>Viewers see</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {projects.map((project) => (
                <Table.Tr key={`${project.connection} ${project.key}`}>
                  <Table.Th scope="row" fw={500}>
                    {project.key}
                  </Table.Th>
                  <Table.Td>{project.name}</Table.Td>
                  <Table.Td>{project.connection}</Table.Td>
                  <Table.Td>
                    <Mark project={project} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )
      }
    </Loaded>
  )
}

function Mark({ project: { connection, key, mark } }: { readonly project: Project }): ReactNode {
  const may = useMay('owner')
  const set = useTell('PUT /visibility', ['GET /visibility', ...OF_ITEMS])
  if (!may) return MARKS[mark][0]
  return (
    <Select
      size="xs"
      w={150}
      aria-label={`Viewers see of ${key}`}
      allowDeselect={false}
      data={Object.entries(MARKS).map(([value, [label]]) => ({ value, label }))}
      value={mark}
      disabled={set.isPending}
      onChange={(next) =>
        next && set.mutate({ connection, project: key, mark: next as Project['mark'] }, { onError: tellRefused })
      }
    />
  )
}
