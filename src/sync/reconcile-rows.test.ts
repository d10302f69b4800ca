/** Every row of what one field’s decision knows: who moved, where it may flow, and who wins; judged beside a plain table. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { FLOWS, type Flow, POLICIES, type Policy } from './integration.ts'
import { type Agreed, type Decision, reconcile } from './reconcile.ts'

const [BASE, J, P] = ['base', 'said in Jira', 'said here']
const decide = (flow: Flow, policy: Policy, jira: Json, ours: Json, agreed: Agreed = { base: BASE, sent: [] }) =>
  reconcile({ flow, policy }, agreed, { value: jira, at: 1 }, { value: ours, at: 2 })
const toJira = (value: Json, lost?: Json): Decision => ({
  ...{ do: 'write', to: ['jira'], value },
  ...(lost === undefined ? {} : { overruled: { side: 'jira', value: lost } }),
})
const toUs = (value: Json, lost?: Json): Decision => ({
  ...{ do: 'write', to: ['portfolio'], value },
  ...(lost === undefined ? {} : { overruled: { side: 'portfolio', value: lost } }),
})

describe.each(POLICIES)('%s', (policy) => {
  test.each(FLOWS)('%s: one side alone', (flow) => {
    expect(decide(flow, policy, BASE, BASE)).toEqual({ do: 'nothing' })
    expect(decide(flow, policy, J, J)).toEqual({ do: 'agree', value: J })
    expect(decide(flow, policy, BASE, P)).toEqual(flow === 'from-jira' ? toUs(BASE, P) : toJira(P))
    expect(decide(flow, policy, J, BASE)).toEqual(flow === 'to-jira' ? toJira(BASE, J) : toUs(J))
  })

  test('a flow that goes one way goes that way whoever wins, and keeps what it overrules', () => {
    expect(decide('to-jira', policy, J, P)).toEqual(toJira(P, J))
    expect(decide('from-jira', policy, J, P)).toEqual(toUs(J, P))
  })
})

test('both differ: the policy says who wins, and the loser is kept', () => {
  expect(decide('both', 'jira', J, P)).toEqual(toUs(J, P))
  expect(decide('both', 'portfolio', J, P)).toEqual(toJira(P, J))
  expect(decide('both', 'newest', J, P)).toEqual(toJira(P, J))
  expect(decide('both', 'ask', J, P)).toEqual({ do: 'ask' })
})

describe('before anything was agreed', () => {
  const never = (jira: Json, ours: Json) => decide('both', 'ask', jira, ours, { base: undefined, sent: [] })
  test.each([[null], [''], [[]]])('%j is nobody’s edit', (empty) => {
    expect(never(empty, P)).toEqual(toJira(P))
    expect(never(J, empty)).toEqual(toUs(J))
  })
  test('what both hold is agreed, though it is empty', () => {
    expect(never(null, null)).toEqual({ do: 'agree', value: null })
    expect(never(J, J)).toEqual({ do: 'agree', value: J })
    expect(never(['x'], ['y'])).toEqual({ do: 'ask' })
  })
})

describe('what we sent', () => {
  test('is nobody’s edit on the side that it was sent to, and there alone', () => {
    const sent = (to: 'jira' | 'portfolio', value: Json): Agreed => ({ base: BASE, sent: [{ to, value }] })
    expect(decide('both', 'ask', J, P, sent('jira', J))).toEqual(toJira(P))
    expect(decide('both', 'ask', J, P, sent('portfolio', J))).toEqual({ do: 'ask' })
    expect(decide('both', 'ask', J, P, sent('portfolio', P))).toEqual(toUs(J))
    expect(decide('both', 'ask', J, P, sent('jira', P))).toEqual({ do: 'ask' })
  })
})

describe('sets that are merged', () => {
  const set = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }).map((all) => all.sort())
  test('each side is written that lacks something, and no other', () => {
    fc.assert(
      fc.property(set, set, set, (base, jira, ours) => {
        const decision = decide('both', 'merge', jira, ours, { base, sent: [] })
        if (decision.do !== 'write') {
          expect(jira).toEqual(ours)
          return
        }
        expect(decision.to.length).toBeGreaterThan(0)
        for (const [side, value] of [
          ['jira', jira],
          ['portfolio', ours],
        ] as const)
          expect(decision.to.includes(side)).toBe(JSON.stringify(value) !== JSON.stringify(decision.value))
        expect('overruled' in decision).toBe(false)
      }),
    )
  })
  test('nothing is a set without members, and one alone is a set of one', () => {
    const merge = (jira: Json, ours: Json, base: Json) => decide('both', 'merge', jira, ours, { base, sent: [] })
    expect(merge(null, ['b'], ['a'])).toEqual({ do: 'write', to: ['jira'], value: ['b'] })
    expect(merge(['j'], 'p', null)).toEqual({ do: 'write', to: ['jira', 'portfolio'], value: ['j', 'p'] })
    expect(decide('both', 'merge', ['j'], ['p'], { base: undefined, sent: [] })).toMatchObject({ value: ['j', 'p'] })
    expect(merge(null, [], ['a'])).toEqual({ do: 'write', to: ['jira'], value: [] })
  })
})
