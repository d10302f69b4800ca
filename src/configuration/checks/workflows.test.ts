/** A workflow as a graph: laws of what can be reached, and each way in which Jira would refuse it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { about, answersOf, found, type Grounds } from '../../../test/ground.ts'
import type { Check } from './check.ts'
import {
  noStart,
  statusUnreachable,
  transitionFromNowhere,
  transitionNowhere,
  transitionSameName,
  transitionTwice,
} from './workflows.ts'

type Way = readonly [
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED',
  name: string,
  to: string | null,
  ...from: (string | null)[],
]
const flow = (statuses: readonly string[], ways: readonly Way[]) => ({
  name: 'Flow',
  statuses: statuses.map((status) => ({ status })),
  transitions: ways.map(([type, name, to, ...from], at) => ({
    id: at + 1,
    type,
    name,
    to,
    links: from.map((one) => ({ from: one })),
  })),
})
const START: Way = ['INITIAL', 'Create', 'A']
const made = (statuses: readonly string[], ...ways: readonly Way[]): Grounds => ({
  created: { 'workflow:Flow': flow(statuses, ways) },
})
const says = (check: Check, given: Grounds): string[] => found(check, given).map((problem) => problem.says)

const STATUSES = ['A', 'B', 'C', 'D'] as const
const way = fc.oneof(
  fc.tuple(
    fc.constant('DIRECTED' as const),
    fc.constant('Go'),
    fc.constantFrom(...STATUSES, null),
    fc.constantFrom(...STATUSES, null),
  ),
  fc.tuple(fc.constant('GLOBAL' as const), fc.constant('All'), fc.constantFrom(...STATUSES, null)),
)

/** The first status, whatever is open to all, and on from there until nothing is new. */
function walk(ways: readonly Way[]): Set<string> {
  const reached = new Set<string>()
  for (let size = -1; size < reached.size; ) {
    size = reached.size
    for (const [type, , to, ...from] of ways)
      if (to !== null && (type !== 'DIRECTED' || from.some((one) => one !== null && reached.has(one)))) reached.add(to)
  }
  return reached
}

describe('a status that no way leads to', () => {
  test('is told, and no other', () => {
    fc.assert(
      fc.property(fc.array(way, { maxLength: 6 }), (ways) => {
        const all = [START, ...ways] as Way[]
        const lost = STATUSES.filter((status) => !walk(all).has(status))
        expect(says(statusUnreachable, made(STATUSES, ...all))).toEqual(
          lost.map((status) => `No way leads from the first status to ${status}.`),
        )
      }),
    )
    expect(found(statusUnreachable, made(['A', 'B'], START))).toMatchObject([
      { severity: 'warns', code: 'status-unreachable', about: 'workflow:Flow' },
    ])
  })
})

describe('the transition that makes issues', () => {
  test('is exactly one, to a status', () => {
    expect(says(noStart, made(['A'], START))).toEqual([])
    expect(says(noStart, made(['A'], ['GLOBAL', 'x', 'A']))).toEqual([expect.stringContaining('It has 0 transitions')])
    expect(says(noStart, made(['A'], START, START))).toEqual([expect.stringContaining('It has 2 transitions')])
    expect(says(noStart, made(['A'], ['INITIAL', 'Create', null]))).toEqual([
      expect.stringContaining('no status any more'),
    ])
    expect(answersOf(noStart, made([]))).toEqual([['leave-out']])
    const update: Grounds = { updated: { 'workflow:Flow': [flow([], []), flow([], [])] } }
    expect(found(noStart, update)).toMatchObject([
      { severity: 'blocks', code: 'no-start', choices: [{ answer: 'use' }] },
    ])
  })
})

describe('a transition that has lost its status', () => {
  const carried = (asked: readonly Way[], after: readonly Way[]): Grounds => ({
    ...made(['A'], ...after),
    source: { 'workflow:Flow': flow(['A', 'B'], asked) },
  })

  test('leads nowhere, unless it never led anywhere or begins issues', () => {
    const [whole, lost]: Way[] = [
      ['DIRECTED', 'Go', 'B', 'A'],
      ['DIRECTED', 'Go', null, 'A'],
    ]
    expect(says(transitionNowhere, carried([START, whole as Way], [START, lost as Way]))).toEqual([
      'The transition “Go” leads to no status any more.',
    ])
    expect(about(transitionNowhere, carried([START, lost as Way], [START, lost as Way]))).toEqual([])
    expect(about(transitionNowhere, carried([START, whole as Way], [START, whole as Way]))).toEqual([])
    expect(about(transitionNowhere, carried([START], [['INITIAL', 'Create', null]]))).toEqual([])
    expect(about(transitionNowhere, made(['A'], START, lost as Way))).toEqual([])
    expect(about(transitionNowhere, carried([START], [START, lost as Way]))).toEqual([])
  })

  test('begins nowhere, unless one of its beginnings is left or it begins everywhere', () => {
    const from = (...links: (string | null)[]): Way => ['DIRECTED', 'Go', 'A', ...links]
    expect(says(transitionFromNowhere, made(['A'], START, from(null)))).toEqual([
      'The transition “Go” begins at no status any more.',
    ])
    expect(about(transitionFromNowhere, made(['A'], START, from()))).toEqual(['workflow:Flow'])
    expect(about(transitionFromNowhere, made(['A'], START, from(null, 'A')))).toEqual([])
    expect(about(transitionFromNowhere, made(['A'], START, ['GLOBAL', 'Go', 'A']))).toEqual([])
  })
})

describe('two transitions of one name', () => {
  test('that lead from everywhere are refused, each name once, whatever its case', () => {
    const all = (name: string): Way => ['GLOBAL', name, 'A']
    expect(says(transitionTwice, made(['A'], all('Go'), all(' gO '), all('GO'), all('Stop')))).toEqual([
      'Two transitions that lead from every status are named “go”.',
    ])
    expect(about(transitionTwice, made(['A'], all('Go'), ['DIRECTED', 'Go', 'A', 'A']))).toEqual([])
  })

  test('from one status are told of that status, where one of them begins there', () => {
    const go = (name: string, ...from: string[]): Way => ['DIRECTED', name, 'B', ...from]
    expect(says(transitionSameName, made(['A', 'B'], go('Go', 'A'), go('gO', 'A', 'B')))).toEqual([
      'From A 2 transitions named “Go” lead on.',
    ])
    expect(says(transitionSameName, made(['A', 'B'], go('Go', 'B'), ['GLOBAL', 'Go', 'A']))).toEqual([
      'From B 2 transitions named “Go” lead on.',
    ])
    expect(about(transitionSameName, made(['A', 'B'], go('Go', 'A'), go('Go', 'B')))).toEqual([])
    expect(about(transitionSameName, made(['A'], ['GLOBAL', 'Go', 'A'], ['GLOBAL', 'Go', 'A']))).toEqual([])
    const apart = made(['A'], go('Go', 'A'), ['GLOBAL', 'All', 'A'], ['GLOBAL', 'All', 'A'])
    expect(about(transitionSameName, apart)).toEqual([])
  })
})
