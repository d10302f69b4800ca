/** What the comparison of two days says of one issue and one item; and what a click on a number shows, issue by issue. */
import { describe, expect, test } from 'vitest'
import { compareDays, type ItemThen, type PortfolioDay, shiftedIssues } from './compare-days.ts'
import { issuesIn } from './counted-issues.ts'
import { withheld } from './held.ts'
import type { KeyResult } from './key-result.ts'
import { type CountedIssue, DEFAULT_RULE, type RollUpRule } from './roll-up.ts'
import { nothing } from './tally.ts'
import { treeOf } from './tree.ts'

const item = (id: string, parent: string | null, due: string | null = null): ItemThen => ({
  ...{ id, parent, due, code: `I-${id}`, level: 'initiative', name: id, start: null, stage: 'underway', position: 0 },
  ...{ measure: null, weight: null, share: null },
})
const issue = (id: string, more: Partial<CountedIssue> = {}): CountedIssue => ({
  ...{ id, done: false, points: 1, known: 'seen', ...more },
})
const day = (issues: CountedIssue[], more: Partial<PortfolioDay> = {}): PortfolioDay => ({
  items: [item('top', null), item('a', 'top'), item('b', 'top')],
  links: issues.map(({ id }) => ({ item: 'a', issue: id })),
  issues,
  ...more,
})
const rules = () => DEFAULT_RULE
const shifts = (before: PortfolioDay, after: PortfolioDay, of = 'top') =>
  shiftedIssues(before, after, of).map(({ shift }) => shift)

describe('an item', () => {
  const result = (current: number | null): KeyResult => ({
    ...{ id: 'k', item: 'b', name: 'Sell', unit: '', from: 0, target: 10, current, by: 'hand' },
  })
  const measured = (said: number | null, current: number | null, done: boolean): PortfolioDay => {
    const [top, a, b] = [item('top', null), item('a', 'top'), item('b', 'top')]
    const issues = [issue('1', { done }), issue('2')]
    return {
      items: [
        { ...top, measure: 'weighted' },
        { ...a, measure: 'hand', share: said, weight: 3 },
        { ...b, measure: 'key-results' },
      ],
      links: issues.map(({ id }) => ({ item: 'a', issue: id })),
      issues,
      keyResults: [result(current)],
    }
  }
  test('is as far as its own measure said on each day; its issues stand beside that', () => {
    const compared = compareDays(measured(null, 2, false), measured(0.5, 5, true), rules)
    const told = compared.map(({ item: id, measuredBefore, measuredAfter, rollUpAfter }) => [
      ...[id, measuredBefore?.measure, measuredBefore?.share, measuredAfter?.share, rollUpAfter?.share],
    ])
    expect(told).toEqual([
      ['top', 'weighted', 0.2, 0.5, 0.5],
      ['a', 'hand', null, 0.5, 0.5],
      ['b', 'key-results', 0.2, 0.5, null],
    ])
  })
  test('that was not there on a day was nowhere then', () => {
    const [shift] = compareDays(day([], { items: [] }), day([], { items: [item('x', null)] }), rules)
    expect(shift).toMatchObject({ measuredBefore: null, measuredAfter: { measure: 'count', share: null } })
  })
})

