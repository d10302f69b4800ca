/** What is counted as asked twice: pages by query and place, issues by id, of each life against all before it. */
import { expect, test } from 'vitest'
import { repeatedIn } from './killed.ts'

const page = (jql: string, nextPageToken?: string) => ({
  at: 0,
  method: 'POST',
  path: '/rest/api/3/search/jql',
  body: JSON.stringify({ jql: `${jql} ORDER BY created ASC, id ASC`, ...(nextPageToken && { nextPageToken }) }),
})
const values = (...issueIdsOrKeys: string[]) => ({
  at: 0,
  method: 'POST',
  path: '/rest/api/3/issue/bulkfetch',
  body: JSON.stringify({ issueIdsOrKeys }),
})
const other = { at: 0, method: 'GET', path: '/rest/api/3/myself' }

test('nothing is again within one life, nor where each life goes on', () => {
  const lives = [[other, page('a'), page('b'), values('1', '2')], [other, page('a', 'x'), values('3')], []]
  expect(repeatedIn(lives)).toEqual({ pagesOfOne: 0, pages: 0, again: 0 })
})

test('a page of each of two partitions is one of one; two of one are two', () => {
  const begun = [page('a'), page('a', 'x'), page('b'), values('1', '2')]
  expect(repeatedIn([begun, [page('a', 'x'), page('b'), values('2')]])).toEqual({ pagesOfOne: 1, pages: 2, again: 1 })
  expect(repeatedIn([begun, [page('a'), page('a', 'x')]])).toEqual({ pagesOfOne: 2, pages: 2, again: 0 })
  expect(repeatedIn([begun, [], [page('b')], [page('b'), values('1')]])).toEqual({ pagesOfOne: 1, pages: 2, again: 1 })
})
