/** Which items a page looks for: by words and by the values of its filters, as its address names them. Pure. */
import type { StoredItem, Waiting } from '../../store/index.ts'
import { Texts } from './texts.ts'

export const FILTERS = ['level', 'stage', 'owner', 'health', 'label', 'waiting'] as const
export type ItemFilterName = (typeof FILTERS)[number]

/** Values that are separated by commas; words in `q`. Left out: all. */
export type Sought = Readonly<Partial<Record<ItemFilterName | 'q', string | undefined>>>

/** What stands beside the items. */
export interface Beside {
  /** Names by member's id. */
  readonly members: ReadonlyMap<string, string>
  readonly waiting: ReadonlyMap<string, Waiting>
  /** Of all items in their order: what `textsOf` gives. */
  readonly texts: () => Texts
}

/** Marks the places of those that fit; undefined where nothing is looked for. */
export function found(items: readonly StoredItem[], sought: Sought, beside: Beside): Uint8Array | undefined {
  const marks = wordsIn(sought.q).map((word) => holding(word, items, beside))
  const filters = FILTERS.flatMap((name) => {
    const wanted = sought[name]?.split(',').filter(Boolean) ?? []
    return wanted.length === 0 ? [] : [{ name, wanted: new Set(wanted) }]
  })
  if (marks.length === 0 && filters.length === 0) return undefined
  const fits = (item: StoredItem, place: number): boolean =>
    marks.every((mark) => mark[place] === 1) &&
    filters.every(({ name, wanted }) => valuesOf(item, name, beside).some((value) => wanted.has(value)))
  return Uint8Array.from(items, (item, place) => (fits(item, place) ? 1 : 0))
}

const wordsIn = (text: string | undefined): readonly string[] => (text ?? '').toLowerCase().split(/\s+/).filter(Boolean)

/** Marks the places of items that hold a word, or whose owner's name does. */
function holding(word: string, items: readonly StoredItem[], { members, texts }: Beside): Uint8Array {
  const marks = new Uint8Array(items.length)
  texts().mark(word, marks)
  const owners = new Set([...members].flatMap(([id, name]) => (name.toLowerCase().includes(word) ? [id] : [])))
  if (owners.size > 0) for (const [place, { owner }] of items.entries()) if (owners.has(owner ?? '')) marks[place] = 1
  return marks
}

/** What words are looked for in; `keysOf` tells the keys of an item's issues. */
export const textsOf = (items: readonly StoredItem[], keysOf: (item: string) => string): Texts =>
  new Texts(
    items.map(({ id, code, name, labels }) => `${code} ${name} ${labels.join(' ')} ${keysOf(id)}`.toLowerCase()),
  )

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
