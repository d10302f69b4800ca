/** Roll-up: its laws, beside a slow way to the same numbers that knows nothing of the quick one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { issuesIn } from './counted-issues.ts'
import { type CountedIssue, type ItemLink, inheritedRules, type RollUp, type RollUpRule, rollUp } from './roll-up.ts'
import { MOST_POINTS } from './tally.ts'
import { type Placed, subtreeOf, treeOf } from './tree.ts'

const ITEMS = 8
const ISSUES = 10

const items: fc.Arbitrary<Placed[]> = fc
  .array(fc.option(fc.nat(ITEMS)), { minLength: 1, maxLength: ITEMS })
  .map((parents) => parents.map((parent, at) => ({ id: `i${at}`, parent: parent === null ? null : `i${parent}` })))
const issue = fc.record({
  done: fc.boolean(),
  dropped: fc.boolean(),
  points: fc.option(fc.constantFrom(0, 0.1, 0.2, 0.3, 1, 2.5, 13, 100, -1, 1e14, Number.NaN)),
  estimate: fc.option(fc.constantFrom(0, 1, 60, 3_600, 28_800, -1)),
  spent: fc.option(fc.constantFrom(0, 1, 1_800, 90_000)),
  known: fc.constantFrom('seen' as const, 'seen' as const, 'seen' as const, 'hidden' as const, 'gone' as const),
})
const issues: fc.Arbitrary<CountedIssue[]> = fc
  .array(issue, { maxLength: ISSUES })
  .map((list) => list.map((one, at) => ({ id: `s/${at}`, ...one })))
/** Some links name items or issues that are not there. */
const links: fc.Arbitrary<ItemLink[]> = fc.array(
  fc.tuple(fc.nat(ITEMS), fc.nat(ISSUES)).map(([item, issue]) => ({ item: `i${item}`, issue: `s/${issue}` })),
  { maxLength: 25 },
)
const rule: fc.Arbitrary<RollUpRule> = fc.record({
  measure: fc.constantFrom('count' as const, 'points' as const, 'time' as const),
  unestimated: fc.constantFrom('average' as const, 'one' as const, 'zero' as const, 'unknown' as const),
})
const always = (one: RollUpRule) => () => one
const COUNT: RollUpRule = { measure: 'count', unestimated: 'average' }

function expectSame(a: ReadonlyMap<string, RollUp>, b: ReadonlyMap<string, RollUp>): void {
  expect([...a].sort()).toEqual([...b].sort())
}

