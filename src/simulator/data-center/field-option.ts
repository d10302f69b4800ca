/** Options of custom fields on Data Center, which can only be read: /rest/api/2/customFields/{id}/options and one by its id. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, every, first, number, ok, type Reply, type Route, refuse } from '../http.ts'
import { contextFor, isGlobal } from '../model/field-scope.ts'
import type { Field, FieldContext, FieldOption } from '../records.ts'
import type { Site } from '../site.ts'
import { visibleCustomFields } from './field.ts'

const READ = { needs: 'login', scopes: [], method: 'GET' } as const

export const fieldOptionRoutes: readonly Route[] = [
  {
    ...READ,
    path: '/rest/api/2/customFields/{customFieldId}/options',
    operation: 'getCustomFieldOptions',
    handle: list,
  },
  { ...READ, path: '/rest/api/2/customFieldOption/{id}', operation: 'getCustomFieldOption', handle: get },
]

function show(site: Site, { options }: FieldContext, { id, value, disabled }: FieldOption): JsonObject {
  return {
    self: site.api(`/customFieldOption/${id}`),
    id: Number(id),
    value,
    disabled,
    childrenIds: options.filter((one) => one.parentId === id).map((one) => Number(one.id)),
  }
}

/** Of the context that the named project and issue type fall under; of the global one where none is named. */
function list(ask: Ask): Reply {
  const field = visibleCustomFields(ask).find((one) => String(one.schema.customId) === ask.params.customFieldId)
  if (!field) throw refuse(404, 'The custom field was not found.')
  const context = contextAsked(ask, field)
  const text = first(ask, 'query')?.toLowerCase() ?? ''
  const options = (context?.options ?? []).filter(
    (one) => one.parentId === null && one.value.toLowerCase().includes(text),
  )
  const [page, maxResults] = [number(ask, 'page', 1), number(ask, 'maxResults', 100)]
  if (page < 1 || maxResults < 1) throw refuse(400, 'page and maxResults must be positive.')
  const shown = options.slice((page - 1) * maxResults, page * maxResults)
  return ok({ total: options.length, options: context ? shown.map((one) => show(ask.site, context, one)) : [] })
}

function contextAsked(ask: Ask, field: Field): FieldContext | undefined {
  const [projectId, issueTypeId] = ['projectIds', 'issueTypeIds'].map((name) => every(ask, name)[0]?.split(',')[0])
  if (projectId === undefined) return field.contexts.find(isGlobal)
  return contextFor(field, projectId, issueTypeId ?? '') ?? undefined
}

function get(ask: Ask): Reply {
  for (const { contexts } of visibleCustomFields(ask))
    for (const context of contexts) {
      const option = context.options.find((one) => one.id === ask.params.id)
      if (option) return ok(show(ask.site, context, option))
    }
  throw refuse(404, 'A custom field option with this ID was not found.')
}
