/** Where a bar’s ends come from, how bars are packed and dragged, which lane comes when; and an item’s dates and words. */
import { describe, expect, test } from 'vitest'
import { canonicalField, checkFields, type ItemFields } from './item.ts'
import { type Measurable, measuredOf, weighted } from './measured.ts'
import { type Bar, barsOf, dragged, type InLane, lanesOf, pack } from './roadmap.ts'
import { DEFAULT_RULE } from './roll-up.ts'
import { treeOf } from './tree.ts'

const dated = (id: string, parent: string | null, start: number | null, due: number | null) => ({
  ...{ id, parent, position: 0 },
  ...{ start: start === null ? null : `1970-01-0${start}`, due: due === null ? null : `1970-01-0${due}` },
})
const barOf = (start: number | null, due: number | null, ...below: readonly (readonly [number, number])[]) => {
  const children = below.map(([from, to], at) => dated(`c${at}`, 'x', from, to))
  const bar = barsOf(treeOf([dated('x', null, start, due), ...children]) as never).get('x')
  return bar && [bar.start + 1, bar.due + 1, bar.startFrom, bar.dueFrom]
}

describe('a bar', () => {
  test('has the item’s own ends, else those of what is below, else an open one', () => {
    expect(barOf(2, 5, [1, 9])).toEqual([2, 5, 'own', 'own'])
    expect(barOf(5, 2)).toEqual([2, 5, 'own', 'own'])
    expect(barOf(null, null, [3, 4], [2, 6], [4, 5])).toEqual([2, 6, 'below', 'below'])
    expect(barOf(2, null, [3, 4], [1, 6])).toEqual([2, 6, 'own', 'below'])
    expect(barOf(4, null, [1, 4])).toEqual([4, 4, 'own', 'below'])
    expect(barOf(5, null, [1, 4])).toEqual([5, 5, 'own', 'open'])
    expect(barOf(5, null)).toEqual([5, 5, 'own', 'open'])
    expect(barOf(null, 5, [3, 4], [2, 9])).toEqual([2, 5, 'below', 'own'])
    expect(barOf(null, 3, [3, 4])).toEqual([3, 3, 'below', 'own'])
    expect(barOf(null, 2, [3, 4])).toEqual([2, 2, 'open', 'own'])
    expect(barOf(null, null)).toBeUndefined()
  })

  const bar = (item: string, start: number, due: number, more: Partial<Bar> = {}): Bar => ({
    ...{ item, start, due, startFrom: 'own', dueFrom: 'own', ...more },
  })
  test('has its row by start, then by end, then by name', () => {
    const rows = (...bars: Bar[]) => [...pack(bars).row]
    expect(rows(bar('b', 0, 3), bar('a', 0, 3), bar('c', 0, 1))).toEqual([
      ['c', 0],
      ['a', 1],
      ['b', 2],
    ])
    expect(rows(bar('a', 0, 3), bar('b', 0, 3))).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })

  test('that is dragged takes an open end along as none', () => {
    const open = bar('x', 10, 20, { dueFrom: 'open' })
    expect(dragged(open, 'start', 15)).toEqual({ start: '1970-01-26', due: null })
    expect(dragged(bar('x', 10, 20), 'start', 15)).toEqual({ start: '1970-01-21', due: '1970-01-21' })
    expect(dragged(bar('x', 10, 20, { startFrom: 'open' }), 'due', -15)).toEqual({ start: null, due: '1970-01-06' })
    expect(dragged(open, 'whole', 2)).toEqual({ start: '1970-01-13', due: null })
    expect(dragged(bar('x', 10, 20, { startFrom: 'open' }), 'whole', 2)).toEqual({ start: null, due: '1970-01-23' })
  })
})

test('lanes of stages stand in the order of the stages, an unknown one after them, and the rest last', () => {
  const item = (id: string, stage: string | null, owner: string | null) => ({
    id,
    parent: null,
    position: 0,
    level: 'initiative',
    stage,
    owner,
  })
  const items = [item('1', 'done', 'z'), item('2', 'odd', null), item('3', 'idea', 'a'), item('4', 'done', 'a')]
  const stages = [
    { id: 'idea', position: 1 },
    { id: 'done', position: 2 },
  ]
  const lanes = (by: 'stage' | 'owner') =>
    lanesOf(treeOf(items as unknown as InLane[]), by, stages as never).map(({ id }) => id)
  expect(lanes('stage')).toEqual(['idea', 'done', 'odd'])
  expect(lanes('owner')).toEqual(['z', 'a', null])
})

