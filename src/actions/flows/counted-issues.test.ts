/** Issues in the past: now is as it is, what was made later was not there, and a status lasts until it is left. */
import { expect, test } from 'vitest'
import type { Brought } from '../../store/index.ts'
import { issueName, known, pastOf } from './counted-issues.ts'

const issue = (issueId: string, created: number): Brought => ({
  item: 'i',
  siteId: 's',
  issueId,
  how: ['parent'],
  seen: { typeId: '1', statusId: 'done', category: 'done', points: null, state: 'seen', created },
})
const counted = (one: Brought) => ({ id: issueName(one), done: true, points: null, known: 'seen' as const })
const CATEGORIES = new Map([
  ['s/todo', 'new' as const],
  ['s/done', 'done' as const],
])

test('an issue is what its next change left, and now what it is', () => {
  const one = issue('1', 0)
  const left = (at: number, from: string | null) => ({ siteId: 's', issueId: '1', at, from })
  const past = pastOf([one], [left(10, 'todo'), left(20, 'done'), left(30, 'forgotten')], CATEGORIES)
  const doneAt = (at: number) => past(at)(counted(one))?.done
  expect([5, 10, 15, 20, 25, 30].map(doneAt)).toEqual([false, true, true, false, false, true])
})

test('before it was made it was not there; another issue’s changes are none of its', () => {
  const [one, other] = [issue('1', 50), issue('2', 0)]
  const past = pastOf([one, other], [{ siteId: 's', issueId: '1', at: 60, from: 'todo' }], CATEGORIES)
  expect(past(49)(counted(one))).toBeNull()
  expect(past(55)(counted(one))).toMatchObject({ done: false })
  expect(past(10)(counted(other))).toMatchObject({ done: true })
})

test('only what is seen or archived counts, and only what was deleted is known to be gone', () => {
  const states = ['seen', 'archived', 'deleted', 'hidden', 'outside', 'trashed', 'project-unseen', undefined] as const
  expect(states.map(known)).toEqual(['seen', 'seen', 'gone', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'])
})
