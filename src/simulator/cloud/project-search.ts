/** Lists of projects on Cloud: /rest/api/3/project/search and the older /rest/api/3/project. */
import { type Ask, every, first, number, ok, type Reply, type Route, refuse } from '../http.ts'
import { administers, isLive, may, sees } from '../model/permission.ts'
import { ordered, page } from '../paging.ts'
import type { Project } from '../records.ts'
import { expandedInsights, type Insights, insightsOf, showProjectRow } from './show-project.ts'

const OPEN = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const ROOT = '/rest/api/3/project'

export const projectSearchRoutes: readonly Route[] = [
  { ...OPEN, path: ROOT, operation: 'getAllProjects', handle: list },
  { ...OPEN, path: `${ROOT}/recent`, operation: 'getRecent', handle: recent },
  { ...OPEN, path: `${ROOT}/search`, operation: 'searchProjects', handle: search },
]

/** Live projects that the account may browse or administer; administering Jira alone does not count here. */
function list(ask: Ask): Reply {
  const { site, user } = ask
  const visible = [...site.tables.projects.values()].filter(
    (one) => isLive(one) && (may(site, user, 'BROWSE_PROJECTS', one) || may(site, user, 'ADMINISTER_PROJECTS', one)),
  )
  const shown = first(ask, 'recent') === undefined ? visible : visible.slice(0, Math.min(number(ask, 'recent', 20), 20))
  const insights = expandedInsights(ask)
  return ok(shown.sort(byKey).map((one) => showProjectRow(ask, one, insights)))
}

const byKey = (a: Project, b: Project): number => (a.key < b.key ? -1 : 1)

/** Nobody has looked at anything here: the twenty that `list` would begin with. */
function recent(ask: Ask): Reply {
  return list({ ...ask, query: new Map([...ask.query, ['recent', ['20']]]) })
}

const MOST = 50

function search(ask: Ask): Reply {
  const { site } = ask
  const orderBy = first(ask, 'orderBy') ?? 'key'
  const issues: Insights = /issue/i.test(orderBy) ? insightsOf(site) : new Map()
  const rows = [...site.tables.projects.values()].filter(allOf(permitted(ask), ofStatus(ask), named(ask), ofKind(ask)))
  const sorted = ordered(rows, orderBy, {
    key: (one) => one.key,
    name: (one) => one.name,
    category: (one) => site.tables.projectCategories.get(one.categoryId ?? '')?.name ?? '',
    owner: (one) => site.tables.users.get(one.leadAccountId)?.displayName ?? '',
    issueCount: (one) => issues.get(one.id)?.count ?? 0,
    lastIssueUpdatedDate: (one) => issues.get(one.id)?.last ?? 0,
    archivedDate: (one) => one.archivedAt ?? 0,
    deletedDate: (one) => one.trashedAt ?? 0,
  })
  const insights = expandedInsights(ask)
  return page(ask, sorted, (one) => showProjectRow(ask, one, insights), { usual: 50, cap: 100 })
}

type Test = (project: Project) => boolean

const allOf =
  (...tests: readonly Test[]): Test =>
  (project) =>
    tests.every((test) => test(project))

function permitted(ask: Ask): Test {
  const { site, user } = ask
  const action = first(ask, 'action') ?? 'view'
  const tests: Readonly<Record<string, Test>> = {
    view: (one) => sees(site, user, one),
    browse: (one) => may(site, user, 'BROWSE_PROJECTS', one),
    edit: (one) => administers(site, user, one),
    create: (one) => may(site, user, 'CREATE_ISSUES', one),
  }
  const test = tests[action]
  if (!test) throw refuse(400, `The action '${action}' must be one of view, browse, edit, create.`)
  return test
}

/** Without a status: live ones. */
function ofStatus(ask: Ask): Test {
  const asked = every(ask, 'status').flatMap((one) => one.split(','))
  const wrong = asked.find((one) => !['live', 'archived', 'deleted'].includes(one))
  if (wrong !== undefined) throw refuse(400, `The status '${wrong}' must be one of live, archived, deleted.`)
  return (one) => {
    const status = one.trashedAt !== null ? 'deleted' : one.archivedAt !== null ? 'archived' : 'live'
    return asked.length === 0 ? status === 'live' : asked.includes(status)
  }
}

function named(ask: Ask): Test {
  const [ids, keys] = [every(ask, 'id'), every(ask, 'keys')]
  if (ids.length > MOST || keys.length > MOST) throw refuse(400, `Up to ${MOST} project ids or keys can be given.`)
  const text = first(ask, 'query')?.toLowerCase() ?? ''
  return ({ id, key, name }) =>
    (ids.length === 0 || ids.includes(id)) &&
    (keys.length === 0 || keys.includes(key)) &&
    (key.toLowerCase().includes(text) || name.toLowerCase().includes(text))
}

function ofKind(ask: Ask): Test {
  const types = every(ask, 'typeKey').flatMap((one) => one.split(','))
  const categoryId = first(ask, 'categoryId')
  return (one) =>
    (types.length === 0 || types.includes(one.projectTypeKey)) &&
    (categoryId === undefined || one.categoryId === categoryId)
}
