/** Which level of the portfolio stands for which issue types; what becomes of issues without an item; how it is called. */
import { Checkbox, Input, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import type { SyncOptionsView } from '../../../actions/index.ts'
import { ProblemLines } from '../sync/problem-lines.tsx'
import { LEVELS, type Level } from '../sync/words.ts'
import { otherProblems, withSuggestions } from './draft.ts'
import { Pushes } from './pushes.tsx'
import type { StepProps } from './step-connection.tsx'
import { Under } from './under.tsx'

const CHOICES = (Object.keys(LEVELS) as Level[]).map((value) => ({ value, label: LEVELS[value][1] }))

export interface OptionsStepProps extends StepProps {
  readonly options: SyncOptionsView
}

export function LevelStep(props: OptionsStepProps): ReactNode {
  const { draft, change, options } = props
  const { level, createsItems } = draft.mapping
  const id = useId()
  const [one, many] = LEVELS[level]
  const setLevel = (value: string): void =>
    change((now) =>
      withSuggestions(
        {
          ...now,
          mapping: { ...now.mapping, level: value as Level, under: null },
          settled: new Set([...now.settled, 'types']),
        },
        options,
      ),
    )
  return (
    <>
      <div>
        <Input.Label labelElement="div" id={id} mb={4} display="block">
          Level of the portfolio
        </Input.Label>
        <SegmentedControl aria-labelledby={id} data={CHOICES} value={level} onChange={setLevel} />
      </div>
      <Types {...props} />
      <Stack gap={8}>
        <Switch
          label={`Make an ${one} for each issue that has none`}
          description={`Otherwise only ${many.toLowerCase()} that are linked or pushed by hand are kept aligned.`}
          checked={createsItems}
          onChange={({ currentTarget }) =>
            change((now) => ({ ...now, mapping: { ...now.mapping, createsItems: currentTarget.checked } }))
          }
        />
        {createsItems && <Under {...props} />}
      </Stack>
      <Pushes {...props} />
      <TextInput
        label="Name of the integration"
        value={draft.name}
        maxLength={100}
        onChange={({ currentTarget }) =>
          change((now) => ({ ...now, name: currentTarget.value, settled: new Set([...now.settled, 'name']) }))
        }
        autoComplete="off"
      />
      <ProblemLines problems={otherProblems(options)} />
    </>
  )
}

function Types({ draft, change, options }: OptionsStepProps): ReactNode {
  const keys = new Map(options.projects.map(({ id, key }) => [id, key]))
  const inSome = options.types.filter(({ projects }) => projects.some((id) => draft.mapping.projects.includes(id)))
  const choose = (types: string[]): void =>
    change((now) =>
      withSuggestions(
        { ...now, mapping: { ...now.mapping, types }, settled: new Set([...now.settled, 'types']) },
        options,
      ),
    )
  return (
    <Checkbox.Group
      label="Issue types"
      description={`Each issue of these types stands for one ${LEVELS[draft.mapping.level][0]}.`}
      value={draft.mapping.types}
      onChange={choose}
    >
      <Stack gap={8} mt={8}>
        {inSome.map(({ id, name, subtask, projects }) => (
          <Checkbox
            key={id}
            value={id}
            label={
              <>
                {name}{' '}
                <span className="dimmed">
                  {subtask && 'sub-task, '}in{' '}
                  {projects
                    .filter((project) => draft.mapping.projects.includes(project))
                    .map((project) => keys.get(project) ?? project)
                    .join(', ')}
                </span>
              </>
            }
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
