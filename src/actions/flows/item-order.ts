/** The order of items in a list, by one of its columns. Pure. */
import type { StoredItem } from '../../store/index.ts'

export const SORTS = ['name', 'stage', 'health', 'due', 'owner', 'progress', 'issue', 'rank', 'start'] as const
export type Sort = (typeof SORTS)[number]

/** What an item is ordered by beside its own fields. */
export interface OrderedBy {
  readonly stageAt: (stage: string) => number
  /** As it is shown: what a person said, else what the facts suggest. */
  readonly healthOf: (item: StoredItem) => string | null
  readonly ownerOf: (item: StoredItem) => string
  readonly shareOf: (item: string) => number | null
  readonly keyOf: (item: string) => string
  readonly rankOf: (item: string) => number | null
}

/** Of these nothing beside the item is asked. */
export const OF_ITEMS_ALONE: ReadonlySet<string> = new Set(['name', 'due', 'start'])

const HEALTHS = ['on-track', 'at-risk', 'off-track']

/** Which of the items comes first, which next: their places. */
export type Places = readonly number[]

/** `-name` goes downwards; those that are alike stay as they stood. */
export function ordered(items: readonly StoredItem[], sort: string | undefined, by: OrderedBy): readonly StoredItem[] {
  return sort === undefined ? items : placesBy(items, sort, by).flatMap((place) => items[place] ?? [])
}

/** `before`, where they stood so before some changed, makes it quick: what is almost in order is soon sorted. */
export function placesBy(items: readonly StoredItem[], sort: string, by: OrderedBy, before?: Places): Places {
  const column = SORTS.find((one) => one === sort.replace(/^-/, ''))
  const as = before?.length === items.length ? before.slice() : items.map((_, place) => place)
  if (!column) return as
  const down = sort.startsWith('-') ? -1 : 1
  const values = items.map((item) => valueFor(item, column, by))
  return as.sort((a, b) => {
    const one = values[a] ?? ''
    const other = values[b] ?? ''
    return one < other ? -down : one > other ? down : a - b
  })
}

function valueFor(item: StoredItem, sort: Sort, by: OrderedBy): string | number {
  if (sort === 'name') return natural(item.name)
  if (sort === 'stage') return by.stageAt(item.stage)
  if (sort === 'health') return HEALTHS.indexOf(by.healthOf(item) ?? '')
  if (sort === 'owner') return natural(by.ownerOf(item))
  if (sort === 'progress') return by.shareOf(item.id) ?? -1
  if (sort === 'issue') return natural(by.keyOf(item.id))
  if (sort === 'rank') return by.rankOf(item.id) ?? Number.POSITIVE_INFINITY
  return item[sort] ?? '9'
}

/**
 * A text by which plain comparison does what people expect: small letters beside capitals, without accents, numbers by
 * their value: how long each is stands before it. A collator that does so compares a thousand times slower than a hundred
 * thousand rows allow.
 */
export function natural(text: string): string {
  const small = text.toLowerCase()
  const plain = PLAIN.test(small) ? small : small.normalize('NFKD').replace(/\p{M}/gu, '')
  return plain.replace(/\d+/g, sized)
}

function sized(digits: string): string {
  const number = digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits
  return `${String.fromCharCode(NOUGHT + number.length)}${number}`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const PLAIN = /^[\x00-\x7f]*$/
const NOUGHT = '0'.charCodeAt(0)
