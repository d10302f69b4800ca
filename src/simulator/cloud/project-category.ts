/** Project categories on Cloud: /rest/api/3/projectCategory. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, optionalText, requiredText } from '../body.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { createProjectCategory, removeProjectCategory, updateProjectCategory } from '../model/project-category.ts'
import type { ProjectCategory } from '../records.ts'
import type { Site } from '../site.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-project'] } as const
const READ = { needs: 'login', scopes: ['read:jira-work'], method: 'GET' } as const
const ROOT = '/rest/api/3/projectCategory'

export const projectCategoryRoutes: readonly Route[] = [
  { ...READ, path: ROOT, operation: 'getAllProjectCategories', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createProjectCategory', handle: create },
  { ...READ, path: `${ROOT}/{id}`, operation: 'getProjectCategoryById', handle: get },
  { ...ADMIN, method: 'PUT', path: `${ROOT}/{id}`, operation: 'updateProjectCategory', handle: update },
  { ...ADMIN, method: 'DELETE', path: `${ROOT}/{id}`, operation: 'removeProjectCategory', handle: remove },
]

export function showProjectCategory(site: Site, { id, name, description }: ProjectCategory): JsonObject {
  return { self: site.api(`/projectCategory/${id}`), id, description, name }
}

function found({ site, params }: Ask): ProjectCategory {
  const category = site.tables.projectCategories.get(params.id ?? '')
  if (!category) throw refuse(404, `The project category with id '${params.id}' was not found.`)
  return category
}

function list({ site }: Ask): Reply {
  return ok([...site.tables.projectCategories.values()].map((one) => showProjectCategory(site, one)))
}

function get(ask: Ask): Reply {
  return ok(showProjectCategory(ask.site, found(ask)))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const [name, description] = [requiredText(body, 'name'), optionalText(body, 'description', 1_000) ?? '']
  return created(showProjectCategory(ask.site, createProjectCategory(ask.site, name, description)))
}

function update(ask: Ask): Reply {
  const category = found(ask)
  const body = objectBody(ask)
  const input = { name: filledText(body, 'name'), description: optionalText(body, 'description', 1_000) }
  updateProjectCategory(ask.site, category, given(input))
  return ok(showProjectCategory(ask.site, category))
}

function remove(ask: Ask): Reply {
  removeProjectCategory(ask.site, found(ask))
  return nothing()
}
