/** Contexts of a custom field: at most one for all projects, at most one per project, names that differ. */
import { refuse } from '../http.ts'
import type { Field, FieldContext } from '../records.ts'
import type { Site } from '../site.ts'
import { refuseLocked } from './field.ts'
import { isGlobal } from './field-scope.ts'
import { clearOptions } from './field-value.ts'
import { isTaken } from './name.ts'
import { refuseMissing, refuseRepeated } from './rows.ts'

export type ContextInput = Pick<FieldContext, 'name' | 'description' | 'projectIds' | 'issueTypeIds'>

export function createContext(site: Site, field: Field, input: ContextInput): FieldContext {
  refuseLocked(field)
  refuseTaken(field, input.name)
  refuseProjects(site, field, input.projectIds)
  refuseRepeated(input.issueTypeIds, 'issueTypeIds')
  refuseMissing(site.tables.issueTypes, input.issueTypeIds, 'issue types')
  if (input.projectIds.length === 0) refuseSecondGlobal(field)
  const context: FieldContext = { id: site.id(), ...input, options: [], defaultValue: null }
  field.contexts.push(context)
  return context
}

export function updateContext(
  _site: Site,
  field: Field,
  context: FieldContext,
  change: Partial<Pick<FieldContext, 'name' | 'description'>>,
): void {
  refuseLocked(field)
  if (change.name !== undefined) refuseTaken(field, change.name, context.id)
  Object.assign(context, change)
}

/** The options go with the context, and their values with the options. */
export function removeContext(site: Site, field: Field, context: FieldContext): void {
  refuseLocked(field)
  refuseGlobal(context, 'The global context cannot be deleted.')
  clearOptions(site, field, new Set(context.options.map((one) => one.id)))
  field.contexts = field.contexts.filter((one) => one !== context)
}

export function addProjects(site: Site, field: Field, context: FieldContext, projectIds: readonly string[]): void {
  refuseLocked(field)
  refuseGlobal(context, 'Projects cannot be added to the global context.')
  refuseProjects(site, field, projectIds)
  context.projectIds.push(...projectIds)
}

/** A context left without projects applies to all of them. */
export function removeProjects(site: Site, field: Field, context: FieldContext, projectIds: readonly string[]): void {
  refuseLocked(field)
  refuseRepeated(projectIds, 'projectIds')
  refuseMissing(site.tables.projects, projectIds, 'projects')
  const strangers = projectIds.filter((id) => !context.projectIds.includes(id))
  if (strangers.length > 0)
    throw refuse(400, `These projects are not associated with the context: ${strangers.join(', ')}.`)
  const left = context.projectIds.filter((id) => !projectIds.includes(id))
  if (left.length === 0) refuseSecondGlobal(field)
  context.projectIds = left
}

export function addIssueTypes(site: Site, field: Field, context: FieldContext, typeIds: readonly string[]): void {
  refuseLocked(field)
  refuseGlobal(context, 'Issue types cannot be added to the global context.')
  refuseRepeated(typeIds, 'issueTypeIds')
  refuseMissing(site.tables.issueTypes, typeIds, 'issue types')
  const there = typeIds.filter((id) => context.issueTypeIds.includes(id))
  if (there.length > 0)
    throw refuse(400, `These issue types are already associated with the context: ${there.join(', ')}.`)
  context.issueTypeIds.push(...typeIds)
}

export function removeIssueTypes(site: Site, field: Field, context: FieldContext, typeIds: readonly string[]): void {
  refuseLocked(field)
  refuseRepeated(typeIds, 'issueTypeIds')
  refuseMissing(site.tables.issueTypes, typeIds, 'issue types')
  const strangers = typeIds.filter((id) => !context.issueTypeIds.includes(id))
  if (strangers.length > 0)
    throw refuse(400, `These issue types are not associated with the context: ${strangers.join(', ')}.`)
  context.issueTypeIds = context.issueTypeIds.filter((id) => !typeIds.includes(id))
}

function refuseTaken(field: Field, name: string, exceptId?: string): void {
  if (isTaken(field.contexts, name, exceptId)) throw refuse(400, 'The name is used by another context of the field.')
}

function refuseProjects(site: Site, field: Field, projectIds: readonly string[]): void {
  refuseRepeated(projectIds, 'projectIds')
  refuseMissing(site.tables.projects, projectIds, 'projects')
  const taken = projectIds.filter((id) => field.contexts.some((context) => context.projectIds.includes(id)))
  if (taken.length > 0)
    throw refuse(400, `These projects are already associated with a context of the field: ${taken.join(', ')}.`)
}

/** Since April 2026 the global context is for ever and for everything (Jira Cloud changelog, CHANGE-3019). */
function refuseGlobal(context: FieldContext, message: string): void {
  if (isGlobal(context)) throw refuse(400, message)
}

function refuseSecondGlobal(field: Field): void {
  if (field.contexts.some(isGlobal)) throw refuse(400, 'The custom field already has a global context.')
}
