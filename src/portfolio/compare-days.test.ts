/** Two days beside each other: laws over random portfolios, then the words each change has. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDays, type ItemThen, type PortfolioDay, shiftedIssues } from './compare-days.ts'
import { type CountedIssue, DEFAULT_RULE } from './roll-up.ts'

const ITEMS = ['a', 'b', 'c', 'd']
const ISSUES = ['1', '2', '3', '4', '5', '6']
const item = (id: string, parent: string | null, due: string | null = null): ItemThen => ({
  ...{ id, parent, due, code: `I-${id}`, level: 'initiative', name: id, start: null, stage: 'underway', position: 0 },
  ...{ measure: null, weight: null, share: null },
})
const issue = (id: string, more: Partial<CountedIssue> = {}): CountedIssue => ({
  ...{ id, done: false, points: 1, known: 'seen' },
  ...more,
})
const rules = () => DEFAULT_RULE
const day = fc
  .record({
    parents: fc.array(fc.option(fc.constantFrom(...ITEMS)), { minLength: 4, maxLength: 4 }),
    links: fc.array(fc.record({ item: fc.constantFrom(...ITEMS), issue: fc.constantFrom(...ISSUES) }), {
      maxLength: 12,
    }),
    issues: fc.array(
      fc.record({
        id: fc.constantFrom(...ISSUES),
        done: fc.boolean(),
        points: fc.option(fc.integer({ min: 0, max: 3 })),
        known: fc.constantFrom('seen' as const, 'hidden' as const, 'gone' as const),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ parents, links, issues }): PortfolioDay => {
    const items = ITEMS.map((id, at) => item(id, parents[at] === id ? null : (parents[at] ?? null)))
    return { items, links, issues: [...new Map(issues.map((one) => [one.id, one])).values()] }
  })

describe('any two days', () => {
  test('what was there, plus what came, minus what went, is what is there', () => {
    fc.assert(
      fc.property(day, day, (before, after) => {
        for (const shift of compareDays(before, after, rules)) {
          const [then, now] = [shift.rollUpBefore, shift.rollUpAfter]
          const { added, removed, finished, reopened } = shift.issues
          expect((then?.issues ?? 0) + added - removed).toBe(now?.issues ?? 0)
          // Of those that stayed, the done ones differ by what was finished and opened again.
          expect(finished + reopened).toBeLessThanOrEqual((now?.issues ?? 0) - added)
        }
      }),
    )
  })
  test('turned round, what came is what went', () => {
    fc.assert(
      fc.property(day, day, (before, after) => {
        const back = new Map(compareDays(after, before, rules).map((shift) => [shift.item, shift.issues]))
        for (const { item: id, issues } of compareDays(before, after, rules))
          expect(back.get(id)).toEqual({
            ...{ added: issues.removed, removed: issues.added, rescoped: issues.rescoped },
            ...{ finished: issues.reopened, reopened: issues.finished },
          })
      }),
    )
  })
  test('the issues behind a number are as many as it says; beside itself a day has none', () => {
    fc.assert(
      fc.property(day, day, (before, after) => {
        for (const { item: id, issues } of compareDays(before, after, rules)) {
          const behind = shiftedIssues(before, after, id)
          for (const [shift, count] of Object.entries(issues))
            expect(behind.filter((one) => one.shift === shift)).toHaveLength(count)
        }
        expect(ITEMS.flatMap((id) => shiftedIssues(after, after, id))).toEqual([])
      }),
    )
  })
})

describe('each change', () => {
  const before: PortfolioDay = {
    items: [item('a', null, '2026-10-01'), item('b', 'a')],
    links: ['1', '2', '3', '4'].map((id) => ({ item: 'b', issue: id })),
    issues: [issue('1'), issue('2'), issue('3', { done: true }), issue('4')],
  }
  const after: PortfolioDay = {
    items: [item('a', null, '2026-10-15'), item('b', null)],
    links: ['1', '2', '3', '5'].map((id) => ({ item: 'b', issue: id })),
    issues: [issue('1', { points: 5 }), issue('2', { done: true }), issue('3'), issue('4'), issue('5')],
  }
  test('is counted at its item and at what stood above it', () => {
    const [a, b] = compareDays(before, after, rules)
    expect(b?.issues).toEqual({ added: 1, removed: 1, rescoped: 1, finished: 1, reopened: 1 })
    // The item went out from under the objective with all its issues.
    expect(a).toMatchObject({ slipped: 14, issues: { added: 0, removed: 4, rescoped: 0, finished: 0, reopened: 0 } })
    expect(b).toMatchObject({ slipped: null, before: { parent: 'a' }, after: { parent: null } })
  })
  test('an issue that was closed without being done goes; an item that is gone has no day after', () => {
    const dropped = { ...after, items: [item('a', null)], issues: [issue('1', { dropped: true })] }
    const shifts = compareDays(before, dropped, rules)
    expect(shifts.map(({ item: id, after: is }) => [id, is === null])).toEqual([
      ['a', false],
      ['b', true],
    ])
    expect(shifts[1]).toMatchObject({ rollUpAfter: null, issues: { removed: 4 } })
  })
})
