/** How a snapshot was read, in words. */
import { expect, test } from 'vitest'
import { readingOf, readingText } from './reading.ts'

const full = { state: 'complete', count: 4 } as const
const refreshed = { state: 'complete', count: 60, since: 0, carried: 58, sampled: 2 } as const

test('a first snapshot is read in full; a refresh tells what it took over and what it read again to be sure', () => {
  expect(readingText({ priority: full })).toBe('in full')
  expect(readingOf({ priority: full, screen: refreshed, workflow: { ...refreshed, carried: 1_000 } })).toEqual({
    refreshed: 2,
    carried: 1_058,
    sampled: 4,
    missed: [],
  })
  expect(readingText({ priority: full, screen: refreshed })).toBe('58 carried over')
})

test('a kind that had nothing to take over was read in full', () => {
  expect(readingOf({ screen: { ...refreshed, carried: 0, sampled: 0 } }).refreshed).toBe(0)
})

test('a change without a sign comes before all else', () => {
  const alarm = { state: 'complete', count: 60, missed: ['screen:Task Screen'] } as const
  expect(readingText({ screen: alarm, workflow: refreshed })).toBe('1 change without a sign')
})
