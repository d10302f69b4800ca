/** Projects of a snapshot: those that there were then. */
import { MultiSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { isMembers } from '../../parts/difference/differ.ts'
import { nameIn } from '../../parts/keys.ts'
import { useAsk } from '../../queries.ts'

export function SnapshotProjects({
  snapshot,
  keys,
  choose,
}: {
  readonly snapshot: string
  readonly keys: readonly string[]
  readonly choose: (keys: readonly string[]) => void
}): ReactNode {
  const found = useAsk('GET /snapshots/{id}/objects', { id: snapshot, kind: 'project', limit: 1_000 })
  const projects = found.data?.objects ?? []
  return (
    <MultiSelect
      label="Projects"
      description={found.isPending ? 'Looking into the snapshot…' : `${projects.length} projects in this snapshot.`}
      placeholder={keys.length === 0 ? 'Search by key or name' : ''}
      data={[
        ...projects.map(({ key, value }) => ({
          value: nameIn(key),
          label: `${nameIn(key)} · ${isMembers(value) ? String(value.name) : ''}`,
        })),
        ...(found.data ? [] : keys.map((key) => ({ value: key, label: key }))),
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
