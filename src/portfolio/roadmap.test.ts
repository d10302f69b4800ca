/** The roadmap's laws: no gaps between ticks, no bars upon each other, and drags that move by whole days. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayOf } from './day.ts'
import { type Bar, barsOf, dragged, lanesOf, pack, redrawn } from './roadmap.ts'
import { dayAt, daysAcross, PERIODS, type Scale, spanOf, startOf, ticksOf, xOf } from './scale.ts'
import { treeOf } from './tree.ts'

const DAY = dayOf('2025-03-01') ?? 0
const day = fc.integer({ min: DAY - 4000, max: DAY + 4000 })
const bar = (item: string, start: number, due: number): Bar => ({ item, start, due, startFrom: 'own', dueFrom: 'own' })
const bars = fc
  .array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 25 })
  .map((list) => list.map(([start, length], at) => bar(`i${at}`, start, start + length)))

describe('the scale', () => {
  test('every pixel of a day is that day, and a drag is the nearest whole number of days', () => {
    const scale = fc.record({
      from: day,
      until: fc.constant(DAY + 5000),
      pixelsPerDay: fc.double({ min: 0.2, max: 60, noNaN: true }),
    })
    fc.assert(
      fc.property(scale, day, fc.integer({ min: -900, max: 900 }), (scale: Scale, day, days) => {
        expect(dayAt(scale, xOf(scale, day) + scale.pixelsPerDay / 2)).toBe(day)
        expect(daysAcross(scale, days * scale.pixelsPerDay)).toBe(days)
      }),
    )
  })

  test('ticks cover every day once and begin where their period does', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), day, fc.nat(2000), (period, from, length) => {
        const until = from + length
        const ticks = ticksOf(period, { from, until })
        if (length === 0) return
        expect(ticks[0]?.start).toBeLessThanOrEqual(from)
        expect(ticks.at(-1)?.end).toBeGreaterThanOrEqual(until)
        for (const [at, tick] of ticks.entries()) {
          expect(tick.start).toBe(startOf(period, tick.start))
          expect(tick.start).toBe(startOf(period, tick.end - 1))
          expect(tick.end).toBe(ticks[at + 1]?.start ?? tick.end)
        }
      }),
    )
  })

  test('their labels', () => {
    const labels = (period: (typeof PERIODS)[number]) =>
      ticksOf(period, { from: DAY, until: DAY + 100 }).map(({ start, label }) => `${dateOf(start)} ${label}`)
    expect(labels('month')).toEqual(['2025-03-01 Mar', '2025-04-01 Apr', '2025-05-01 May', '2025-06-01 Jun'])
    expect(labels('quarter')).toEqual(['2025-01-01 Q1', '2025-04-01 Q2'])
    expect(labels('year')).toEqual(['2025-01-01 2025'])
    expect(labels('week').slice(0, 2)).toEqual(['2025-02-24 24 Feb', '2025-03-03 3 Mar'])
  })

  test('the span holds all bars and today, in whole periods with one to spare', () => {
    const span = spanOf([{ start: DAY + 40, due: DAY + 50 }], DAY, 'month')
    expect([dateOf(span.from), dateOf(span.until)]).toEqual(['2025-02-01', '2025-06-01'])
  })
})

describe('bars', () => {
  const row = (id: string, parent: string | null, start: string | null, due: string | null) => ({
    id,
    parent,
    start,
    due,
  })
  const shown = (list: Parameters<typeof row>[]) =>
    [...barsOf(treeOf(list.map((one) => row(...one)))).values()]
      .map((one) => `${one.item} ${dateOf(one.start)} ${one.startFrom} ${dateOf(one.due)} ${one.dueFrom}`)
      .sort()

  test('own dates, else what is below, else a single day', () => {
    expect(
      shown([
        ['o', null, null, null],
        ['a', 'o', '2025-01-01', '2025-02-01'],
        ['b', 'o', null, '2025-04-01'],
        ['b1', 'b', '2025-03-01', null],
        ['c', 'o', null, null],
      ]),
    ).toEqual([
      'a 2025-01-01 own 2025-02-01 own',
      'b 2025-03-01 below 2025-04-01 own',
      'b1 2025-03-01 own 2025-03-01 open',
      'o 2025-01-01 below 2025-04-01 below',
    ])
  })

  test('a bar never ends before it starts, whatever the dates say', () => {
    expect(
      shown([
        ['p', null, null, '2025-01-01'],
        ['q', 'p', '2025-03-01', '2025-02-01'],
      ]),
    ).toEqual(['p 2025-01-01 open 2025-01-01 own', 'q 2025-02-01 own 2025-03-01 own'])
  })

  test('packed: none upon another, and no more rows than bars that share a day', () => {
    fc.assert(
      fc.property(bars, (list) => {
        const { row, rows } = pack(list)
        expect(row.size).toBe(list.length)
        for (const a of list)
          for (const b of list)
            if (a !== b && row.get(a.item) === row.get(b.item)) expect(a.due < b.start || b.due < a.start).toBe(true)
        const busiest = list.map(({ start }) => list.filter((one) => one.start <= start && start <= one.due).length)
        expect(rows).toBe(Math.max(0, ...busiest))
      }),
    )
  })

  test('a gap keeps bars of a row apart', () => {
    expect(pack([bar('a', 0, 5), bar('b', 8, 9)], 2).rows).toBe(1)
    expect(pack([bar('a', 0, 5), bar('b', 7, 9)], 2).rows).toBe(2)
  })
})

describe('a drag', () => {
  test('there and back again is where it was; the whole keeps its length; no end passes the other', () => {
    fc.assert(
      fc.property(day, fc.nat(50), fc.integer({ min: -99, max: 99 }), (start, length, days) => {
        const before = bar('i', start, start + length)
        const moved = dragged(before, 'whole', days)
        expect(moved).toEqual({ start: dateOf(start + days), due: dateOf(start + length + days) })
        const [movedStart, movedDue] = [dayOf(moved.start ?? '') ?? 0, dayOf(moved.due ?? '') ?? 0]
        expect(dragged(bar('i', movedStart, movedDue), 'whole', -days)).toEqual(dragged(before, 'whole', 0))
        for (const grip of ['start', 'due'] as const) {
          const resized = dragged(before, grip, days)
          expect((resized.start ?? '') <= (resized.due ?? '')).toBe(true)
          const other = grip === 'start' ? 'due' : 'start'
          expect(resized[other]).toBe(dragged(before, 'whole', 0)[other])
        }
      }),
    )
  })

  test('what shows meanwhile is the bar that the new dates would have, and as it was where nothing moved', () => {
    const from = fc.constantFrom('own' as const, 'below' as const, 'open' as const)
    fc.assert(
      fc.property(day, fc.nat(50), from, from, fc.integer({ min: -99, max: 99 }), (start, long, first, last, days) => {
        const length = first === 'open' || last === 'open' ? 0 : long
        const before: Bar = { item: 'i', start, due: start + length, startFrom: first, dueFrom: last }
        for (const grip of ['whole', 'start', 'due'] as const) {
          if (first !== 'open' || last !== 'open') expect(redrawn(before, dragged(before, grip, 0))).toEqual(before)
          const dates = dragged(before, grip, days)
          const after = redrawn(before, dates)
          expect(after.start).toBeLessThanOrEqual(after.due)
          if (dates.start !== null) expect(dateOf(after.start)).toBe(dates.start)
          if (dates.due !== null) expect(dateOf(after.due)).toBe(dates.due)
        }
      }),
    )
  })

  test('an end that is not the item’s own becomes so only when it is moved', () => {
    const derived: Bar = { item: 'i', start: DAY, due: DAY + 9, startFrom: 'below', dueFrom: 'below' }
    expect(dragged(derived, 'whole', 0)).toEqual({ start: null, due: null })
    expect(dragged(derived, 'start', 1)).toEqual({ start: '2025-03-02', due: null })
    expect(dragged(derived, 'whole', 1)).toEqual({ start: '2025-03-02', due: '2025-03-11' })
    const open: Bar = { item: 'i', start: DAY, due: DAY, startFrom: 'open', dueFrom: 'own' }
    expect(dragged(open, 'whole', 1)).toEqual({ start: null, due: '2025-03-02' })
    expect(dragged(open, 'start', -1)).toEqual({ start: '2025-02-28', due: '2025-03-01' })
    expect(dragged(open, 'due', -1)).toEqual({ start: null, due: '2025-02-28' })
  })
})

describe('lanes', () => {
  const item = (id: string, parent: string | null, level: 'objective' | 'initiative', owner: string | null) => ({
    id,
    parent,
    level,
    owner,
    stage: id === 'i2' ? 'late' : 'early',
  })
  const tree = treeOf([
    item('i0', null, 'initiative', 'ann'),
    item('o1', null, 'objective', null),
    item('i1', 'o1', 'initiative', 'bo'),
    item('i2', 'i1', 'initiative', 'ann'),
  ])
  const stages = [
    { id: 'late', position: 2 },
    { id: 'early', position: 1 },
  ]
  const shown = (by: Parameters<typeof lanesOf>[1]) =>
    lanesOf(tree, by, stages).map(({ id, items }) => `${id}: ${items.map((one) => one.id).join(' ')}`)

  test('by the nearest objective, by owner, by stage in its order, or one for all', () => {
    expect(shown('objective')).toEqual(['o1: o1 i1 i2', 'null: i0'])
    expect(shown('owner')).toEqual(['ann: i0 i2', 'bo: i1', 'null: o1'])
    expect(shown('stage')).toEqual(['early: i0 o1 i1', 'late: i2'])
    expect(shown('none')).toEqual(['null: i0 o1 i1 i2'])
  })
})
