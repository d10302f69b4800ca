/** Projects of a site, several at once, searched by key or name. */
import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useAsk } from '../queries.ts'
import { Failure } from './failure.tsx'

export function ProjectChoice({
  site,
  keys,
  choose,
  within,
}: {
  readonly site: string
  readonly keys: readonly string[]
  readonly choose: (keys: readonly string[]) => void
  /** Only these may be chosen. */
  readonly within?: readonly string[]
}): ReactNode {
  const projects = useAsk('GET /connections/{name}/projects', { name: site }, { fresh: 60_000 })
  if (projects.isError) return <Failure error={projects.error} again={() => projects.refetch()} />
  const known = (projects.data?.projects ?? []).filter(({ key }) => within?.includes(key) ?? true)
  // What was chosen before stays to be seen, even if the account no longer sees it.
  const lost = keys.filter((key) => projects.data && !known.some((project) => project.key === key))
  return (
    <MultiSelect
      label="Projects"
      description={
        projects.isPending
          ? `Asking ${site} for its projects…`
          : within
            ? 'Those that both connections are for.'
            : `${known.length} projects on ${site}.`
      }
      placeholder={keys.length === 0 ? 'Search by key or name' : ''}
      data={[
        ...known.map(({ key, name, style }) => ({
          value: key,
          label: `${key} · ${name}`,
          ...(style === 'team-managed' ? { label: `${key} · ${name} (team-managed)` } : {}),
        })),
        ...lost.map((key) => ({ value: key, label: `${key} · not seen any more` })),
        ...(projects.data ? [] : keys.map((key) => ({ value: key, label: key }))),
      ]}
      value={[...keys]}
      onChange={choose}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage="No project is called that."
      maxDropdownHeight={320}
    />
  )
}
