/** Projects: what makes one, what may be changed of it, and the names and keys that no other may have. */
import { refuse, refuseField } from '../http.ts'
import type { Project, ProjectRole, RoleActor } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'
import { writeQuietly } from './issue-write.ts'
import { refuseOnFree } from './license.ts'
import { isTaken } from './name.ts'
import { refuseTooManyTypes, refuseTooManyWorkflows } from './project-limit.ts'
import { projectOf } from './project-lookup.ts'
import { furnish } from './team-managed.ts'

/** What a person says of a project; ids of schemes are those of this site. */
export interface ProjectInput {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly url: string
  readonly leadAccountId: string
  readonly assigneeType: Project['assigneeType']
  readonly categoryId: string | null
  readonly permissionSchemeId: string
  readonly notificationSchemeId: string
  readonly issueSecuritySchemeId: string | null
}

export interface NewProject extends ProjectInput {
  readonly projectTypeKey: Project['projectTypeKey']
  readonly style: Project['style']
  readonly issueTypeSchemeId: string
  readonly issueTypeScreenSchemeId: string
  readonly workflowSchemeId: string
  readonly fieldConfigurationSchemeId: string
}

/** Every role gets its default actors; a team-managed project gets a configuration of its own. */
export function createProject(site: Site, input: NewProject): Project {
  refuseUnfit(site, input)
  if (!site.tables.permissionSchemes.get(input.permissionSchemeId)?.isDefault) refuseOnFree(site)
  refuseTooMuch(site, input)
  const project: Project = {
    id: site.id(),
    ...input,
    formerKeys: [],
    archivedAt: null,
    trashedAt: null,
    roleActors: Object.fromEntries([...site.tables.projectRoles.values()].map((one) => [one.id, copied(site, one)])),
    components: [],
    versions: [],
    lastIssueNumber: 0,
  }
  site.tables.projects.set(project.id, project)
  if (project.style === 'next-gen') furnish(site, project)
  note(site, 'Project created', project)
  return project
}

function refuseTooMuch(site: Site, { issueTypeSchemeId, workflowSchemeId }: NewProject): void {
  const [types, workflows] = [
    site.tables.issueTypeSchemes.get(issueTypeSchemeId),
    site.tables.workflowSchemes.get(workflowSchemeId),
  ]
  if (types) refuseTooManyTypes(site, types)
  if (workflows) refuseTooManyWorkflows(site, workflows)
}

function copied(site: Site, role: ProjectRole): RoleActor[] {
  return role.defaultActors.map((actor) => ({ ...actor, id: site.id() }))
}

/** A new key renames every issue, which Jira does not call an update of it; the old key stays the project's until it is released. */
export function updateProject(
  site: Site,
  project: Project,
  input: Partial<ProjectInput> & { readonly releasedKeys?: readonly string[] },
): void {
  const { releasedKeys = [], ...changes } = input
  refuseUnfit(site, changes, project)
  if ((changes.permissionSchemeId ?? project.permissionSchemeId) !== project.permissionSchemeId) refuseOnFree(site)
  const foreign = releasedKeys.find((key) => !project.formerKeys.includes(key))
  if (foreign !== undefined)
    throw refuseField('releasedProjectKeys', `The key '${foreign}' is not a former key of the project.`)
  const { key } = changes
  if (key !== undefined && key !== project.key) rename(site, project, key)
  Object.assign(project, changes)
  project.formerKeys = project.formerKeys.filter((one) => !releasedKeys.includes(one))
  note(site, 'Project updated', project)
}

function rename(site: Site, project: Project, key: string): void {
  project.formerKeys = [...project.formerKeys.filter((one) => one !== key), project.key]
  for (const issue of site.issues.all())
    if (issue.projectId === project.id)
      writeQuietly(site, issue, { ...issue, key: `${key}-${issue.key.split('-').at(-1)}` })
}

const KEY = /^[A-Z][A-Z0-9]{1,9}$/

/** Looks at what is given only; a project in the trash still holds its name and keys. */
function refuseUnfit(site: Site, input: Partial<NewProject>, itself?: Project): void {
  const errors: Record<string, string> = {}
  const { key, name, url, leadAccountId } = input
  const holder = key === undefined ? undefined : projectOf(site, key)
  if (key !== undefined && !KEY.test(key))
    errors.projectKey =
      'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters, at most 10.'
  else if (holder && holder !== itself) errors.projectKey = `Project '${holder.name}' uses this project key.`
  if (name !== undefined && isTaken(site.tables.projects.values(), name, itself?.id))
    errors.projectName = 'A project with that name already exists.'
  if (leadAccountId !== undefined && !site.tables.users.get(leadAccountId)?.active)
    errors.projectLead = 'You must specify a valid project lead.'
  if (url !== undefined && url !== '' && !/^https?:\/\/\S+$/.test(url))
    errors.projectUrl = 'The URL specified is not valid - it must start with http:// or https://'
  if (Object.keys(errors).length > 0) throw refuse(400, [], errors)
  refuseMissingReferences(site, input)
}

function refuseMissingReferences({ tables }: Site, input: Partial<NewProject>): void {
  const references: readonly (readonly [string, string | null | undefined, ReadonlyMap<string, unknown>])[] = [
    ['categoryId', input.categoryId, tables.projectCategories],
    ['permissionScheme', input.permissionSchemeId, tables.permissionSchemes],
    ['notificationScheme', input.notificationSchemeId, tables.notificationSchemes],
    ['issueSecurityScheme', input.issueSecuritySchemeId, tables.issueSecuritySchemes],
    ['issueTypeScheme', input.issueTypeSchemeId, tables.issueTypeSchemes],
    ['issueTypeScreenScheme', input.issueTypeScreenSchemeId, tables.issueTypeScreenSchemes],
    ['workflowScheme', input.workflowSchemeId, tables.workflowSchemes],
    ['fieldConfigurationScheme', input.fieldConfigurationSchemeId, tables.fieldConfigurationSchemes],
  ]
  for (const [field, id, table] of references)
    if (typeof id === 'string' && !table.has(id))
      throw refuseField(field, `The ${field} with id '${id}' does not exist.`)
}
