/** When a webhook counts as silent: not at once, and not for one that was missed. */
import { expect, test } from 'vitest'
import { massProblem } from './mass.ts'
import { silent } from './silence.ts'

const NOW = 1_780_304_400_000
const MINUTE = 60_000

test('three polls over five minutes that found something nobody told of are silence', () => {
  const is = (polls: number, ago: number) => [...silent({ unheard: { '10': { since: NOW - ago, polls } } }, NOW)]
  expect(is(3, 5 * MINUTE)).toEqual([['10', NOW - 5 * MINUTE]])
  expect(is(9, 60 * MINUTE)).toHaveLength(1)
  expect(is(2, 60 * MINUTE)).toEqual([])
  expect(is(9, 5 * MINUTE - 1)).toEqual([])
  expect([...silent({ unheard: {} }, NOW)]).toEqual([])
})

test('each project is silent by itself', () => {
  const unheard = { '10': { since: NOW - 6 * MINUTE, polls: 1 }, '20': { since: NOW - 7 * MINUTE, polls: 3 } }
  expect([...silent({ unheard }, NOW)]).toEqual([['20', NOW - 7 * MINUTE]])
})

test('a mass that waits is told with its number; one that was believed, or is none, is not', () => {
  const mass = { issues: 321, at: NOW }
  expect(massProblem({ mass: null })).toEqual([])
  expect(massProblem({ mass: { ...mass, believed: true } as never })).toEqual([])
  expect(massProblem({ mass } as never)).toMatchObject([
    { severity: 'warns', code: 'many-writes', about: 'issues', says: expect.stringMatching(/^321 issues/) },
  ])
})