describe('roll-up', () => {
  test('every item has one; the share is in [0, 1] or null; done is never more than the total', () => {
    fc.assert(
      fc.property(items, links, issues, rule, (items, links, issues, rule) => {
        const rolled = rollUp(items, links, issues, always(rule))
        expect([...rolled.keys()].sort()).toEqual(items.map(({ id }) => id).sort())
        for (const { share, done, total } of rolled.values()) {
          expect(share === null).toBe(total === 0)
          if (share !== null) expect(share).toBeGreaterThanOrEqual(0)
          if (share !== null) expect(share).toBeLessThanOrEqual(1)
          expect(done).toBeLessThanOrEqual(total + 1e-9)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('an item is over the distinct issues of its subtree: counted slowly, one set per item', () => {
    fc.assert(
      fc.property(items, links, issues, rule, (items, links, issues, rule) => {
        const rolled = rollUp(items, links, issues, always(rule))
        const tree = treeOf(items)
        for (const { id } of items) {
          const inside = new Set(subtreeOf(tree, id).map((item) => item.id))
          const ids = new Set(links.filter(({ item }) => inside.has(item)).map((link) => link.issue))
          const linked = issues.filter((issue) => ids.has(issue.id))
          const seen = linked.filter(({ known }) => known === 'seen')
          const counted = seen.filter(({ dropped }) => !dropped)
          expect(rolled.get(id)).toMatchObject({
            issues: counted.length,
            doneIssues: counted.filter(({ done }) => done).length,
            unestimated: counted.filter(({ points, estimate = null }) => {
              const size = rule.measure === 'time' ? estimate : points
              return size === null || !(size >= 0 && size <= MOST_POINTS)
            }).length,
            unknown: ids.size - linked.length + linked.filter(({ known }) => known === 'hidden').length,
            dropped: seen.length - counted.length,
            gone: linked.filter(({ known }) => known === 'gone').length,
          })
        }
      }),
      { numRuns: 500 },
    )
  })

  test('what a click shows adds up to the number', () => {
    fc.assert(
      fc.property(items, links, issues, rule, (items, links, issues, rule) => {
        const rolled = rollUp(items, links, issues, always(rule))
        for (const { id } of items) {
          const shown = issuesIn(id, treeOf(items), links, issues, rule)
          expect(new Set(shown.map(({ issue }) => issue)).size).toBe(shown.length)
          const sum = (side: 'done' | 'of') => shown.reduce((all, { counts }) => all + (counts?.[side] ?? 0), 0)
          expect(sum('done')).toBeCloseTo(rolled.get(id)?.done ?? -1, 9)
          expect(sum('of')).toBeCloseTo(rolled.get(id)?.total ?? -1, 9)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the input is irrelevant, to the last digit', () => {
    const shuffled = <T>(list: fc.Arbitrary<T[]>) =>
      list.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
      )
    fc.assert(
      fc.property(shuffled(items), shuffled(links), shuffled(issues), rule, (items, links, issues, rule) => {
        expectSame(
          rollUp(items[0], links[0], issues[0], always(rule)),
          rollUp(items[1], links[1], issues[1], always(rule)),
        )
      }),
    )
  })

  test('double links change nothing', () => {
    fc.assert(
      fc.property(items, links, issues, rule, (items, links, issues, rule) => {
        expectSame(
          rollUp(items, links, issues, always(rule)),
          rollUp(items, [...links, ...links], issues, always(rule)),
        )
      }),
    )
  })

  test('a parent whose children share no issue is a function of its children', () => {
    const additive = rule.filter(({ measure, unestimated }) => measure === 'count' || unestimated !== 'average')
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: ISSUES }), issues, additive, (childOf, issues, rule) => {
        const children = ['c0', 'c1', 'c2', 'c3']
        const items = [{ id: 'p', parent: null }, ...children.map((id) => ({ id, parent: 'p' }))]
        const links = childOf.map((child, at) => ({ item: `c${child}`, issue: `s/${at}` }))
        const rolled = rollUp(items, links, issues, always(rule))
        const below = children.map((id) => rolled.get(id)).filter((one) => one !== undefined)
        const [done, total] = (['done', 'total'] as const).map((side) => below.reduce((sum, one) => sum + one[side], 0))
        const share = rolled.get('p')?.share ?? null
        if (!total) expect(share).toBeNull()
        else expect(Math.abs((share ?? -1) - (done ?? 0) / total)).toBeLessThan(1e-9)
        expect(rolled.get('p')?.parts.reduce((sum, part) => sum + part.issues, 0)).toBe(rolled.get('p')?.issues)
      }),
      { numRuns: 300 },
    )
  })

  test('one more done issue never lowers the share of a count', () => {
    fc.assert(
      fc.property(items, links, issues, fc.nat(ITEMS), (items, links, issues, at) => {
        const more: CountedIssue = { id: 's/new', done: true, points: null, known: 'seen' }
        const before = rollUp(items, links, issues, always(COUNT))
        const after = rollUp(items, [...links, { item: `i${at}`, issue: more.id }], [...issues, more], always(COUNT))
        for (const [item, { share }] of before) expect(after.get(item)?.share ?? -1).toBeGreaterThanOrEqual(share ?? -1)
      }),
    )
  })

  test('an unknown issue never changes the share, and is never left unsaid', () => {
    const unknown = fc.option(fc.record({ done: fc.boolean(), points: fc.option(fc.nat(9)) }))
    fc.assert(
      fc.property(items, links, issues, rule, unknown, (items, links, issues, rule, unknown) => {
        const hidden = unknown === null ? [] : [{ id: 's/new', known: 'hidden' as const, ...unknown }]
        const before = rollUp(items, links, issues, always(rule))
        const more = [...links, { item: 'i0', issue: 's/new' }]
        const after = rollUp(items, more, [...issues, ...hidden], always(rule))
        for (const [item, { share, total }] of before) expect(after.get(item)).toMatchObject({ share, total })
        expect(after.get('i0')?.unknown).toBe((before.get('i0')?.unknown ?? 0) + 1)
        expect(after.get('i0')?.formula).toMatch(/hidden issues? (is|are) not counted/)
      }),
    )
  })
})

describe('the formula', () => {
  const seen = (id: string, done: boolean, points: number | null): CountedIssue => ({ id, done, points, known: 'seen' })
  const LIST = [seen('a', true, 2), seen('b', false, 3), seen('c', true, null)]
  const of = (issues: readonly CountedIssue[], rule: RollUpRule): RollUp | undefined =>
    rollUp(
      [{ id: 'i', parent: null }],
      issues.map(({ id }) => ({ item: 'i', issue: id })),
      issues,
      always(rule),
    ).get('i')

  test('says how each number came about', () => {
    const points = (unestimated: RollUpRule['unestimated']): RollUpRule => ({ measure: 'points', unestimated })
    const hidden: CountedIssue = { id: 'h', done: true, points: 5, known: 'hidden' }
    expect(of([...LIST, hidden], points('average'))?.formula).toBe(
      '4.5 of 7.5 points; 1 unestimated issue counts as 2.5 (the average of the others); 1 hidden issue is not counted',
    )
    expect(of(LIST, points('one'))?.formula).toBe('3 of 6 points; 1 unestimated issue counts as 1')
    expect(of(LIST, points('zero'))?.formula).toBe('2 of 5 points; 1 unestimated issue counts as 0')
    expect(of(LIST, points('unknown'))?.formula).toBe('2 of 5 points; 1 unestimated issue is not counted')
    expect(of(LIST, COUNT)?.formula).toBe('2 of 3 issues')
    expect(of([], COUNT)?.formula).toBe('no issues to count')
    expect(of([hidden], COUNT)).toMatchObject({
      share: null,
      formula: 'no issue that can be seen; 1 hidden issue is not counted',
    })
    expect(
      of(
        [
          { ...hidden, known: 'gone' },
          { ...seen('d', true, 1), dropped: true },
        ],
        COUNT,
      )?.formula,
    ).toBe('no issues to count; 1 dropped issue is not counted; 1 deleted issue is not counted')
    const withheld = { ...seen('w', true, 5), withheld: true }
    expect(of([...LIST, withheld], COUNT)).toMatchObject({
      ...{ issues: 3, withheld: 1, unknown: 0 },
      formula: '2 of 3 issues; 1 issue is left out by policy',
    })
    expect(of([seen('c', true, null), seen('d', false, null)], points('average'))).toMatchObject({
      share: 0.5,
      formula: '1 of 2 points; 2 unestimated issues count as 1 (no other is estimated)',
    })
  })

  test('time is in hours: what was spent of an estimate is done, and never more than it', () => {
    const timed = (id: string, done: boolean, estimate: number | null, spent: number | null): CountedIssue => ({
      ...seen(id, done, null),
      ...{ estimate, spent },
    })
    const hours = [
      timed('a', true, 7_200, 600),
      timed('b', false, 3_600, 90_000),
      timed('c', false, 10_800, 5_400),
      timed('d', false, 3_600, null),
    ]
    expect(of(hours, { measure: 'time', unestimated: 'average' })).toMatchObject({
      ...{ done: 4.5, total: 7, unestimated: 0 },
      formula: '4.5 of 7 hours',
    })
    expect(of([...hours, timed('e', true, null, 3_600)], { measure: 'time', unestimated: 'unknown' })?.formula).toBe(
      '4.5 of 7 hours; 1 unestimated issue is not counted',
    )
    expect(of([...hours, timed('e', true, -1, null)], { measure: 'time', unestimated: 'one' })?.formula).toBe(
      '5.5 of 8 hours; 1 unestimated issue counts as 1',
    )
  })

  test('a rule is inherited from the nearest that has one, half by half', () => {
    const items = [
      { id: 'o', parent: null },
      { id: 'i', parent: 'o' },
      { id: 't', parent: 'i' },
    ]
    const rules = inheritedRules(
      items,
      new Map([
        ['o', { measure: 'points' as const, unestimated: 'zero' as const }],
        ['i', { measure: null, unestimated: 'one' as const }],
      ]),
    )
    expect(rules('t')).toEqual({ measure: 'points', unestimated: 'one' })
    expect(rules('o')).toEqual({ measure: 'points', unestimated: 'zero' })
    expect(inheritedRules(items, new Map())('t')).toEqual(COUNT)
    const byHand = new Map([
      ['o', { measure: 'time' }],
      ['i', { measure: 'hand' }],
    ])
    expect(inheritedRules(items, byHand)('t').measure).toBe('time')
    expect(inheritedRules(items, byHand)('i').measure).toBe('time')
  })
})
