/** What slipped this week. */
import { expect, test } from 'vitest'
import type { ItemRowView } from '../../../actions/index.ts'
import { slipsOf } from './slips.ts'

const item = (code: string, fields: Partial<ItemRowView>): ItemRowView =>
  ({ code, stage: 'underway', due: null, trend: [], ...fields }) as ItemRowView
const OVER = new Set(['done'])
const slips = (...items: ItemRowView[]) =>
  slipsOf(items, OVER, '2027-03-10').map(({ item: { code }, says }) => [code, says])

test('an end that passed within the week, and is not reached', () => {
  expect(
    slips(
      item('today', { due: '2027-03-10' }),
      item('yesterday', { due: '2027-03-09' }),
      item('week', { due: '2027-03-03' }),
      item('long ago', { due: '2027-03-02' }),
      item('reached', { due: '2027-03-09', stage: 'done' }),
    ),
  ).toEqual([
    ['yesterday', 'was due yesterday'],
    ['week', 'was due 7 days ago'],
  ])
})

test('a share that went back, as when work was added', () => {
  expect(slips(item('back', { trend: [0.5, 0.42] }), item('on', { trend: [0.5, 0.6] }))).toEqual([
    ['back', 'went back by 8 points'],
  ])
})
