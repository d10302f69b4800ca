/** The order of items in a list, by one of its columns. Pure. */
import type { StoredItem } from '../../store/index.ts'

export const SORTS = ['name', 'stage', 'health', 'due', 'owner', 'progress', 'issue', 'start'] as const
export type Sort = (typeof SORTS)[number]

/** What an item is ordered by beside its own fields. */
export interface OrderedBy {
  readonly stageAt: (stage: string) => number
  /** As it is shown: what a person said, else what the facts suggest. */
  readonly healthOf: (item: StoredItem) => string | null
  readonly ownerOf: (item: StoredItem) => string
  readonly shareOf: (item: string) => number | null
  readonly keyOf: (item: string) => string
}

/** Of these nothing beside the item is asked. */
export const OF_ITEMS_ALONE: ReadonlySet<string> = new Set(['name', 'due', 'start'])

const HEALTHS = ['on-track', 'at-risk', 'off-track']

/** `-name` goes downwards; those that are alike stay as they stood. */
export function ordered(items: readonly StoredItem[], sort: string | undefined, by: OrderedBy): readonly StoredItem[] {
  const placed = SORTS.find((one) => one === sort?.replace(/^-/, ''))
  if (!placed) return items
  const down = sort?.startsWith('-') ? -1 : 1
  const values = items.map((item) => ({ item, value: valueFor(item, placed, by) }))
  return values.sort((a, b) => (a.value < b.value ? -down : a.value > b.value ? down : 0)).map(({ item }) => item)
}

function valueFor(item: StoredItem, sort: Sort, by: OrderedBy): string | number {
  if (sort === 'name') return nameOf(item)
  if (sort === 'stage') return by.stageAt(item.stage)
  if (sort === 'health') return HEALTHS.indexOf(by.healthOf(item) ?? '')
  if (sort === 'owner') return natural(by.ownerOf(item))
  if (sort === 'progress') return by.shareOf(item.id) ?? -1
  if (sort === 'issue') return natural(by.keyOf(item.id))
  return item[sort] ?? '9'
}

const names = new WeakMap<StoredItem, string>()

function nameOf(item: StoredItem): string {
  const known = names.get(item) ?? natural(item.name)
  names.set(item, known)
  return known
}

/**
 * A text by which plain comparison does what people expect: small letters beside capitals, without accents, numbers by
 * their value. A collator that does so compares a thousand times slower than a hundred thousand rows allow.
 */
export function natural(text: string): string {
  const small = text.toLowerCase()
  const plain = PLAIN.test(small) ? small : small.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(LONGEST, '0'))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const PLAIN = /^[\x00-\x7f]*$/
const LONGEST = 18
