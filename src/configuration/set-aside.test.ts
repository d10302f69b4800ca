/** Laws of names that go round: whoever takes one finds it free, nobody is set aside without need, and all have theirs in the end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, ids, kindsWith, planOf, step, waits } from '../../test/toy-plans.ts'
import { applied, inKeys, journalOf, planned, type Rows, toy, undone } from '../../test/toy-sites.ts'
import type { Entry } from '../plan/index.ts'
import type { ConfigurationPlan } from './change.ts'
import { mayApply } from './make-plan.ts'

const NAMES = ['A', 'B', 'C', 'D', 'E'] as const
/** A table of statuses by id: each name but those left out. */
const statuses = (first: string, names: readonly (string | null)[]): Rows => ({
  status: Object.fromEntries(
    names.flatMap((name, at) => (name === null ? [] : [[`${first}${at}`, { name, note: first }]])),
  ),
})
/** Which is which there, said by a person. */
const answersFor = (here: readonly (string | null)[], there: readonly (string | null)[]) =>
  Object.fromEntries(
    here.flatMap((name, at) =>
      name === null ? [] : [[`status:${name}`, there[at] == null ? 'create' : `status:${there[at]}`]],
    ),
  )

const shuffledNames = fc.shuffledSubarray([...NAMES, 'X'], { minLength: 5, maxLength: 5 })
const some = fc.array(
  fc.nat(7).map((one) => one === 0),
  { minLength: 5, maxLength: 5 },
)
const worlds = fc.record({ to: shuffledNames, made: some, gone: some }).map(({ to, made, gone }) => {
  const there = to.map((name, at) => (made[at] ? null : name))
  const here = NAMES.map((name, at) => (gone[at] ? null : name))
  const answers = {
    ...Object.fromEntries(
      there.flatMap((name, at) => (here[at] === null && name ? [[`status:${name}`, 'delete']] : [])),
    ),
    ...answersFor(here, there),
  }
  return { here, there, plan: planned(statuses('a', here), statuses('b', there), answers) }
})

/** Names that only one may have, at each moment; empty where nobody ever took one that another had. */
function taken(plan: ConfigurationPlan, to: Rows): string[] {
  return plan.steps.flatMap(({ id }, at) => {
    const names = Object.values(applied(plan, to, at + 1).rows.status ?? {}).map((one) =>
      String((one as { name: string }).name).toLowerCase(),
    )
    return new Set(names).size < names.length ? [id] : []
  })
}
const asides = (plan: ConfigurationPlan) => ids(plan).filter((id) => id.startsWith('aside '))

/** How many rings the names go in. */
function rings(here: readonly (string | null)[], there: readonly (string | null)[]): number {
  const next = new Map(here.flatMap((name, at) => (name !== null && there[at] ? [[there[at], name] as const] : [])))
  const seen = new Set<string>()
  let count = 0
  for (const start of next.keys()) {
    const way: string[] = []
    for (let one: string | undefined = start; one !== undefined && !seen.has(one); one = next.get(one)) {
      seen.add(one)
      way.push(one)
    }
    if (way.length > 1 && next.get(way.at(-1) ?? '') === start) count += 1
  }
  return count
}

describe('names that go round', () => {
  test('are never held twice, and all have theirs in the end; one is set aside for each ring', () => {
    fc.assert(
      fc.property(worlds, ({ here, there, plan }) => {
        fc.pre(mayApply(plan))
        const to = statuses('b', there)
        expect(taken(plan, to)).toEqual([])
        expect(Object.keys(inKeys(applied(plan, to).rows))).toEqual(
          here.flatMap((name) => (name === null ? [] : [`status:${name}`])).sort(),
        )
        expect(asides(plan)).toHaveLength(rings(here, there))
        expect(plan.problems.filter(({ code }) => code === 'set-aside')).toHaveLength(rings(here, there))
      }),
      { numRuns: 500 },
    )
  })

  test('go back after any step, also one whose answer was lost, and nothing is asked', () => {
    fc.assert(
      fc.property(worlds, fc.nat(10), ({ there, plan }, share) => {
        fc.pre(mayApply(plan))
        const to = statuses('b', there)
        const steps = Math.ceil((plan.steps.length * share) / 10)
        const begun = plan.steps[steps]
        const { entries } = applied(plan, to, steps)
        const lost: Entry[] =
          begun === undefined
            ? []
            : [
                ...journalOf(begun.id, null).slice(0, 2),
                { step: begun.id, at: 3, attempt: 1, what: 'wrote', outcome: 'unknown' },
              ]
        for (const happened of begun === undefined ? [0] : [0, 1]) {
          const { rows } = applied(plan, to, steps + happened)
          const back = undone(plan, [...entries, ...lost], rows)
          expect(back.problems.filter(({ severity }) => severity === 'blocks')).toEqual([])
          expect(taken(back, rows)).toEqual([])
          expect(inKeys(applied(back, rows).rows)).toEqual(inKeys(to))
        }
      }),
      { numRuns: 300 },
    )
  })
})

