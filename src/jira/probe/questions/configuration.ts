/** Shapes of Cloud's configuration that reading, comparing and writing build on. */
import { isObject } from '../../../base/index.ts'
import { at, eachLacks, kindOf, lacks, rows } from '../facts.ts'
import { type ProbeQuestion, question } from '../question.ts'

export const configuration: readonly ProbeQuestion[] = [
  question(
    'statuses-and-scopes',
    'cloud',
    'A status has a category of three and a scope; a global scope names no project.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/3/statuses/search?maxResults=200' })
      const all = rows(at(body, 'values'))
      const known = new Set(['TODO', 'IN_PROGRESS', 'DONE'])
      const global = all.filter((one) => at(one, 'scope', 'type') === 'GLOBAL')
      return {
        seen: {
          status,
          rows: all.length,
          lacks: eachLacks(all, 'id', 'name', 'statusCategory', 'scope'),
          otherCategories: all.filter(({ statusCategory }) => !known.has(String(statusCategory))).length,
          globalWithProject: global.filter((one) => at(one, 'scope', 'project') !== undefined).length,
        },
        assumed: { status: 200, lacks: 'nothing', otherCategories: 0, globalWithProject: 0 },
      }
    },
  ),
  question(
    'workflows-have-versions',
    'cloud',
    'A workflow comes with a version (id and number), its statuses and its transitions by reference.',
    async ({ raw }) => {
      const { status, body } = await raw({
        method: 'GET',
        path: '/rest/api/3/workflows/search?expand=values.transitions&maxResults=50',
      })
      const all = rows(at(body, 'values'))
      const transitions = all.flatMap((one) => rows(one.transitions))
      const types = new Set(['INITIAL', 'GLOBAL', 'DIRECTED'])
      return {
        seen: {
          status,
          rows: all.length,
          lacks: eachLacks(all, 'id', 'name', 'version', 'statuses', 'transitions', 'scope'),
          versionLacks: eachLacks(
            all.map(({ version }) => (isObject(version) ? version : {})),
            'id',
            'versionNumber',
          ),
          statusLacks: eachLacks(
            all.flatMap((one) => rows(one.statuses)),
            'statusReference',
          ),
          transitionLacks: eachLacks(transitions, 'id', 'name', 'type'),
          otherTypes: transitions.filter(({ type }) => !types.has(String(type))).length,
          statuses: kindOf(at(body, 'statuses')),
        },
        assumed: {
          status: 200,
          lacks: 'nothing',
          versionLacks: 'nothing',
          statusLacks: 'nothing',
          transitionLacks: 'nothing',
          otherTypes: 0,
          statuses: 'list',
        },
      }
    },
  ),
  question(
    'workflows-by-id',
    'cloud',
    'POST /workflows gives the workflows named by id, with the statuses they use beside them.',
    async ({ raw, sample }) => {
      const body = { workflowIds: [await sample.workflowId()] }
      const answer = await raw({ method: 'POST', path: '/rest/api/3/workflows', body })
      return {
        seen: {
          status: answer.status,
          workflows: rows(at(answer.body, 'workflows')).length,
          statuses: kindOf(at(answer.body, 'statuses')),
        },
        assumed: { status: 200, workflows: 1, statuses: 'list' },
      }
    },
  ),
  question(
    'issue-type-scheme-order',
    'cloud',
    "A scheme's issue types come one after the other, in the scheme's order, each once.",
    async ({ raw, sample }) => {
      const query = `issueTypeSchemeId=${await sample.issueTypeScheme()}&maxResults=100`
      const { status, body } = await raw({ method: 'GET', path: `/rest/api/3/issuetypescheme/mapping?${query}` })
      const all = rows(at(body, 'values'))
      return {
        seen: {
          status,
          rows: all.length,
          lacks: eachLacks(all, 'issueTypeSchemeId', 'issueTypeId'),
          schemes: new Set(all.map(({ issueTypeSchemeId }) => issueTypeSchemeId)).size,
          twice: new Set(all.map(({ issueTypeId }) => issueTypeId)).size < all.length,
        },
        assumed: { status: 200, lacks: 'nothing', schemes: 1, twice: false },
      }
    },
  ),
  question(
    'screen-tabs-at-once',
    'cloud',
    'The tabs of many screens are asked for at once.',
    async ({ raw, sample }) => {
      const path = `/rest/api/3/screens/tabs?screenId=${await sample.screen()}`
      const { status, body } = await raw({ method: 'GET', path })
      const all = rows(at(body, 'values'))
      return {
        seen: { status, some: all.length > 0, lacks: eachLacks(all, 'screenId', 'tabId') },
        assumed: { status: 200, some: true, lacks: 'nothing' },
      }
    },
  ),
  question(
    'roles-of-a-project',
    'cloud',
    "A project's roles come with id, name and the roles' own texts at /roledetails.",
    async ({ raw, sample }) => {
      const path = `/rest/api/3/project/${await sample.projectKey()}/roledetails`
      const { status, body } = await raw({ method: 'GET', path })
      if (status === 404) await sample.administrator()
      return {
        seen: { status, kind: kindOf(body), lacks: eachLacks(rows(body), 'id', 'name') },
        assumed: { status: 200, kind: 'list', lacks: 'nothing' },
      }
    },
  ),
  question('projects-and-styles', 'cloud', 'A project says whether it is company-managed.', async ({ raw }) => {
    const { status, body } = await raw({ method: 'GET', path: '/rest/api/3/project/search?maxResults=50' })
    const all = rows(at(body, 'values'))
    const styles = new Set(['classic', 'next-gen'])
    return {
      seen: {
        status,
        rows: all.length,
        lacks: eachLacks(all, 'id', 'key', 'name', 'projectTypeKey', 'simplified', 'style'),
        otherStyles: all.filter(({ style }) => !styles.has(String(style))).length,
      },
      assumed: { status: 200, lacks: 'nothing', otherStyles: 0 },
    }
  }),
  question(
    'unknown-project-keys',
    'cloud',
    'Project keys that do not exist are passed over in silence.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/3/project/search?keys=X' })
      return { seen: { status, rows: rows(at(body, 'values')).length }, assumed: { status: 200, rows: 0 } }
    },
  ),
  question(
    'category-keys',
    'both',
    'Status categories are new, indeterminate and done, named in English.',
    async ({ raw, api }) => {
      const { status, body } = await raw({ method: 'GET', path: `${api}/statuscategory` })
      const names = new Map(rows(body).map(({ key, name }) => [key, name]))
      const english = { new: 'To Do', indeterminate: 'In Progress', done: 'Done' }
      return {
        seen: {
          status,
          lacks:
            Object.keys(english)
              .filter((key) => !names.has(key))
              .join(', ') || 'nothing',
          english: Object.entries(english).every(([key, name]) => names.get(key) === name),
        },
        assumed: { status: 200, lacks: 'nothing', english: true },
      }
    },
  ),
  question('audit-by-offset', 'cloud', 'The audit log pages by offset and limit, and has a total.', async ({ raw }) => {
    const { status, body } = await raw({ method: 'GET', path: '/rest/api/3/auditing/record?limit=1' })
    return {
      seen: { status, lacks: lacks(body, 'offset', 'limit', 'total', 'records') },
      assumed: { status: 200, lacks: 'nothing' },
    }
  }),
  question(
    'users-are-a-bare-list',
    'cloud',
    'Users come as a bare list, without any page around it.',
    async ({ raw }) => {
      const { status, body } = await raw({ method: 'GET', path: '/rest/api/3/users/search?maxResults=1' })
      return {
        seen: { status, kind: kindOf(body), lacks: eachLacks(rows(body), 'accountId', 'accountType', 'active') },
        assumed: { status: 200, kind: 'list', lacks: 'nothing' },
      }
    },
  ),
]
