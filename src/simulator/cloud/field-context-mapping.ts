/** Which projects and issue types a field's contexts cover, on Cloud: mappings under /rest/api/3/field/{fieldId}/context. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody, objectList, requiredId } from '../body.ts'
import { type Ask, every, type Reply, type Route, refuse } from '../http.ts'
import { contextFor } from '../model/field-scope.ts'
import { refuseMissing } from '../model/rows.ts'
import { page } from '../paging.ts'
import type { FieldContext } from '../records.ts'
import { fieldInUse } from './field.ts'

const CONTEXTS = '/rest/api/3/field/{fieldId}/context'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const fieldContextMappingRoutes: readonly Route[] = [
  {
    ...ADMIN,
    method: 'GET',
    path: `${CONTEXTS}/issuetypemapping`,
    operation: 'getIssueTypeMappingsForContexts',
    handle: (ask) => page(ask, asked(ask).flatMap(issueTypesOf), (one) => one, { cap: 100 }),
  },
  {
    ...ADMIN,
    method: 'GET',
    path: `${CONTEXTS}/projectmapping`,
    operation: 'getProjectContextMapping',
    handle: (ask) => page(ask, asked(ask).flatMap(projectsOf), (one) => one, { cap: 100 }),
  },
  {
    ...ADMIN,
    method: 'POST',
    path: `${CONTEXTS}/mapping`,
    operation: 'getCustomFieldContextsForProjectsAndIssueTypes',
    handle: contexts,
  },
]

/** Ids of contexts that the field has not are ignored. */
function asked(ask: Ask): FieldContext[] {
  const ids = every(ask, 'contextId')
  return fieldInUse(ask).contexts.filter((one) => ids.length === 0 || ids.includes(one.id))
}

function issueTypesOf({ id: contextId, issueTypeIds }: FieldContext): JsonObject[] {
  if (issueTypeIds.length === 0) return [{ contextId, isAnyIssueType: true }]
  return [...issueTypeIds].sort((a, b) => Number(a) - Number(b)).map((issueTypeId) => ({ contextId, issueTypeId }))
}

function projectsOf({ id: contextId, projectIds }: FieldContext): JsonObject[] {
  if (projectIds.length === 0) return [{ contextId, isGlobalContext: true }]
  return projectIds.map((projectId) => ({ contextId, projectId }))
}

/** For each pair of project and issue type the context that an issue there falls under, in the order asked. */
function contexts(ask: Ask): Reply {
  const { site } = ask
  const field = fieldInUse(ask)
  const pairs = objectList(objectBody(ask), 'mappings').map((one) => ({
    projectId: requiredId(one, 'projectId'),
    issueTypeId: requiredId(one, 'issueTypeId'),
  }))
  if (pairs.length === 0) throw refuse(400, 'The mappings have to be provided.')
  if (new Set(pairs.map((one) => `${one.projectId} ${one.issueTypeId}`)).size !== pairs.length)
    throw refuse(400, 'Duplicate project and issue type mappings cannot be provided.')
  refuseMissing(site.tables.projects, [...new Set(pairs.map((one) => one.projectId))], 'projects')
  refuseMissing(site.tables.issueTypes, [...new Set(pairs.map((one) => one.issueTypeId))], 'issue types')
  return page(ask, pairs, ({ projectId, issueTypeId }) => ({
    projectId,
    issueTypeId,
    contextId: contextFor(field, projectId, issueTypeId)?.id ?? null,
  }))
}
