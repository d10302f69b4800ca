/** The zoom's laws: today is always within reach, whatever the bars are, and so are they. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFrom } from './day.ts'
import { startOf, xOf } from './scale.ts'
import { nearer, onPaper, scaleOf, ZOOM_LEVELS, ZOOMS } from './zoom.ts'

const TODAY = dayFrom(2026, 3, 11)
const zoom = fc.constantFrom(...ZOOMS)

test('today can stand at either edge of the view, and near bars are all there', () => {
  const near = fc.integer({ min: -4000, max: 4000 })
  const bars = fc.array(fc.tuple(near, fc.nat(900)), { maxLength: 8 })
  fc.assert(
    fc.property(zoom, bars, fc.integer({ min: 100, max: 4000 }), (zoom, list, pixels) => {
      const shown = list.map(([start, length]) => ({ start: TODAY + start, due: TODAY + start + length }))
      const scale = scaleOf(zoom, shown, TODAY, pixels)
      const today = xOf(scale, TODAY)
      expect(today).toBeGreaterThanOrEqual(pixels)
      expect(xOf(scale, scale.until) - today).toBeGreaterThanOrEqual(pixels)
      for (const { start, due } of shown) {
        expect(start).toBeGreaterThanOrEqual(scale.from)
        expect(due).toBeLessThan(scale.until)
      }
      expect(scale.from).toBe(startOf(ZOOM_LEVELS[zoom].lower, scale.from))
      expect(scale.until).toBe(startOf(ZOOM_LEVELS[zoom].lower, scale.until))
    }),
  )
})

test('a date that is a thousand years away does not stretch it', () => {
  const odd = [{ start: dayFrom(1026, 1, 1), due: dayFrom(9026, 1, 1) }]
  for (const zoom of ZOOMS) {
    const { from, until } = scaleOf(zoom, odd, TODAY, 1000)
    expect(until - from).toBeLessThan(100 * 366)
  }
})

test('nearer and farther, and no farther than the last', () => {
  expect(nearer('quarters', 1)).toBe('months')
  expect(nearer('quarters', -1)).toBe('years')
  expect(nearer('years', -1)).toBe('years')
  expect(nearer('weeks', 3)).toBe('weeks')
})

test('on paper all bars stand in the room there is, under a calendar that can be read', () => {
  const bars = (length: number) => [{ start: TODAY, due: TODAY + length }]
  for (const length of [10, 100, 400, 3000]) {
    const { scale } = onPaper(bars(length), TODAY, 700)
    expect(xOf(scale, scale.until)).toBeCloseTo(700)
    expect(xOf(scale, TODAY + length + 1)).toBeLessThanOrEqual(700)
  }
  expect([10, 400, 3000].map((length) => onPaper(bars(length), TODAY, 700).zoom)).toEqual(['weeks', 'months', 'years'])
})
