/** Contexts of a custom field on Cloud: /rest/api/3/field/{fieldId}/context. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody, optionalText, requiredText } from '../body.ts'
import { type Ask, created, every, first, flag, nothing, type Reply, type Route, refuse } from '../http.ts'
import {
  addIssueTypes,
  addProjects,
  createContext,
  removeContext,
  removeIssueTypes,
  removeProjects,
  updateContext,
} from '../model/field-context.ts'
import { isGlobal } from '../model/field-scope.ts'
import { page } from '../paging.ts'
import type { Field, FieldContext } from '../records.ts'
import type { Site } from '../site.ts'
import { fieldInUse } from './field.ts'

const CONTEXTS = '/rest/api/3/field/{fieldId}/context'
const ONE = `${CONTEXTS}/{contextId}`
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const fieldContextRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: CONTEXTS, operation: 'getContextsForField', handle: list },
  { ...ADMIN, method: 'POST', path: CONTEXTS, operation: 'createCustomFieldContext', handle: create },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updateCustomFieldContext', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteCustomFieldContext', handle: remove },
  {
    ...ADMIN,
    method: 'PUT',
    path: `${ONE}/project`,
    operation: 'assignProjectsToCustomFieldContext',
    handle: (ask) => changeMembers(ask, 'projectIds', addProjects),
  },
  {
    ...ADMIN,
    method: 'POST',
    path: `${ONE}/project/remove`,
    operation: 'removeCustomFieldContextFromProjects',
    handle: (ask) => changeMembers(ask, 'projectIds', removeProjects),
  },
  {
    ...ADMIN,
    method: 'PUT',
    path: `${ONE}/issuetype`,
    operation: 'addIssueTypesToContext',
    handle: (ask) => changeMembers(ask, 'issueTypeIds', addIssueTypes),
  },
  {
    ...ADMIN,
    method: 'POST',
    path: `${ONE}/issuetype/remove`,
    operation: 'removeIssueTypesFromContext',
    handle: (ask) => changeMembers(ask, 'issueTypeIds', removeIssueTypes),
  },
]

export function contextOf(ask: Ask, field: Field): FieldContext {
  const context = field.contexts.find((one) => one.id === ask.params.contextId)
  if (!context) throw refuse(404, 'The context was not found.')
  return context
}

function showContext(context: FieldContext): JsonObject {
  const { id, name, description, issueTypeIds } = context
  return { id, name, description, isGlobalContext: isGlobal(context), isAnyIssueType: issueTypeIds.length === 0 }
}

function list(ask: Ask): Reply {
  const ids = every(ask, 'contextId')
  const rows = fieldInUse(ask).contexts.filter(
    (context) =>
      (ids.length === 0 || ids.includes(context.id)) &&
      (first(ask, 'isGlobalContext') === undefined || flag(ask, 'isGlobalContext', false) === isGlobal(context)) &&
      (first(ask, 'isAnyIssueType') === undefined ||
        flag(ask, 'isAnyIssueType', false) === (context.issueTypeIds.length === 0)),
  )
  return page(ask, rows, showContext, { cap: 100 })
}

function create(ask: Ask): Reply {
  const field = fieldInUse(ask)
  const body = objectBody(ask)
  const { id, name, description, projectIds, issueTypeIds } = createContext(ask.site, field, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description', 255) ?? '',
    projectIds: idList(body, 'projectIds'),
    issueTypeIds: idList(body, 'issueTypeIds'),
  })
  return created({ id, name, description, projectIds, issueTypeIds })
}

function update(ask: Ask): Reply {
  const field = fieldInUse(ask)
  const context = contextOf(ask, field)
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 255)
  updateContext(ask.site, field, context, {
    ...(body.name === undefined ? {} : { name: requiredText(body, 'name') }),
    ...(description === undefined ? {} : { description }),
  })
  return nothing()
}

function remove(ask: Ask): Reply {
  const field = fieldInUse(ask)
  removeContext(ask.site, field, contextOf(ask, field))
  return nothing()
}

function changeMembers(
  ask: Ask,
  property: 'projectIds' | 'issueTypeIds',
  change: (site: Site, field: Field, context: FieldContext, ids: readonly string[]) => void,
): Reply {
  const field = fieldInUse(ask)
  const context = contextOf(ask, field)
  const ids = idList(objectBody(ask), property)
  if (ids.length === 0) throw refuse(400, `The ${property} have to be provided.`)
  change(ask.site, field, context, ids)
  return nothing()
}