const named = (name: string) => ({ name })
const renamed = (from: string, to: string, more: object = {}) =>
  difference(`status:${from}`, 'update', {
    ...{ key: `status:${to}`, before: { ...named(from), note: 1 }, after: { ...named(to), note: 2 } },
    ...more,
  })

describe('a swap', () => {
  const plan = planOf([renamed('A', 'B'), renamed('B', 'A')])

  test('sets one aside under a name that says so, and tells it of the source’s object', () => {
    expect(ids(plan)).toEqual(['aside status:B', 'update status:A', 'update status:B'])
    expect(step(plan, 'aside status:B')).toMatchObject({
      ...{ verb: 'update', about: 'status:B', title: 'Set the status B aside as B (being renamed)' },
      data: { before: { name: 'B', note: 1 }, after: { name: 'B (being renamed)', note: 1 } },
    })
    expect(step(plan, 'update status:B').title).toBe('Update the status A, until then B (being renamed)')
    expect(step(plan, 'update status:B').data).toMatchObject({
      ...{ before: { name: 'B (being renamed)', note: 1 }, after: { name: 'A', note: 2 } },
    })
    expect(waits(plan, 'update status:A')).toEqual(['aside status:B'])
    expect(waits(plan, 'update status:B')).toEqual(['aside status:B', 'update status:A'])
    expect(plan.problems).toEqual([
      {
        ...{ severity: 'notes', code: 'set-aside', about: 'status:A' },
        says: 'Set the status B aside as B (being renamed): another is to have its name before it can have its own.',
      },
    ])
  })

  test('whatever the case, and by hand with clicks on what is called so by then', () => {
    const byHand = (verb: string, after: unknown, before: unknown) => [
      `${verb} ${(before as { name: string } | null)?.name} → ${(after as { name: string } | null)?.name}`,
    ]
    const kinds = kindsWith(toy('status', [], { byHand } as never))
    const hand = planOf([renamed('a', 'B', { byHand: 'seen' }), renamed('b', 'A', { byHand: 'seen' })], { kinds })
    expect(hand.steps.map(({ title, data }) => [title, data.byHand])).toEqual([
      ['Set the status b aside as b (being renamed) by hand', ['update b → b (being renamed)']],
      ['Update the status B by hand', ['update a → B']],
      ['Update the status A by hand, until then b (being renamed)', ['update b (being renamed) → A']],
    ])
  })

  test('takes no name that the target has or the plan makes', () => {
    const there: Rows = { status: { x: named('B (BEING renamed)') } }
    const made = difference('status:N', 'create', { after: named('B (being renamed 2)') })
    const other = planOf([renamed('A', 'B'), renamed('B', 'A'), made], {}, there)
    expect(step(other, 'aside status:B').data.after).toMatchObject(named('B (being renamed 3)'))
  })

  test('is none where Jira lets two have one name, or where it is no name that goes round', () => {
    const free = kindsWith(toy('status', [], { claims: undefined } as never))
    expect(ids(planOf([renamed('A', 'B'), renamed('B', 'A')], { kinds: free })).sort()).toEqual([
      'update status:A',
      'update status:B',
    ])
    const keyed = kindsWith(toy('status', [], { claims: (value: { code: string }) => [value.code] } as never))
    const coded = (from: string, to: string) =>
      difference(`status:${from}`, 'update', { before: { name: from, code: from }, after: { name: from, code: to } })
    const stuck = planOf([coded('A', 'B'), coded('B', 'A')], { kinds: keyed })
    expect([ids(stuck), stuck.problems.map(({ code }) => code)]).toEqual([[], ['cycle']])
  })
})

test('what is to go is set aside where its name is needed before it can go', () => {
  // The scheme needs the new status, which needs the old one's name, which goes only when the scheme names it no longer.
  const there: Rows = { status: { b: named('Open') }, scheme: { t: { name: 'S', statuses: ['b'] } } }
  const plan = planOf(
    [
      difference('status:Open', 'delete', { before: named('Open') }),
      difference('status:Open#2', 'create', { key: 'status:Open', after: named('Open') }),
      difference('scheme:S', 'update', {
        before: { name: 'S', statuses: ['status:Open'] },
        after: { name: 'S', statuses: ['status:Open#2'] },
      }),
    ],
    {},
    there,
  )
  expect(ids(plan)).toEqual(['aside status:Open', 'create status:Open#2', 'update scheme:S', 'delete status:Open'])
  expect(step(plan, 'delete status:Open').data).toMatchObject({ before: named('Open (being renamed)'), after: null })
})
