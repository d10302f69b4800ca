/** Which connection, and which of its projects. */
import { Button, MultiSelect, Select, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Failure } from '../../parts/failure.tsx'
import { useAsk } from '../../queries.ts'
import type { Draft } from './draft.ts'
import { toldApart } from './told-apart.ts'

export interface StepProps {
  readonly draft: Draft
  readonly change: (next: (draft: Draft) => Draft) => void
}

export function ConnectionStep({ draft, change }: StepProps): ReactNode {
  const sites = useAsk('GET /connections', {})
  const sync = useAsk('GET /sync', {})
  const names = sites.data?.connections.map(({ name }) => name) ?? []
  const choose = (connection: string | null): void => {
    const points = sync.data?.connections.find((one) => one.connection === connection)?.points?.id ?? null
    change((now) => ({ ...now, connection, points, mapping: { ...now.mapping, projects: [], types: [] } }))
  }
  if (sites.isError) return <Failure error={sites.error} again={() => sites.refetch()} />
  if (sites.data && names.length === 0)
    return (
      <div>
        <Text fz="sm" mb={10}>
          An integration works through a connected site, and none is connected yet.
        </Text>
        <Button component={Link} to="/sites/connect">
          Connect a site
        </Button>
      </div>
    )
  return (
    <>
      <Select
        label="Connection"
        description={
          draft.id === undefined
            ? 'The site whose issues are kept aligned; its service account reads and writes them.'
            : 'It stays: for another site, set up another integration.'
        }
        placeholder="Choose a site"
        data={names}
        value={draft.connection}
        onChange={choose}
        disabled={draft.id !== undefined}
        allowDeselect={false}
      />
      {draft.connection !== null && <Projects key={draft.connection} draft={draft} change={change} />}
    </>
  )
}

function Projects({ draft, change }: StepProps): ReactNode {
  const name = draft.connection ?? ''
  const offered = useAsk('GET /connections/{name}/sync-options', { name }, { fresh: 60_000 })
  if (offered.isError) return <Failure error={offered.error} again={() => offered.refetch()} />
  const projects = offered.data?.projects ?? []
  const points = offered.data?.points ?? []
  const likely = points.find(({ because }) => because !== null)
  const known = new Set(projects.map(({ id }) => id))
  const lost = offered.data ? draft.mapping.projects.filter((id) => !known.has(id)) : []
  return (
    <>
      <MultiSelect
        label="Projects"
        description={offered.data ? `${projects.length} projects can be chosen.` : `Asking ${name} for its projects…`}
        placeholder={draft.mapping.projects.length === 0 ? 'Search by key or name' : ''}
        data={[
          ...projects.map((project) => ({ value: project.id, label: `${project.key} · ${project.name}` })),
          ...lost.map((id) => ({ value: id, label: `A project that is not seen any more` })),
        ]}
        value={offered.data ? draft.mapping.projects : []}
        disabled={!offered.data}
        onChange={(chosen) => change((now) => ({ ...now, mapping: { ...now.mapping, projects: chosen } }))}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage="No project is called that."
      />
      {points.length > 0 && draft.id === undefined && (
        <Select
          label="Estimates"
          description="The field that holds how large an issue is, for roll-ups by points. It is the same for all integrations of this site."
          placeholder="None: issues are counted"
          data={toldApart(points).map((point) => ({ value: point.id, label: point.name }))}
          value={draft.points}
          onChange={(chosen) => change((now) => ({ ...now, points: chosen }))}
          clearable
        />
      )}
      {likely && draft.id === undefined && (
        <Text fz="xs" className="dimmed" title={likely.because ?? ''}>
          Suggested: {likely.name}. {likely.because}
        </Text>
      )}
    </>
  )
}
