/** Default values of a custom field on Cloud: /rest/api/3/field/{fieldId}/context/defaultValue. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody, objectList, requiredId } from '../body.ts'
import { type Ask, every, nothing, type Reply, type Route, refuse } from '../http.ts'
import { refuseLocked } from '../model/field.ts'
import { defaultValueOf } from '../model/field-default.ts'
import { page } from '../paging.ts'
import { fieldInUse } from './field.ts'

const DEFAULTS = '/rest/api/3/field/{fieldId}/context/defaultValue'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const fieldDefaultRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: DEFAULTS, operation: 'getDefaultValues', handle: list },
  { ...ADMIN, method: 'PUT', path: DEFAULTS, operation: 'setDefaultValues', handle: set },
]

/** Contexts without a default are not listed. */
function list(ask: Ask): Reply {
  const ids = every(ask, 'contextId')
  const rows = fieldInUse(ask).contexts.flatMap(({ id, defaultValue }): JsonObject[] =>
    isObject(defaultValue) && (ids.length === 0 || ids.includes(id)) ? [{ contextId: id, ...defaultValue }] : [],
  )
  return page(ask, rows, (one) => one)
}

function set(ask: Ask): Reply {
  const field = fieldInUse(ask)
  refuseLocked(field)
  const values = objectList(objectBody(ask), 'defaultValues')
  if (values.length === 0) throw refuse(400, 'The defaultValues have to be provided.')
  if (new Set(values.map((one) => one.type)).size > 1)
    throw refuse(400, 'All default values in the request must have the same type.')
  const changes = values.map((value) => {
    const context = field.contexts.find((one) => one.id === requiredId(value, 'contextId'))
    if (!context) throw refuse(404, 'The context was not found.')
    return { context, defaultValue: defaultValueOf(ask.site, field, context, value) }
  })
  for (const { context, defaultValue } of changes) context.defaultValue = defaultValue
  return nothing()
}
