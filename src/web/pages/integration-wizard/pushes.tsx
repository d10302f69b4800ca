/** Where an item goes that a person pushes to Jira: a project and an issue type. */
import { Group, Select, Stack, Switch } from '@mantine/core'
import type { ReactNode } from 'react'
import { LEVELS } from '../sync/words.ts'
import type { OptionsStepProps } from './step-level.tsx'

export function Pushes({ draft, change, options }: OptionsStepProps): ReactNode {
  const { pushes, projects, types, level } = draft.mapping
  const set = (next: typeof pushes): void =>
    change((now) => ({
      ...now,
      mapping: { ...now.mapping, pushes: next },
      settled: new Set([...now.settled, 'pushes']),
    }))
  const inProjects = options.projects.filter(({ id }) => projects.includes(id))
  const typesIn = (project: string) =>
    options.types.filter((type) => types.includes(type.id) && type.projects.includes(project))
  const begin = (): void => {
    const project = inProjects[0]?.id ?? ''
    set({ project, type: typesIn(project)[0]?.id ?? '' })
  }
  return (
    <Stack gap={8}>
      <Switch
        label={`${LEVELS[level][1]} may be pushed to Jira`}
        description="A person makes an issue for one that has none, by a button on its page. Nothing is pushed by itself."
        checked={pushes !== null}
        onChange={({ currentTarget }) => (currentTarget.checked ? begin() : set(null))}
      />
      {pushes && (
        <Group gap="sm" ml={48} maw={512} grow align="flex-start">
          <Select
            label="Into"
            data={inProjects.map(({ id, key, name }) => ({ value: id, label: `${key} · ${name}` }))}
            value={pushes.project}
            onChange={(project) => project && set({ project, type: typesIn(project)[0]?.id ?? '' })}
            allowDeselect={false}
          />
          <Select
            label="As"
            data={typesIn(pushes.project).map(({ id, name }) => ({ value: id, label: name }))}
            value={types.includes(pushes.type) ? pushes.type : null}
            error={!types.includes(pushes.type) && 'Choose one of the issue types above.'}
            onChange={(type) => type && set({ ...pushes, type })}
            allowDeselect={false}
          />
        </Group>
      )}
    </Stack>
  )
}
