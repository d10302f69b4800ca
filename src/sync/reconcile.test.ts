/** The pure decision under storms: both sides edit, writes get lost, come late or twice, and the end is somebody's last word. */
import { describe, expect, test } from 'vitest'
import { dice, seeds } from '../../test/world.ts'
import { equal, type Json } from '../base/index.ts'
import type { Flow, Policy, Side } from './integration.ts'
import { type Agreed, merged, reconcile, type Said } from './reconcile.ts'

interface Rule {
  readonly flow: Flow
  readonly policy: Policy
}
const RULES: readonly Rule[] = [
  { flow: 'both', policy: 'newest' },
  { flow: 'both', policy: 'jira' },
  { flow: 'both', policy: 'portfolio' },
  { flow: 'both', policy: 'merge' },
  { flow: 'both', policy: 'ask' },
  { flow: 'to-jira', policy: 'newest' },
  { flow: 'from-jira', policy: 'newest' },
]

/** One field of a pair in a world where writes to Jira fail in every way; what is kept is what the store keeps. */
class Field {
  readonly rule: Rule
  readonly said: Record<Side, { value: Json; at: number }> = {
    jira: { value: null, at: 0 },
    portfolio: { value: null, at: 0 },
  }
  agreed: Agreed = { base: null, sent: [] }
  /** Edits that a write replaced though the other side had never held them and nobody kept them. */
  readonly lost: Json[] = []
  /** Values that were kept as losers, or wait for a person. */
  readonly kept: Json[] = []
  late: Json[] = []
  writes = 0
  clock = 0
  readonly roll: () => number

  constructor(rule: Rule, roll: () => number) {
    this.rule = rule
    this.roll = roll
  }
  edit(): void {
    const side: Side = this.roll() < 0.5 ? 'jira' : 'portfolio'
    this.clock += 1
    const word = `${side[0]}${this.clock}`
    const held = this.said[side].value
    const value = this.rule.policy === 'merge' ? this.#changedSet(held, word) : word
    this.said[side] = { value, at: this.clock }
  }
  #changedSet(held: Json, word: string): Json {
    const set = Array.isArray(held) ? (held as Json[]) : []
    return this.roll() < 0.3 && set.length > 0 ? set.slice(1) : [...set, word].sort()
  }
  /** One look, one decision, its writes; with `faults` each write may be lost, unanswered or late. */
  pass(faults: boolean): boolean {
    if (this.late.length > 0 && this.roll() < 0.5) this.#arrive(this.late.shift() ?? null)
    const seen: Record<Side, Said> = { jira: { ...this.said.jira }, portfolio: { ...this.said.portfolio } }
    const decision = reconcile(this.rule, this.agreed, seen.jira, seen.portfolio)
    if (faults && this.roll() < 0.2) this.edit()
    if (decision.do === 'agree') this.agreed = { ...this.agreed, base: decision.value }
    if (decision.do === 'ask') this.kept.push(seen.jira.value, seen.portfolio.value)
    if (decision.do !== 'write') return false
    if (decision.overruled) this.kept.push(decision.overruled.value)
    for (const to of decision.to) this.#write(to, decision.value, seen[to].value, faults)
    return true
  }
  #write(to: Side, value: Json, expects: Json, faults: boolean): void {
    const replaced = this.said[to].value
    if (!equal(replaced, expects)) return
    this.writes += 1
    const { base, sent } = this.agreed
    const held = [null, base ?? null, ...this.kept, ...sent.map((one) => one.value)]
    if (!held.some((one) => equal(one, replaced))) this.lost.push(replaced)
    if (to === 'portfolio' || !faults) {
      this.said[to] = { value, at: this.clock }
      this.agreed = { ...this.agreed, base: value }
      return
    }
    this.agreed = { ...this.agreed, sent: [...this.agreed.sent, { to, value }] }
    const luck = this.roll()
    if (luck < 0.2) return
    if (luck < 0.4) return void this.late.push(value)
    this.said.jira = { value, at: this.clock }
    if (luck < 0.6) return
    this.agreed = { ...this.agreed, base: value }
  }
  /** A write that nobody waits for any more is carried out; what it replaces is found in the history. */
  #arrive(value: Json): void {
    if (
      !this.agreed.sent.some((one) => equal(one.value, this.said.jira.value)) &&
      !equal(this.said.jira.value, this.agreed.base ?? null)
    )
      this.kept.push(this.said.jira.value)
    this.said.jira = { value, at: this.clock }
  }
  settle(): void {
    while (this.late.length > 0) this.#arrive(this.late.shift() ?? null)
    for (let quiet = 0, turns = 0; quiet < 2; turns++) {
      if (turns > 10) throw new Error('never settles')
      quiet = this.pass(false) ? 0 : quiet + 1
    }
  }
}

