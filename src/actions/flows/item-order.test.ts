/** The order of items: the same from wherever the sorting begins; numbers in names by their value. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredItem } from '../../store/index.ts'
import { natural, type OrderedBy, ordered, placesBy, SORTS } from './item-order.ts'

const item = fc
  .record({
    id: fc.uuid(),
    name: fc.constantFrom('Item 9', 'item 10', 'Item 09', 'éclair', 'Eclair 2', ''),
    stage: fc.constantFrom('idea', 'done'),
    health: fc.constantFrom(null, 'on-track', 'off-track'),
    due: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
    start: fc.constantFrom(null, '2026-01-01'),
    owner: fc.constantFrom(null, 'ann'),
  })
  .map((one) => one as StoredItem)
const items = fc.array(item, { maxLength: 12 })
const sort = fc.constantFrom(...SORTS.flatMap((column) => [column, `-${column}`]))

const by: OrderedBy = {
  stageAt: (stage) => ['idea', 'done'].indexOf(stage),
  healthOf: ({ health }) => health,
  ownerOf: ({ owner }) => owner ?? '',
  shareOf: (id) => (id < '8' ? id.charCodeAt(0) % 3 : null),
  keyOf: (id) => `PAY-${id.charCodeAt(1)}`,
  rankOf: (id) => (id < '8' ? id.charCodeAt(1) : null),
}

describe('an order', () => {
  test('is the same from wherever it begins, and leaves those that are alike as they stood', () => {
    fc.assert(
      fc.property(items, sort, fc.infiniteStream(fc.nat(99)), (all, column, dice) => {
        const places = placesBy(all, column, by)
        const shuffled = all.map((_, place) => ({ place, at: dice.next().value ?? 0 })).sort((a, b) => a.at - b.at)
        const before = shuffled.map(({ place }) => place)
        expect(placesBy(all, column, by, before)).toEqual(places)
        expect(placesBy(all, column, by, [0])).toEqual(places)
        expect(places.toSorted((a, b) => a - b)).toEqual(all.map((_, place) => place))
      }),
    )
  })

  test('goes by numbers as people do, capitals and accents aside; what has no date comes last', () => {
    const named = ['item 10', 'Ítem 9', 'item', 'item 00011', 'item 9 b'].toSorted((a, b) =>
      natural(a) < natural(b) ? -1 : 1,
    )
    expect(named).toEqual(['item', 'Ítem 9', 'item 9 b', 'item 10', 'item 00011'])
    const dated = [{ due: null }, { due: '2026-02-01' }, { due: '2026-01-01' }] as StoredItem[]
    expect(ordered(dated, 'due', by).map(({ due }) => due)).toEqual(['2026-01-01', '2026-02-01', null])
    expect(ordered(dated, '-due', by).map(({ due }) => due)).toEqual([null, '2026-02-01', '2026-01-01'])
    const ranks: Readonly<Record<string, number>> = { a: 12, c: 9 }
    const ranked = ['a', 'b', 'c'].map((id) => ({ id })) as StoredItem[]
    const byRank = { ...by, rankOf: (id: string) => ranks[id] ?? null }
    expect(ordered(ranked, 'rank', byRank).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
  })
})
