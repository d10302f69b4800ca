/** Which items a page looks for: by words and by the values of its filters, as its address names them. Pure. */
import type { StoredItem, Waiting } from '../../store/index.ts'

export const FILTERS = ['level', 'stage', 'owner', 'health', 'label', 'waiting'] as const
export type ItemFilterName = (typeof FILTERS)[number]

/** Values that are separated by commas; words in `q`. Left out: all. */
export type Sought = Readonly<Partial<Record<ItemFilterName | 'q', string | undefined>>>

/** What stands beside the items. */
export interface Beside {
  /** Names by member's id. */
  readonly members: ReadonlyMap<string, string>
  readonly keys: ReadonlyMap<string, string>
  readonly waiting: ReadonlyMap<string, Waiting>
}

/** Undefined where nothing is looked for: then all of them fit. */
export function fitting(sought: Sought, beside: Beside): ((item: StoredItem) => boolean) | undefined {
  const words = wordsIn(sought.q)
  const filters = FILTERS.flatMap((name) => {
    const wanted = sought[name]?.split(',').filter(Boolean) ?? []
    return wanted.length === 0 ? [] : [{ name, wanted: new Set(wanted) }]
  })
  if (words.length === 0 && filters.length === 0) return undefined
  const capitals = new Map(words.map((word) => [word, word.toUpperCase()]))
  const said = new Map([...beside.members].map(([id, name]) => [id, name.toLowerCase()]))
  return (item) =>
    filters.every(({ name, wanted }) => valuesOf(item, name, beside).some((value) => wanted.has(value))) &&
    words.every(
      (word) =>
        textOf(item).includes(word) ||
        (said.get(item.owner ?? '') ?? '').includes(word) ||
        // Jira's keys are capitals.
        (beside.keys.get(item.id) ?? '').includes(capitals.get(word) ?? word),
    )
}

const wordsIn = (text: string | undefined): readonly string[] => (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)

/** Each key that is typed asks every item for it. */
const texts = new WeakMap<StoredItem, string>()

function textOf(item: StoredItem): string {
  const known = texts.get(item) ?? `${item.code} ${item.name} ${item.labels.join(' ')}`.toLowerCase()
  texts.set(item, known)
  return known
}

/** `true` stands for anything that waits. */
export function valuesOf(item: StoredItem, filter: ItemFilterName, { members, waiting }: Beside): readonly string[] {
  if (filter === 'label') return item.labels
  if (filter === 'owner') return [members.get(item.owner ?? '') ?? 'Nobody']
  if (filter === 'health') return [item.health ?? 'none']
  if (filter !== 'waiting') return [item[filter]]
  const { conflicts = 0, problems = 0 } = waiting.get(item.id) ?? {}
  return [
    ...(conflicts + problems > 0 ? ['true'] : []),
    ...(conflicts > 0 ? ['conflict'] : []),
    ...(problems > 0 ? ['problem'] : []),
  ]
}

export type Counts = Record<ItemFilterName, [value: string, count: number][]>

/** The values there are, with how many items have each. */
export function countedBy(items: Iterable<StoredItem>, beside: Beside): Counts {
  const counts = new Map(FILTERS.map((filter) => [filter, new Map<string, number>()] as const))
  for (const item of items)
    for (const [filter, of] of counts)
      for (const value of valuesOf(item, filter, beside)) of.set(value, (of.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].map(([filter, of]) => [filter, [...of]])) as unknown as Counts
}
