/** What a new issue can be and have: /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, number, type Reply, type Route, refuse } from '../http.ts'
import type { Lens } from '../issue/lens.ts'
import { namedPage } from '../issue/named-page.ts'
import { fieldMeta } from '../issue/show-meta.ts'
import { creatableFields } from '../model/issue-fields.ts'
import { typesOf } from '../model/issue-type.ts'
import { may } from '../model/permission.ts'
import { browsedProject } from '../model/project-lookup.ts'
import { page } from '../paging.ts'
import type { Field, Project } from '../records.ts'
import { cloudLens } from './issue-lens.ts'
import { showIssueType } from './issue-type.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const PATH = '/rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes'

export const issueMetaRoutes: readonly Route[] = [
  { ...READ, path: PATH, operation: 'getCreateIssueMetaIssueTypes', handle: types },
  { ...READ, path: `${PATH}/{issueTypeId}`, operation: 'getCreateIssueMetaIssueTypeId', handle: fields },
]

const MOST = { usual: 50, cap: 200 }

/** Data Center has the page bean here (docs/jira-assumptions.md, Data Center). */
function listed<T>(ask: Ask, name: string, all: readonly T[], show: (one: T) => JsonObject): Reply {
  return ask.site.kind === 'cloud' ? namedPage(ask, name, all, show, MOST) : page(ask, all, show, MOST)
}

/** Who may not create issues there is told of no types. */
function project(ask: Ask): Project {
  if (ask.site.kind === 'cloud' && number(ask, 'maxResults', MOST.usual) > MOST.cap)
    throw refuse(400, `Parameter 'maxResults' must not exceed the limit '${MOST.cap}'`)
  return browsedProject(ask, ask.params.projectIdOrKey ?? '')
}

function types(ask: Ask): Reply {
  const where = project(ask)
  const all = may(ask.site, ask.user, 'CREATE_ISSUES', where) ? typesOf(ask.site, where) : []
  return listed(ask, 'issueTypes', all, (one) => showIssueType(ask.site, one))
}

function fields(ask: Ask): Reply {
  const where = project(ask)
  const typeId = ask.params.issueTypeId ?? ''
  const type = typesOf(ask.site, where).find((one) => one.id === typeId)
  if (!type || !may(ask.site, ask.user, 'CREATE_ISSUES', where))
    throw refuse(404, 'The issue type was not found in this project.')
  const lens = cloudLens(ask)
  const own = ['project', 'issuetype'].flatMap((id) => ask.site.tables.fields.get(id) ?? [])
  const offered = creatableFields({ site: ask.site, user: ask.user, project: where, typeId })
  const all = [...own, ...offered.filter((one) => !own.includes(one))].filter(
    (one) => one.id !== 'parent' || type.hierarchyLevel < 1,
  )
  return listed(ask, 'fields', all, (one) => showField(lens, one, where, typeId, type.hierarchyLevel < 0))
}

/** A sub-task cannot be without its parent. */
function showField(lens: Lens, field: Field, where: Project, typeId: string, isSubtask: boolean): JsonObject {
  const isRequired = field.id === 'parent' && isSubtask
  return { ...fieldMeta(lens, field, where, typeId, isRequired), fieldId: field.id }
}