describe('fields', () => {
  const FIELDS: ItemFields = {
    name: 'Pay',
    description: null,
    stage: 'idea',
    owner: null,
    start: null,
    due: null,
    health: null,
    labels: [],
  }
  const told = (change: Partial<ItemFields>) => checkFields({ ...FIELDS, ...change }, [{ id: 'idea' }, { id: 'done' }])
  const codes = (change: Partial<ItemFields>) => told(change).map(({ about, code }) => `${about} ${code}`)
  test('only two dates can be in the wrong order, and an odd one is told alone', () => {
    expect(codes({ start: '2027-02-02', due: '2027-01-01' })).toEqual(['due due-before-start'])
    expect(codes({ start: 'soon', due: '2027-01-01' })).toEqual(['start date-wrong'])
    expect(codes({ start: '2027-02-02', due: 'late' })).toEqual(['due date-wrong'])
    expect(codes({ start: '2027-02-02' })).toEqual([])
    expect(codes({ due: '2027-02-02' })).toEqual([])
  })
  test('hold what Jira takes, to the last letter', () => {
    expect(codes({ name: 'x'.repeat(255), stage: 'done', labels: ['y'.repeat(255)] })).toEqual([])
    expect(told({ labels: ['y'.repeat(256)] })[0]?.says).toContain(`“${'y'.repeat(20)}…”`)
  })
  test('have no space around them; several line breaks are one space', () => {
    expect(canonicalField('name', ' Pay\r\n\tnow ')).toBe('Pay now')
    expect([
      canonicalField('owner', ' ann '),
      canonicalField('owner', '  '),
      canonicalField('start', ' 2027-01-01'),
    ]).toEqual(['ann', null, '2027-01-01'])
  })
})

describe('a measure in words', () => {
  const child = (share: number | null, weight: number | null = null): Measurable => ({
    id: 'c',
    measure: 'hand',
    weight,
    share,
  })
  const words = (...children: Measurable[]) => weighted(children, ({ share }) => share).formula
  test('says what is left out and what counts nothing, and only that', () => {
    expect(words()).toBe('no items below it to weigh')
    expect(words(child(1))).toBe('the mean of 1 item by weight (1 in all)')
    expect(words(child(1), child(0, 2))).toBe('the mean of 2 items by weight (3 in all)')
    expect(words(child(1), child(null))).toBe(
      'the mean of 1 of 2 items by weight (1 in all); 1 whose share is unknown is left out',
    )
    expect(words(child(1), child(null), child(null))).toContain('2 whose share is unknown are left out')
    expect(words(child(1), child(1, 0))).toContain('; 1 of weight 0 counts nothing')
    expect(words(child(1), child(1, 0), child(1, 0))).toContain('; 2 of weight 0 count nothing')
    expect(words(child(null), child(null))).toBe('none of 2 items can be told yet')
    expect(words(child(1, 0))).toBe('none of 1 item can be told yet; 1 of weight 0 counts nothing')
  })
  test('of issues is that of the rule, or the one that was chosen where there are none', () => {
    const of = (measure: Measurable['measure'], issues: object | null) =>
      measuredOf(
        { id: 'x', measure, weight: null, share: null },
        { children: () => [], issues: () => issues as never, keyResults: () => [] },
      )
    expect(of('points', { share: 0.5, formula: 'half', rule: DEFAULT_RULE })).toEqual({
      measure: 'count',
      share: 0.5,
      formula: 'half',
    })
    expect(of('points', null)).toEqual({ measure: 'points', share: null, formula: 'no issues to count' })
    expect(of(null, null)).toMatchObject({ measure: 'count' })
    expect(of('key-results', null)).toMatchObject({ measure: 'key-results', share: null })
    expect(of('hand', null)).toMatchObject({ share: null, formula: 'nobody has said yet how far it is' })
  })
})
