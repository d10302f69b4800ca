/** Options of a list field on Cloud: /rest/api/3/field/{fieldId}/context/{contextId}/option and /customFieldOption. */
import type { JsonObject } from '../../base/index.ts'
import {
  idList,
  objectBody,
  objectList,
  optionalBoolean,
  optionalId,
  optionalText,
  requiredId,
  requiredText,
} from '../body.ts'
import { type Ask, first, flag, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import {
  createOptions,
  moveOptions,
  optionOf,
  refuseWithoutOptions,
  removeOption,
  updateOptions,
} from '../model/field-option.ts'
import { seesField } from '../model/field-use.ts'
import { may } from '../model/permission.ts'
import { page } from '../paging.ts'
import type { Field, FieldContext, FieldOption } from '../records.ts'
import { fieldInUse } from './field.ts'
import { contextOf } from './field-context.ts'

const OPTIONS = '/rest/api/3/field/{fieldId}/context/{contextId}/option'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const fieldOptionRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: OPTIONS, operation: 'getOptionsForContext', handle: list },
  { ...ADMIN, method: 'POST', path: OPTIONS, operation: 'createCustomFieldOption', handle: create },
  { ...ADMIN, method: 'PUT', path: OPTIONS, operation: 'updateCustomFieldOption', handle: update },
  { ...ADMIN, method: 'PUT', path: `${OPTIONS}/move`, operation: 'reorderCustomFieldOptions', handle: move },
  { ...ADMIN, method: 'DELETE', path: `${OPTIONS}/{optionId}`, operation: 'deleteCustomFieldOption', handle: remove },
  {
    needs: 'anyone',
    scopes: ['read:jira-work'],
    method: 'GET',
    path: '/rest/api/3/customFieldOption/{id}',
    operation: 'getCustomFieldOption',
    handle: get,
  },
]

/** The context that the path names, of a field that has options. */
export function listContext(ask: Ask): { field: Field; context: FieldContext } {
  const field = fieldInUse(ask)
  const context = contextOf(ask, field)
  refuseWithoutOptions(field)
  return { field, context }
}

function showOption({ id, value, disabled, parentId }: FieldOption): JsonObject {
  return { id, value, ...(parentId === null ? {} : { optionId: parentId }), disabled }
}

/** Options first, then cascading options, each in their order. */
function list(ask: Ask): Reply {
  const { options } = listContext(ask).context
  const optionId = first(ask, 'optionId')
  const rows = [
    ...options.filter((one) => one.parentId === null && (optionId === undefined || one.id === optionId)),
    ...(flag(ask, 'onlyOptions', false) ? [] : options.filter((one) => one.parentId !== null)).filter(
      (one) => optionId === undefined || one.id === optionId || one.parentId === optionId,
    ),
  ]
  return page(ask, rows, showOption, { usual: 100, cap: 100 })
}

function create(ask: Ask): Reply {
  const { field, context } = listContext(ask)
  const inputs = objectList(objectBody(ask), 'options').map((one) => ({
    value: requiredText(one, 'value'),
    disabled: optionalBoolean(one, 'disabled') ?? false,
    parentId: optionalId(one, 'optionId') ?? null,
  }))
  if (inputs.length === 0) throw refuse(400, 'The options have to be provided.')
  return ok({ options: createOptions(ask.site, field, context, inputs).map(showOption) })
}

function update(ask: Ask): Reply {
  const { field, context } = listContext(ask)
  const changes = objectList(objectBody(ask), 'options').map((one) => {
    const disabled = optionalBoolean(one, 'disabled')
    return {
      id: requiredId(one, 'id'),
      ...(one.value === undefined ? {} : { value: requiredText(one, 'value') }),
      ...(disabled === undefined ? {} : { disabled }),
    }
  })
  if (changes.length === 0) throw refuse(400, 'The options have to be provided.')
  const changed = updateOptions(ask.site, field, context, changes)
  return ok({ options: changed.map(({ id, value, disabled }) => ({ disabled, id, value })) })
}

function move(ask: Ask): Reply {
  const { context } = listContext(ask)
  const body = objectBody(ask)
  const ids = idList(body, 'customFieldOptionIds')
  const [after, position] = [optionalId(body, 'after'), optionalText(body, 'position')]
  if (ids.length === 0) throw refuse(400, 'The customFieldOptionIds have to be provided.')
  if (after !== undefined && position !== undefined)
    throw refuse(400, "'after' and 'position' were provided. Only 'after' or 'position' can be specified.")
  if (after === undefined && position !== 'First' && position !== 'Last')
    throw refuse(400, "Either 'after' or 'position' (First or Last) has to be provided.")
  moveOptions(context, ids, after ?? (position as 'First' | 'Last'))
  return nothing()
}

function remove(ask: Ask): Reply {
  const { field, context } = listContext(ask)
  removeOption(ask.site, field, context, optionOf(context, ask.params.optionId ?? ''))
  return nothing()
}

function get(ask: Ask): Reply {
  const { site, user, params } = ask
  for (const field of site.tables.fields.values()) {
    if (!may(site, user, 'ADMINISTER') && !seesField(site, user, field)) continue
    const option = field.contexts.flatMap((one) => one.options).find((one) => one.id === params.id)
    if (option) return ok({ self: site.api(`/customFieldOption/${option.id}`), value: option.value })
  }
  throw refuse(404, 'A custom field option with this ID was not found.')
}
