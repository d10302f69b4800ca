/** Finding fields on Cloud: /rest/api/3/field/search and its trash. */
import { type Ask, every, expands, first, type Reply, type Route, refuse } from '../http.ts'
import { lastUsed, projectsWith, screensWith } from '../model/field-use.ts'
import { ordered, page } from '../paging.ts'
import type { Field } from '../records.ts'
import { showFoundField, showTrashedField } from './show-field.ts'

const SEARCH = '/rest/api/3/field/search'
const READ = { scopes: ['read:jira-work'], method: 'GET' } as const

export const fieldSearchRoutes: readonly Route[] = [
  { ...READ, needs: 'login', path: SEARCH, operation: 'getFieldsPaginated', handle: search },
  { ...READ, needs: 'administer', path: `${SEARCH}/trashed`, operation: 'getTrashedFieldsPaginated', handle: trashed },
]

function search(ask: Ask): Reply {
  const { site } = ask
  const [types, projectIds] = [every(ask, 'type'), every(ask, 'projectIds')]
  if (types.some((one) => one !== 'custom' && one !== 'system')) throw refuse(400, `Invalid type '${types.join(',')}'.`)
  const rows = [...site.tables.fields.values()].filter(
    (field) =>
      field.trashedAt === null &&
      (types.length === 0 || types.includes(field.custom ? 'custom' : 'system')) &&
      (projectIds.length === 0 || projectsWith(site, field).some((project) => projectIds.includes(project.id))) &&
      isMeant(ask, field),
  )
  const expanded = expands(ask)
  return page(
    ask,
    ordered(rows, first(ask, 'orderBy'), {
      name: (one) => one.name,
      contextsCount: (one) => one.contexts.length,
      screensCount: (one) => screensWith(site, one.id).length,
      projectsCount: (one) => projectsWith(site, one).length,
      lastUsed: (one) => lastUsed(site, one) ?? 0,
    }),
    (one) => showFoundField(site, one, expanded),
  )
}

function trashed(ask: Ask): Reply {
  const rows = [...ask.site.tables.fields.values()].filter((one) => one.trashedAt !== null && isMeant(ask, one))
  const since = (one: Field): number => one.trashedAt ?? 0
  const by = { name: (one: Field) => one.name, trashDate: since, plannedDeletionDate: since, projectsCount: () => 0 }
  return page(ask, ordered(rows, first(ask, 'orderBy'), by), (one) => showTrashedField(ask, one))
}

/** `id` names it, if given; name or description contain `query`. */
function isMeant(ask: Ask, field: Field): boolean {
  const ids = every(ask, 'id')
  const query = first(ask, 'query')?.toLowerCase() ?? ''
  return (
    (ids.length === 0 || ids.includes(field.id)) &&
    (field.name.toLowerCase().includes(query) || field.description.toLowerCase().includes(query))
  )
}
