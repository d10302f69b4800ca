/** What Data Center alone has, and what it does not have. */
import { at, eachLacks, kindOf, lacks, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

export const dataCenter: readonly ProbeQuestion[] = [
  question(
    'data-center-search',
    'dataCenter',
    '/search pages by startAt and has a total; issues come with fields.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/search?maxResults=1' })
      const issues = rows(at(body, 'issues'))
      return {
        seen: {
          status,
          lacks: lacks(body, 'startAt', 'maxResults', 'total', 'issues'),
          issueLacks: eachLacks(issues, 'id', 'key', 'fields'),
          token: kindOf(at(body, 'nextPageToken')),
        },
        assumed: { status: 200, lacks: 'nothing', issueLacks: 'nothing', token: 'nothing' },
      }
    },
  ),
  question('data-center-search-cap', 'dataCenter', '/search echoes the cap it was cut to.', async ({ raw }) => {
    const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/search?maxResults=100000&fields=id' })
    const cap = Number(at(body, 'maxResults') ?? Number.NaN)
    return {
      seen: { status, cap: Number.isFinite(cap) ? cap : 'nothing', capped: cap < 100_000 },
      assumed: { status: 200, capped: true },
    }
  }),
  question('no-cloud-search', 'dataCenter', 'There is no /search/jql.', async ({ raw }) => {
    const { status } = await raw({ method: 'GET', path: '/rest/api/2/search/jql' })
    return { seen: { status }, assumed: { status: 404 } }
  }),
  question(
    'no-statuses-endpoint',
    'dataCenter',
    'There is no /statuses: statuses are only read, at /status.',
    async ({ raw }) => {
      const { status } = await raw({ method: 'GET', path: '/rest/api/2/statuses' })
      return { seen: { status }, assumed: { status: 404 } }
    },
  ),
  question('no-tasks', 'dataCenter', 'There is no task resource.', async ({ raw }) => {
    const { status } = await raw({ method: 'GET', path: '/rest/api/2/task/1' })
    return { seen: { status }, assumed: { status: 404 } }
  }),
  question(
    'no-workflow-search',
    'dataCenter',
    'There is no /workflows/search: workflows are listed by name alone.',
    async ({ raw }) => {
      const [search, list] = [
        await raw({ method: 'GET', path: '/rest/api/2/workflows/search' }),
        await raw({ method: 'GET', path: '/rest/api/2/workflow' }),
      ]
      return {
        seen: { search: search.status, status: list.status, lacks: eachLacks(rows(list.body), 'name') },
        assumed: { search: 404, status: 200, lacks: 'nothing' },
      }
    },
  ),
  question(
    'data-center-statuses',
    'dataCenter',
    'A status carries its category as an object with a key.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/status' })
      const all = rows(body)
      return {
        seen: {
          status,
          kind: kindOf(body),
          lacks: eachLacks(all, 'id', 'name', 'statusCategory'),
          keys: all.every((one) => kindOf(at(one, 'statusCategory', 'key')) === 'text'),
        },
        assumed: { status: 200, kind: 'list', lacks: 'nothing', keys: true },
      }
    },
  ),
  question(
    'data-center-issue-type-schemes',
    'dataCenter',
    'Issue type schemes stand below `schemes`; each alone tells its issue types in order and the default.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/issuetypescheme' })
      const all = rows(at(body, 'schemes'))
      const one = await raw({ method: 'GET', path: `/rest/api/2/issuetypescheme/${at(all, 0, 'id') ?? ''}` })
      return {
        seen: {
          status,
          list: kindOf(at(body, 'schemes')),
          lacks: eachLacks(all, 'id', 'name'),
          one: one.status,
          types: kindOf(at(one.body, 'issueTypes')),
        },
        assumed: { status: 200, list: 'list', lacks: 'nothing', one: 200, types: 'list' },
      }
    },
  ),
  question(
    'personal-access-tokens',
    'dataCenter',
    "An account's own tokens are a bare list with names and dates, never with the token.",
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/pat/latest/tokens' })
      const all = rows(body)
      return {
        seen: {
          status,
          kind: kindOf(body),
          tokens: all.length,
          lacks: eachLacks(all, 'id', 'name', 'createdAt', 'expiringAt'),
          raw: all.some(({ rawToken }) => rawToken !== undefined),
        },
        assumed: { status: 200, kind: 'list', lacks: 'nothing', raw: false },
      }
    },
  ),
  question('data-center-projects', 'dataCenter', 'Projects are a bare list with id, key and name.', async ({ raw }) => {
    const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/project' })
    return {
      seen: { status, kind: kindOf(body), rows: rows(body).length, lacks: eachLacks(rows(body), 'id', 'key', 'name') },
      assumed: { status: 200, kind: 'list', lacks: 'nothing' },
    }
  }),
  question(
    'data-center-users-by-name',
    'dataCenter',
    'Users have a name and a key, and are found by a dot.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/2/user/search?username=.&maxResults=1' })
      return {
        seen: { status, kind: kindOf(body), some: rows(body).length > 0, lacks: eachLacks(rows(body), 'name', 'key') },
        assumed: { status: 200, kind: 'list', some: true, lacks: 'nothing' },
      }
    },
  ),
]
