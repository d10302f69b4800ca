/** Issue types: unique names, and what a deleted one leaves behind in schemes, contexts and issues. */
import { refuse, refuseField } from '../http.ts'
import type { IssueType, IssueTypeScheme, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { writeIssue } from './issue-write.ts'
import { isTaken } from './name.ts'
import { may } from './permission.ts'

interface IssueTypeInput {
  readonly name: string
  readonly description: string
  readonly hierarchyLevel: number
}

export const isSubtask = (type: IssueType): boolean => type.hierarchyLevel === -1

/** A new issue type joins the default scheme by itself. */
export function createIssueType(site: Site, input: IssueTypeInput): IssueType {
  if (input.hierarchyLevel === -1 && !site.subTasks) throw refuse(400, 'Sub-tasks are disabled.')
  refuseTaken(site, input.name)
  const avatarId = input.hierarchyLevel === -1 ? '10316' : '10318'
  const type: IssueType = { id: site.id(), ...input, avatarId, projectId: null }
  site.tables.issueTypes.set(type.id, type)
  for (const scheme of site.tables.issueTypeSchemes.values()) if (scheme.isDefault) scheme.issueTypeIds.push(type.id)
  return type
}

export function updateIssueType(
  site: Site,
  type: IssueType,
  input: { readonly name?: string; readonly description?: string; readonly avatarId?: string },
): void {
  if (input.name !== undefined) refuseTaken(site, input.name, type)
  if (input.avatarId !== undefined) refuseForeignAvatar(site, input.avatarId)
  Object.assign(type, input)
}

function refuseTaken(site: Site, name: string, itself?: IssueType): void {
  const scope = itself?.projectId ?? null
  const others = [...site.tables.issueTypes.values()].filter((one) => one.projectId === scope)
  if (isTaken(others, name, itself?.id)) throw refuseField('name', 'An issue type with this name already exists.', 409)
}

/** Jira's own pictures for issue types have these numbers; others only those that a type here already has. */
function refuseForeignAvatar(site: Site, avatarId: string): void {
  const number = Number(avatarId)
  const known = [...site.tables.issueTypes.values()].some((one) => one.avatarId === avatarId)
  if (!known && !(number >= 10300 && number <= 10323))
    throw refuseField('avatarId', 'The avatar is not associated with this issue type.')
}

/** Those which follow the same workflow and the same screens in every scheme, so that issues can change over. */
export function alternativesTo(site: Site, type: IssueType): IssueType[] {
  const { workflowSchemes, issueTypeScreenSchemes, issueTypes } = site.tables
  const ways = [
    ...[...workflowSchemes.values()].map((one) => (id: string) => one.mappings[id] ?? one.defaultWorkflowId),
    ...[...issueTypeScreenSchemes.values()].map((one) => (id: string) => one.mappings[id] ?? one.mappings.default),
  ]
  return [...issueTypes.values()].filter(
    (one) =>
      one.id !== type.id &&
      one.projectId === type.projectId &&
      isSubtask(one) === isSubtask(type) &&
      ways.every((way) => way(one.id) === way(type.id)),
  )
}

/** Issues of the type become `alternativeId`; schemes and mappings forget it; a context that was for it alone goes. */
export function removeIssueType(
  site: Site,
  user: User | null,
  type: IssueType,
  alternativeId: string | undefined,
): void {
  const isUsed = anyIssue(site, (issue) => issue.typeId === type.id)
  const alternative = isUsed ? usableAlternative(site, type, alternativeId) : undefined
  if (alternative)
    for (const issue of site.issues.all())
      if (issue.typeId === type.id) writeIssue(site, user, issue, { ...issue, typeId: alternative.id })
  site.tables.issueTypes.delete(type.id)
  forget(site, type.id)
}

function usableAlternative(site: Site, type: IssueType, alternativeId: string | undefined): IssueType {
  const alternative = site.tables.issueTypes.get(alternativeId ?? '')
  if (!alternative) throw refuse(404, 'The issue type is in use: an existing alternative issue type must be given.')
  if (alternative.id === type.id) throw refuse(409, 'The alternative issue type is the one being deleted.')
  if (isSubtask(alternative) && !isSubtask(type)) throw refuse(409, 'The alternative issue type is a subtask.')
  const isFit = alternativesTo(site, type).includes(alternative)
  const missing = anyIssue(
    site,
    (issue) =>
      issue.typeId === type.id && !typeIdsOf(site, site.tables.projects.get(issue.projectId)).includes(alternative.id),
  )
  if (!isFit || missing) throw refuse(400, 'Issues cannot be updated with the alternative issue type.')
  return alternative
}

function forget(site: Site, id: string): void {
  for (const scheme of site.tables.issueTypeSchemes.values()) {
    scheme.issueTypeIds = scheme.issueTypeIds.filter((one) => one !== id)
    if (scheme.defaultIssueTypeId === id) scheme.defaultIssueTypeId = null
  }
  for (const scheme of site.tables.issueTypeScreenSchemes.values()) delete scheme.mappings[id]
  for (const scheme of site.tables.workflowSchemes.values()) {
    delete scheme.mappings[id]
    if (scheme.draft) delete scheme.draft.mappings[id]
  }
  for (const field of site.tables.fields.values()) {
    field.contexts = field.contexts.filter((one) => one.issueTypeIds.length !== 1 || one.issueTypeIds[0] !== id)
    for (const context of field.contexts) context.issueTypeIds = context.issueTypeIds.filter((one) => one !== id)
  }
}

export function typeIdsOf(site: Site, project: Project | undefined): readonly string[] {
  return site.tables.issueTypeSchemes.get(project?.issueTypeSchemeId ?? '')?.issueTypeIds ?? []
}

export function typesIn(site: Site, { issueTypeIds }: IssueTypeScheme): IssueType[] {
  return issueTypeIds.flatMap((id) => site.tables.issueTypes.get(id) ?? [])
}

export function typesOf(site: Site, project: Project): IssueType[] {
  return typeIdsOf(site, project).flatMap((id) => site.tables.issueTypes.get(id) ?? [])
}

/** All for who administers Jira; for others those of projects that they may browse. */
export function visibleIssueTypes(site: Site, user: User | null): IssueType[] {
  const all = [...site.tables.issueTypes.values()]
  if (may(site, user, 'ADMINISTER')) return all
  const browsed = [...site.tables.projects.values()].filter((one) => may(site, user, 'BROWSE_PROJECTS', one))
  const seen = new Set(browsed.flatMap((project) => typeIdsOf(site, project)))
  return all.filter((one) => seen.has(one.id))
}

export function anyIssue(site: Site, is: (issue: { typeId: string; projectId: string }) => boolean): boolean {
  for (const issue of site.issues.all()) if (is(issue)) return true
  return false
}
