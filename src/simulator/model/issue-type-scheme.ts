/** Issue type schemes: which issue types a project has, in which order, and which one is offered first. */
import { refuse, refuseField } from '../http.ts'
import type { IssueType, IssueTypeScheme, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { anyIssue, isSubtask } from './issue-type.ts'
import { isTaken } from './name.ts'
import { refuseTooManyTypes } from './project-limit.ts'

export interface IssueTypeSchemeInput {
  readonly name: string
  readonly description: string
  readonly defaultIssueTypeId: string | null
  readonly issueTypeIds: readonly string[]
}

export function createIssueTypeScheme(site: Site, input: IssueTypeSchemeInput): IssueTypeScheme {
  if (isTaken(site.tables.issueTypeSchemes.values(), input.name))
    throw refuse(409, 'The issue type scheme name is used by another scheme.')
  refuseUnfitTypes(site, input.issueTypeIds)
  refuseUnfitDefault(site, input.defaultIssueTypeId, input.issueTypeIds)
  const scheme: IssueTypeScheme = { id: site.id(), ...input, issueTypeIds: [...input.issueTypeIds], isDefault: false }
  site.tables.issueTypeSchemes.set(scheme.id, scheme)
  return scheme
}

function refuseUnfitTypes(site: Site, ids: readonly string[]): void {
  const types = ids.map((id) => globalType(site, id, 400))
  if (new Set(ids).size < types.length) throw refuseField('issueTypeIds', 'An issue type is named twice.')
  if (types.every(isSubtask)) throw refuseField('issueTypeIds', 'At least one standard issue type is required.')
}

/** Data Center takes the list of types as well; a default that is not in it any more is none. */
export function updateIssueTypeScheme(site: Site, scheme: IssueTypeScheme, input: Partial<IssueTypeSchemeInput>): void {
  const ids = input.issueTypeIds ?? scheme.issueTypeIds
  if (input.name !== undefined && isTaken(site.tables.issueTypeSchemes.values(), input.name, scheme.id))
    throw refuse(400, 'The issue type scheme name is used by another scheme.')
  if (input.issueTypeIds) refuseUnfitTypes(site, ids)
  for (const id of scheme.issueTypeIds) if (!ids.includes(id)) refuseWhileNeeded(site, scheme, id)
  refuseUnfitDefault(site, input.defaultIssueTypeId ?? null, ids)
  Object.assign(scheme, input, { issueTypeIds: [...ids] })
  if (!ids.includes(scheme.defaultIssueTypeId ?? '')) scheme.defaultIssueTypeId = null
}

export function removeIssueTypeScheme(site: Site, scheme: IssueTypeScheme): void {
  if (scheme.isDefault) throw refuse(400, 'The default issue type scheme cannot be deleted.')
  if (projectsOf(site, scheme).length > 0) throw refuse(400, 'The issue type scheme is associated with a project.')
  site.tables.issueTypeSchemes.delete(scheme.id)
}

export const projectsOf = (site: Site, scheme: IssueTypeScheme): Project[] =>
  [...site.tables.projects.values()].filter((one) => one.issueTypeSchemeId === scheme.id)

/** Put at the end; one that is there already refuses all of them. */
export function addIssueTypes(site: Site, scheme: IssueTypeScheme, ids: readonly string[]): void {
  if (ids.length === 0) throw refuseField('issueTypeIds', 'At least one issue type is required.')
  for (const id of ids) globalType(site, id, 404)
  if (new Set([...scheme.issueTypeIds, ...ids]).size < scheme.issueTypeIds.length + ids.length)
    throw refuseField('issueTypeIds', 'The issue type is already in the scheme.')
  if (projectsOf(site, scheme).length > 0) refuseTooManyTypes(site, { issueTypeIds: [...scheme.issueTypeIds, ...ids] })
  scheme.issueTypeIds.push(...ids)
}

/** Not from the default scheme, not while issues have it, not the last standard one. */
export function removeFromScheme(site: Site, scheme: IssueTypeScheme, id: string): void {
  if (!scheme.issueTypeIds.includes(id)) throw refuse(404, 'The issue type is not in the issue type scheme.')
  refuseWhileNeeded(site, scheme, id)
  const left = scheme.issueTypeIds.filter((one) => one !== id)
  if (!left.some((one) => isStandard(site, one)))
    throw refuse(400, 'The last standard issue type cannot be removed from the scheme.')
  scheme.issueTypeIds = left
  if (scheme.defaultIssueTypeId === id) scheme.defaultIssueTypeId = null
}

function refuseWhileNeeded(site: Site, scheme: IssueTypeScheme, id: string): void {
  if (scheme.isDefault) throw refuse(400, 'Issue types cannot be removed from the default issue type scheme.')
  const users = new Set(projectsOf(site, scheme).map((one) => one.id))
  if (users.size > 0 && anyIssue(site, (issue) => issue.typeId === id && users.has(issue.projectId)))
    throw refuse(400, 'The issue type is used by issues and cannot be removed from the scheme.')
}

/** Jira moves no issues for it: their types must be in the scheme that the project comes to. */
export function refuseUnfitProject(site: Site, scheme: IssueTypeScheme, project: Project): void {
  if (project.style === 'next-gen')
    throw refuse(400, 'Issue type schemes can only be assigned to company-managed projects.')
  refuseTooManyTypes(site, scheme)
  if (anyIssue(site, (issue) => issue.projectId === project.id && !scheme.issueTypeIds.includes(issue.typeId)))
    throw refuse(400, 'The project has issues whose types are not in the issue type scheme.')
}

export function assignIssueTypeScheme(site: Site, scheme: IssueTypeScheme, project: Project): void {
  refuseUnfitProject(site, scheme, project)
  project.issueTypeSchemeId = scheme.id
}

const isStandard = (site: Site, id: string): boolean => {
  const type = site.tables.issueTypes.get(id)
  return type !== undefined && !isSubtask(type)
}

function globalType(site: Site, id: string, status: number): IssueType {
  const type = site.tables.issueTypes.get(id)
  if (type?.projectId !== null) throw refuse(status, `The issue type with id '${id}' does not exist.`)
  return type
}

function refuseUnfitDefault(site: Site, id: string | null, ids: readonly string[]): void {
  if (id === null) return
  if (!ids.includes(id)) throw refuseField('defaultIssueTypeId', 'The default issue type must be in the scheme.')
  if (!isStandard(site, id)) throw refuseField('defaultIssueTypeId', 'The default issue type cannot be a subtask.')
}
