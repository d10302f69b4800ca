/** Finding issues on Cloud: a bounded query, a token from page to page, no total. */
import { at, kindOf, lacks, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

const PATH = '/rest/api/3/search/jql'
/** Bounded, and true of every issue. */
const ALL = 'created >= "2000-01-01" ORDER BY created ASC'

export const search: readonly ProbeQuestion[] = [
  question('old-search-is-gone', 'cloud', 'GET /search answers 410.', async ({ raw }) => {
    const { status } = await raw({ method: 'GET', path: '/rest/api/3/search?maxResults=1' })
    return { seen: { status }, assumed: { status: 410 } }
  }),
  question(
    'search-gives-ids-only',
    'cloud',
    'Without `fields`, an issue comes with its id and neither key nor fields; there is no total and no startAt.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'POST', path: PATH, body: { jql: ALL, maxResults: 5 } })
      const issues = rows(at(body, 'issues'))
      return {
        seen: {
          status,
          issues: issues.length,
          ids: issues.every(({ id }) => typeof id === 'string'),
          fields: issues.some(({ fields }) => fields !== undefined),
          keys: issues.some(({ key }) => key !== undefined),
          total: kindOf(at(body, 'total')),
          startAt: kindOf(at(body, 'startAt')),
        },
        assumed: { status: 200, ids: true, fields: false, keys: false, total: 'nothing', startAt: 'nothing' },
      }
    },
  ),
  question(
    'search-goes-on-by-token',
    'cloud',
    'While there is more, isLast is false and nextPageToken leads on to other issues.',
    async ({ raw }) => {
      const first = await raw({ method: 'POST', path: PATH, body: { jql: ALL, maxResults: 1 } })
      const token = at(first.body, 'nextPageToken')
      if (typeof token !== 'string')
        return {
          seen: { status: first.status, isLast: at(first.body, 'isLast') === true, token: kindOf(token) },
          assumed: { status: 200, isLast: true },
        }
      const body = { jql: ALL, maxResults: 1, nextPageToken: token }
      const second = await raw({ method: 'POST', path: PATH, body })
      const same = at(first.body, 'issues', 0, 'id') === at(second.body, 'issues', 0, 'id')
      return {
        seen: { status: second.status, isLast: at(first.body, 'isLast') === true, same },
        assumed: { status: 200, isLast: false, same: false },
      }
    },
  ),
  question(
    'search-ends-without-token',
    'cloud',
    'On the last page isLast is true and nextPageToken is absent.',
    async ({ raw }) => {
      const body = { jql: 'created >= "2000-01-01" AND created < "2000-01-02"', maxResults: 50 }
      const answer = await raw({ method: 'POST', path: PATH, body })
      return {
        seen: {
          status: answer.status,
          isLast: at(answer.body, 'isLast') === true,
          token: kindOf(at(answer.body, 'nextPageToken')),
        },
        assumed: { status: 200, isLast: true, token: 'nothing' },
      }
    },
  ),
  question(
    'search-must-be-bounded',
    'cloud',
    'A query without any restriction is refused with 400.',
    async ({ raw }) => {
      const { status } = await raw({ method: 'POST', path: PATH, body: { jql: 'ORDER BY created ASC', maxResults: 1 } })
      return { seen: { status }, assumed: { status: 400 } }
    },
  ),
  question(
    'search-in-minutes',
    'cloud',
    'A window in relative minutes is understood: what polling asks.',
    async ({ raw }) => {
      const body = { jql: 'updated >= "-5m" ORDER BY updated ASC', maxResults: 1 }
      const { status } = await raw({ method: 'POST', path: PATH, body })
      return { seen: { status }, assumed: { status: 200 } }
    },
  ),
  question(
    'search-counts-apart',
    'cloud',
    'How many there are is asked at /search/approximate-count.',
    async ({ raw }) => {
      const path = '/rest/api/3/search/approximate-count'
      const { status, body } = await raw({ method: 'POST', path, body: { jql: ALL } })
      return { seen: { status, count: kindOf(at(body, 'count')) }, assumed: { status: 200, count: 'number' } }
    },
  ),
  question(
    'issues-by-id',
    'cloud',
    'Asked for many issues by id, Jira gives those it knows and passes over one that it does not.',
    async ({ raw, sample }) => {
      const body = { issueIdsOrKeys: [await sample.issueId(), '1'], fields: ['summary'] }
      const answer = await raw({ method: 'POST', path: '/rest/api/3/issue/bulkfetch', body })
      return {
        seen: {
          status: answer.status,
          issues: rows(at(answer.body, 'issues')).length,
          lacks: lacks(at(answer.body, 'issues', 0), 'id', 'key', 'fields'),
        },
        assumed: { status: 200, issues: 1, lacks: 'nothing' },
      }
    },
  ),
  question(
    'changelog-page',
    'cloud',
    "An issue's history is a page of entries with items.",
    async ({ raw, sample }) => {
      const path = `/rest/api/3/issue/${await sample.issueId()}/changelog?maxResults=1`
      const { status, body } = await raw({ method: 'GET', path })
      return {
        seen: { status, lacks: lacks(body, 'startAt', 'maxResults', 'total', 'isLast', 'values') },
        assumed: { status: 200, lacks: 'nothing' },
      }
    },
  ),
]
