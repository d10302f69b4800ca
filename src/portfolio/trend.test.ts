/** Law of trends: at each moment the share is what the roll-up of the issues as they were then says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountedIssue, type RollUpRule, rollUp } from './roll-up.ts'
import { type IssueThen, trendsOf } from './trend.ts'

const ITEMS = ['a', 'b', 'c', 'd']
const items = fc.tuple(
  ...ITEMS.map((id) => fc.record({ id: fc.constant(id), parent: fc.option(fc.constantFrom(...ITEMS)) })),
)
const links = fc.array(
  fc.record({ item: fc.constantFrom(...ITEMS, 'gone'), issue: fc.constantFrom('1', '2', '3', 'unread') }),
)
const issue = (id: string): fc.Arbitrary<CountedIssue> =>
  fc.record({
    id: fc.constant(id),
    done: fc.boolean(),
    dropped: fc.boolean(),
    points: fc.option(fc.constantFrom(-1, 0, 0.5, 3, 8)),
    known: fc.constantFrom('seen', 'seen', 'hidden', 'gone'),
  })
const then = fc.option(fc.record({ done: fc.boolean(), dropped: fc.boolean() }))
const rule = fc.record<RollUpRule>({
  measure: fc.constantFrom('count', 'points'),
  unestimated: fc.constantFrom('average', 'one', 'zero', 'unknown'),
})

test('each share of a trend is the roll-up of that moment', () => {
  const issues = fc.tuple(issue('1'), issue('2'), issue('3'))
  const moments = fc.array(fc.tuple(then, then, then), { maxLength: 3 })
  fc.assert(
    fc.property(items, links, issues, moments, rule, (tree, linked, all, past, by) => {
      const at = (states: readonly IssueThen[]) => (one: CountedIssue) => states[all.indexOf(one)] ?? null
      const trends = trendsOf(tree, linked, all, () => by, past.map(at))
      for (const [place, states] of past.entries()) {
        const were = all.flatMap((one) => {
          const was = at(states)(one)
          return was === null ? [] : [{ ...one, ...was }]
        })
        const rolled = rollUp(tree, linked, were, () => by)
        for (const { id } of tree) expect(trends.get(id)?.[place]).toEqual(rolled.get(id)?.share)
      }
    }),
  )
})