function story(seed: number): Field[] {
  const roll = dice(seed)
  return RULES.map((rule) => {
    const field = new Field(rule, roll)
    for (let tick = 0; tick < 30; tick++) {
      field.edit()
      if (roll() < 0.6) field.pass(true)
    }
    field.settle()
    return field
  })
}

describe('reconcile', () => {
  test('5,000 seeds: it settles, both sides are alike or a person is asked, and no edit is lost', () => {
    for (const seed of seeds(5_000))
      for (const field of story(seed)) {
        const told = `SEED_START=${seed} ${JSON.stringify(field.rule)}`
        const { jira, portfolio } = field.said
        if (field.rule.policy === 'ask' && field.rule.flow === 'both')
          expect(equal(jira.value, portfolio.value) || field.kept.some((one) => equal(one, jira.value)), told).toBe(
            true,
          )
        else expect(jira.value, told).toEqual(portfolio.value)
        if (field.rule.policy === 'merge') continue
        expect(field.lost, told).toEqual([])
      }
  })

  test('at rest nothing is written any more', () => {
    for (const seed of seeds(200))
      for (const field of story(seed)) {
        const before = field.writes
        for (let turns = 0; turns < 3; turns++) field.pass(false)
        expect(field.writes, `SEED_START=${seed}`).toBe(before)
      }
  })

  test('the same seed is the same story', () => {
    const told = () => story(42).map(({ said, kept, writes }) => ({ said, kept, writes }))
    expect(told()).toEqual(told())
  })

  test('a value that we sent is no edit, however late it is seen', () => {
    const agreed: Agreed = { base: 'old', sent: [{ to: 'jira', value: 'sent' }] }
    const both = { flow: 'both', policy: 'jira' } as const
    const decision = reconcile(both, agreed, { value: 'sent', at: 9 }, { value: 'newer', at: 1 })
    expect(decision).toEqual({ do: 'write', to: ['jira'], value: 'newer' })
  })

  test('without anything agreed an empty field is nobody’s edit, and two full ones are a conflict', () => {
    const both = { flow: 'both', policy: 'ask' } as const
    const [empty, full] = [
      { value: null, at: null },
      { value: 'x', at: null },
    ]
    expect(reconcile(both, undefined, empty, full)).toMatchObject({ do: 'write', to: ['jira'] })
    expect(reconcile(both, undefined, full, empty)).toMatchObject({ do: 'write', to: ['portfolio'] })
    expect(reconcile(both, undefined, full, { value: 'y', at: null })).toEqual({ do: 'ask' })
  })

  test('newest goes by each field’s time; equal and unknown times keep Jira’s', () => {
    const newest = { flow: 'both', policy: 'newest' } as const
    const decide = (jiraAt: number | null, oursAt: number | null) =>
      reconcile(newest, { base: 'b', sent: [] }, { value: 'j', at: jiraAt }, { value: 'p', at: oursAt })
    expect(decide(1, 2)).toMatchObject({ to: ['jira'], value: 'p', overruled: { side: 'jira', value: 'j' } })
    expect(decide(2, 1)).toMatchObject({ to: ['portfolio'], value: 'j', overruled: { side: 'portfolio', value: 'p' } })
    expect(decide(2, 2)).toMatchObject({ to: ['portfolio'] })
    expect(decide(null, 2)).toMatchObject({ to: ['portfolio'] })
  })
})

describe('merged', () => {
  test('keeps what both have, adds what one added, drops what one took away', () => {
    expect(merged(['a', 'b'], ['a', 'c'], ['a', 'b', 'd'])).toEqual(['a', 'c', 'd'])
  })
  test('is the same from either side, and changes nothing when nothing changed', () => {
    const roll = dice(7)
    const set = () => ['a', 'b', 'c', 'd'].filter(() => roll() < 0.5)
    for (let turns = 0; turns < 500; turns++) {
      const [base, one, other] = [set(), set(), set()]
      expect(merged(base, one, other)).toEqual(merged(base, other, one))
      expect(merged(base, base, other)).toEqual(other)
    }
  })
})
