/** What slipped this week. */
import { expect, test } from 'vitest'
import { dayOf } from '../../portfolio/index.ts'
import type { StoredItem } from '../../store/index.ts'
import { slipsOf } from './slips.ts'

const item = (code: string, fields: Partial<StoredItem> = {}): StoredItem =>
  ({ id: code, code, stage: 'underway', due: null, ...fields }) as StoredItem

const slips = (items: StoredItem[], shares: Record<string, [number | null, number | null]> = {}) =>
  slipsOf(items, {
    over: new Set(['done']),
    today: dayOf('2027-03-10') ?? 0,
    shares: (id) => shares[id] ?? [null, null],
  }).map(({ item: { code }, says }) => [code, says])

test('an end that passed within the week, and is not reached', () => {
  expect(
    slips([
      item('today', { due: '2027-03-10' }),
      item('yesterday', { due: '2027-03-09' }),
      item('week', { due: '2027-03-03' }),
      item('long ago', { due: '2027-03-02' }),
      item('reached', { due: '2027-03-09', stage: 'done' }),
    ]),
  ).toEqual([
    ['yesterday', 'was due yesterday'],
    ['week', 'was due 7 days ago'],
  ])
})

test('a share that went back, as when work was added; what cannot be told says nothing', () => {
  const shares: Record<string, [number | null, number | null]> = {
    back: [0.5, 0.42],
    on: [0.5, 0.6],
    gone: [0.5, null],
  }
  expect(slips([item('back'), item('on'), item('gone')], shares)).toEqual([['back', 'went back by 8 points']])
})