describe('an issue', () => {
  test('of another size is re-scoped, by points or by time; one never estimated was not', () => {
    expect(shifts(day([issue('1')]), day([issue('1', { points: 3 })]))).toEqual(['rescoped'])
    expect(shifts(day([issue('1', { estimate: 60 })]), day([issue('1', { estimate: 90 })]))).toEqual(['rescoped'])
    expect(shifts(day([issue('1')]), day([issue('1', { estimate: null })]))).toEqual([])
  })
  test('is finished or reopened besides; but one that came or went is nothing else', () => {
    expect(shifts(day([issue('1')]), day([issue('1', { done: true, points: 2 })]))).toEqual(['rescoped', 'finished'])
    expect(shifts(day([issue('1', { done: true })]), day([issue('1')]))).toEqual(['reopened'])
    expect(shifts(day([]), day([issue('1', { done: true })]))).toEqual(['added'])
    expect(shifts(day([issue('1', { known: 'hidden' })]), day([issue('1', { points: 5 })]))).toEqual(['added'])
    expect(shifts(day([issue('1')]), day([issue('1', { dropped: true, done: true })]))).toEqual(['removed'])
  })
  test('that went from one item to another came there, went here, and stayed above', () => {
    const moved = day([issue('1', { points: 9 })], { links: [{ item: 'b', issue: '1' }] })
    expect(['a', 'b', 'top'].map((of) => shifts(day([issue('1')]), moved, of))).toEqual([
      ['removed'],
      ['added'],
      ['rescoped'],
    ])
    const counts = new Map(compareDays(day([issue('1')]), moved, rules).map((one) => [one.item, one.issues]))
    expect(counts.get('b')).toEqual({ added: 1, removed: 0, rescoped: 0, finished: 0, reopened: 0 })
  })
  test('linked to what is not there counts nowhere', () => {
    const nowhere = day([issue('1')], { links: [{ item: 'gone', issue: '1' }] })
    expect(shifts(day([]), nowhere)).toEqual([])
    expect(compareDays(day([]), nowhere, rules).every(({ issues }) => issues.added === 0)).toBe(true)
  })
})

test('an item slips by the days between two ends that are known', () => {
  const due = (then: string | null, now: string | null) =>
    compareDays(day([], { items: [item('x', null, then)] }), day([], { items: [item('x', null, now)] }), rules)[0]
      ?.slipped
  expect(due('2027-01-01', '2027-01-31')).toBe(30)
  expect(due('2027-01-31', '2027-01-01')).toBe(-30)
  expect([due(null, '2027-01-31'), due('2027-01-01', null), due('odd', '2027-01-01'), due(null, null)]).toEqual([
    null,
    null,
    null,
    null,
  ])
  const came = compareDays(day([], { items: [] }), day([], { items: [item('x', null, '2027-01-01')] }), rules)
  expect(came).toMatchObject([{ before: null, rollUpBefore: null, slipped: null }])
})

describe('the issues behind a number', () => {
  const tree = treeOf([item('top', null), item('a', 'top'), item('b', 'top')])
  const links = ['a', 'b', 'a']
    .map((of) => ({ item: of, issue: '1' }))
    .concat({ item: 'b', issue: '2' }, { item: 'b', issue: '3' })
  const issues = [issue('1', { points: 4, done: true }), issue('2', { points: null }), issue('3', { known: 'hidden' })]
  const behind = (rule: RollUpRule) => issuesIn('top', tree, links, issues, rule)
  test('say through which items they count, each once', () => {
    expect(behind(DEFAULT_RULE).map(({ issue, through }) => [issue, through])).toEqual([
      ['1', ['a', 'b']],
      ['2', ['b']],
      ['3', ['b']],
    ])
  })
  test('add what they weigh; one that is unknown adds nothing, and is not zero', () => {
    const counts = (rule: RollUpRule) => behind(rule).map((one) => one.counts)
    expect(counts({ measure: 'count', unestimated: 'unknown' })).toEqual([{ done: 1, of: 1 }, { done: 0, of: 1 }, null])
    expect(counts({ measure: 'points', unestimated: 'average' })).toEqual([
      { done: 4, of: 4 },
      { done: 0, of: 4 },
      null,
    ])
    expect(counts({ measure: 'points', unestimated: 'zero' })).toEqual([{ done: 4, of: 4 }, { done: 0, of: 0 }, null])
    expect(counts({ measure: 'points', unestimated: 'unknown' })).toEqual([{ done: 4, of: 4 }, null, null])
  })
})

test('of a closed project a viewer is told how many issues are left out, and nothing else; of an open one all', () => {
  const now = { ...nothing(), issues: 1, doneIssues: 1, points: 5, unknown: 2, dropped: 4, gone: 8 }
  const held = { items: ['a'], closed: true, now, weeks: new Map([[1, now]]) }
  expect(withheld(held)).toEqual({ items: ['a'], closed: true, now: { ...nothing(), withheld: 15 }, weeks: new Map() })
  const open = { ...held, closed: false }
  expect(withheld(open)).toEqual(open)
})
