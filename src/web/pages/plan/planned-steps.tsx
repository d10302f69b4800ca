/** The steps in their order, in waves: what is in one wave may happen at once. */
import { type ReactNode, useMemo } from 'react'
import type { StepView } from '../../../actions/index.ts'
import { wavesOf } from '../../parts/graph/waves-of.ts'
import { nameIn } from '../../parts/keys.ts'
import { ObjectName } from '../../parts/kind.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Section } from '../../parts/section.tsx'
import { CHOICES } from '../../parts/signs.ts'
import type { List } from '../../parts/table/column.ts'
import { ListTable } from '../../parts/table/list-table.tsx'

const VERBS = { create: CHOICES.create, update: CHOICES.update, delete: CHOICES.delete } as const

export function PlannedSteps({ steps }: { readonly steps: readonly StepView[] }): ReactNode {
  const list = useMemo(() => listFor(steps), [steps])
  const waves = useMemo(() => wavesOf(steps), [steps])
  const ordered = useMemo(
    () => [...steps].sort((left, right) => (waves.get(left.id) ?? 0) - (waves.get(right.id) ?? 0)),
    [steps, waves],
  )
  return (
    <Section title="Steps" says="In waves: each begins when what it waits for is done.">
      <ListTable list={list} rows={ordered} />
    </Section>
  )
}

function listFor(steps: readonly StepView[]): List<StepView> {
  const waves = wavesOf(steps)
  const about = new Map(steps.map((step) => [step.id, step.about]))
  return {
    name: 'steps',
    label: 'Steps',
    keyOf: ({ id }) => id,
    textOf: ({ title, about: key }) => `${title} ${key}`,
    groupOf: ({ id }) => `Wave ${waves.get(id)}`,
    filters: [
      { id: 'verb', label: 'What', of: ({ verb }) => verb, name: (verb) => VERBS[verb as StepView['verb']].word },
    ],
    columns: [
      {
        id: 'verb',
        label: 'What',
        width: '100px',
        always: true,
        order: ({ verb }) => verb,
        cell: ({ verb }) => <Mark sign={VERBS[verb]} />,
      },
      {
        id: 'about',
        label: 'Object',
        width: 'minmax(220px, 2fr)',
        always: true,
        order: ({ about: key }) => nameIn(key),
        cell: ({ about: key }) => <ObjectName of={key} />,
      },
      {
        id: 'after',
        label: 'Waits for',
        width: 'minmax(160px, 2fr)',
        cell: ({ after }) => {
          const names = after.map((id) => nameIn(about.get(id) ?? id)).join(', ')
          return (
            <span className="dimmed" title={names}>
              {names}
            </span>
          )
        },
      },
    ],
  }
}
