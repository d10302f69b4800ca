/** Laws of held tallies: whatever came, changed and went, they are what a reckoning of the whole says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Held, HeldTallies } from './held.ts'
import { type CountedIssue, rolledUp, rollUp } from './roll-up.ts'
import { add, nothing, tallyOf } from './tally.ts'
import { type Placed, treeOf } from './tree.ts'

const ITEMS = ['a', 'b', 'c', 'd', 'e']
const RULE = { measure: 'points', unestimated: 'average' } as const
const items: fc.Arbitrary<Placed[]> = fc
  .array(fc.option(fc.constantFrom(...ITEMS)), { minLength: 1, maxLength: ITEMS.length })
  .map((parents) => parents.map((parent, at) => ({ id: ITEMS[at] ?? '', parent })))
const issue = fc.record({
  done: fc.boolean(),
  dropped: fc.boolean(),
  points: fc.option(fc.constantFrom(0, 0.5, 3, 8)),
  known: fc.constantFrom('seen' as const, 'seen' as const, 'hidden' as const, 'gone' as const),
})
/** What some items hold, of which some may not be there. */
const held = fc.tuple(fc.subarray(ITEMS, { minLength: 1 }), fc.array(issue, { maxLength: 3 }))
const put = held.map(([of, issues]) => ({ put: of, issues }))
const drop = fc.constantFrom(...ITEMS).map((item) => ({ drop: item }))
const changes = fc.array(fc.oneof({ weight: 3, arbitrary: put }, drop), { maxLength: 12 })

function heldBy(of: readonly string[], issues: readonly Omit<CountedIssue, 'id'>[]): Held {
  const sum = nothing()
  for (const one of issues) add(sum, tallyOf({ id: '', ...one }), 1)
  return { items: of, now: sum, weeks: new Map([[issues.length, sum]]) }
}

test('after any changes each item has the roll-up that all issues together give it', () => {
  fc.assert(
    fc.property(items, items, changes, (before, after, steps) => {
      const tallies = new HeldTallies(treeOf(before))
      const there = new Map<string, { of: readonly string[]; issues: CountedIssue[] }>()
      for (const [at, step] of steps.entries())
        if ('put' in step) {
          tallies.put(heldBy(step.put, step.issues))
          there.set(step.put.join(), {
            of: step.put,
            issues: step.issues.map((one, n) => ({ id: `${at}/${n}`, ...one })),
          })
        } else {
          tallies.drop(step.drop)
          for (const [name, { of }] of there) if (of.includes(step.drop)) there.delete(name)
        }
      const links = [...there.values()].flatMap(({ of, issues }) =>
        of.flatMap((item) => issues.map(({ id }) => ({ item, issue: id }))),
      )
      const issues = [...there.values()].flatMap((one) => one.issues)
      // The same in another tree, out of what is held.
      for (const [placed, sums] of [
        [before, tallies],
        [after, new HeldTallies(treeOf(after), tallies.all())],
      ] as const)
        for (const [item, whole] of rollUp(placed, links, issues, () => RULE))
          expect(rolledUp(item, sums.below(item) ?? nothing(), treeOf(placed), sums, RULE)).toEqual(whole)
    }),
  )
})

test('at the end of a week it was what it is now, and the step beside it', () => {
  const tallies = new HeldTallies(
    treeOf([
      { id: 'a', parent: null },
      { id: 'b', parent: 'a' },
    ]),
  )
  const open = tallyOf({ id: '1', done: false, points: 3, known: 'seen' })
  tallies.put({ items: ['b'], now: tallyOf({ id: '1', done: true, points: 3, known: 'seen' }), weeks: new Map() })
  tallies.put({ items: ['a', 'b'], now: nothing(), weeks: new Map([[2, open]]) })
  expect(tallies.belowThen('a', 1)).toEqual(tallies.below('a'))
  expect(tallies.belowThen('a', 2)).toMatchObject({
    issues: 2,
    doneIssues: 1,
    points: 6_000_000,
    donePoints: 3_000_000,
  })
  tallies.drop('b')
  expect(tallies.belowThen('a', 2)).toEqual(nothing())
})
