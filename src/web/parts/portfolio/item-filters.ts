/** What items are filtered by, and what the search looks into, wherever they are listed. */
import type { ItemRowView, StageView } from '../../../actions/index.ts'
import type { Filter } from '../table/column.ts'
import { HEALTH_SIGNS, type Health, LEVEL_SIGNS, type Level } from './signs.ts'

export function filtersFor(stages: readonly StageView[]): readonly Filter<ItemRowView>[] {
  return [
    { id: 'level', label: 'Level', of: ({ level }) => level, name: (level) => LEVEL_SIGNS[level as Level].word },
    {
      id: 'stage',
      label: 'Stage',
      of: ({ stage }) => stage,
      name: (id) => stages.find((stage) => stage.id === id)?.name ?? id,
    },
    { id: 'owner', label: 'Owner', of: ({ owner }) => owner?.name ?? 'Nobody' },
    {
      id: 'health',
      label: 'Health',
      of: ({ health }) => health ?? 'none',
      name: (health) => (health === 'none' ? 'Not said' : HEALTH_SIGNS[health as Health].word),
    },
    { id: 'label', label: 'Label', of: ({ labels }) => labels },
    {
      id: 'waiting',
      label: 'Waits',
      of: waitingIn,
      name: (value) => WAITS[value as keyof typeof WAITS] ?? value,
    },
  ]
}

/** `true` is what the server's own filter is asked with. */
const WAITS = { true: 'Anything', conflict: 'A conflict', problem: 'A problem' } as const

const waitingIn = ({ conflicts, problems }: ItemRowView): readonly (keyof typeof WAITS)[] => [
  ...(conflicts + problems > 0 ? (['true'] as const) : []),
  ...(conflicts > 0 ? (['conflict'] as const) : []),
  ...(problems > 0 ? (['problem'] as const) : []),
]

export const textOfItem = ({ code, name, labels, owner, issue }: ItemRowView): string =>
  [code, name, labels.join(' '), owner?.name, issue?.key].join(' ')
