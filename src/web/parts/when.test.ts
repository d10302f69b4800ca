/** An instant in words: rounded before its unit is chosen. */
import { expect, test } from 'vitest'
import { ago } from './when.tsx'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const before = (seconds: number): string => ago(new Date(NOW - seconds * 1_000).toISOString(), NOW)

test.each([
  [9, 'just now'],
  [59.4, '59 sec ago'],
  [59.6, '1 min ago'],
  [59.6 * 60, '1 hr ago'],
  [23.6 * 3_600, 'yesterday'],
  [-90, 'in 2 min'],
])('%d seconds before now: %s', (seconds, words) => {
  expect(before(seconds)).toBe(words)
})
