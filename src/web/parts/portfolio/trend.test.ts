/** What a trend says. */
import { expect, test } from 'vitest'
import { difference, runsOf, signed, weekOf } from './trend.ts'

test('the week is told from what is shown, so that the numbers add up', () => {
  expect(weekOf([0.1, 0.199, 0.251])).toBe(6)
  expect(difference(0.5, 0.5)).toBe(0)
})

test('what cannot be told is no difference', () => {
  expect(weekOf([0.1, null])).toBeNull()
  expect(weekOf([0.4])).toBeNull()
  expect(weekOf([])).toBeNull()
})

test('a gap parts the line, and the scale is the whole', () => {
  expect(runsOf([0, null, 0.5, 1], 60, 20)).toEqual([
    [{ x: 0, y: 20 }],
    [
      { x: 40, y: 10 },
      { x: 60, y: 0 },
    ],
  ])
  expect(runsOf([null, null], 60, 20)).toEqual([])
})

test('differences are signed', () => {
  expect([3, 0, -3].map(signed)).toEqual(['+3', '0', '−3'])
})
