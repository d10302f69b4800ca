/** Statuses: unique by name within their scope, held by the workflows that use them, seen through active workflows. */
import { refuse } from '../http.ts'
import type { Project, Status, StatusCategory, User, Workflow } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'
import { may } from './permission.ts'
import { workflowFor } from './workflow.ts'

export interface StatusInput {
  readonly name: string
  readonly description: string
  readonly category: StatusCategory
}

/** All or none. `projectId` names the team-managed project they belong to; null makes them global. */
export function createStatuses(site: Site, inputs: readonly StatusInput[], projectId: string | null): Status[] {
  refuseDuringUpdate(site)
  const made: Status[] = []
  for (const input of inputs) {
    refuseTaken([...inScope(site, projectId), ...made], input.name)
    made.push({ id: '', ...input, projectId })
  }
  for (const status of made) {
    status.id = site.id()
    site.tables.statuses.set(status.id, status)
  }
  return made
}

/** All or none; two statuses may exchange their names in one request. */
export function updateStatuses(site: Site, inputs: readonly (StatusInput & { readonly id: string })[]): void {
  refuseDuringUpdate(site)
  const wanted = new Map(inputs.map((input) => [input.id, input]))
  const after = inputs.map((input) => ({ ...existing(site, input.id), ...input }))
  for (const status of after) {
    const others = inScope(site, status.projectId).filter((one) => !wanted.has(one.id))
    const changed = after.filter((one) => one.projectId === status.projectId)
    refuseTaken([...others, ...changed], status.name, status.id)
  }
  for (const { id, ...input } of inputs) Object.assign(existing(site, id), input)
}

/** All or none: one that a workflow uses keeps all of them. */
export function removeStatuses(site: Site, ids: readonly string[]): void {
  refuseDuringUpdate(site)
  const statuses = ids.map((id) => existing(site, id))
  for (const { id, name } of statuses)
    if (workflowsWith(site, id).length > 0)
      throw refuse(400, `The status '${name}' is used by a workflow and cannot be deleted.`)
  for (const { id } of statuses) site.tables.statuses.delete(id)
}

function existing(site: Site, id: string): Status {
  const status = site.tables.statuses.get(id)
  if (!status) throw refuse(400, `The status with id '${id}' does not exist.`)
  return status
}

const inScope = (site: Site, projectId: string | null): Status[] =>
  [...site.tables.statuses.values()].filter((one) => one.projectId === projectId)

function refuseTaken(others: readonly Status[], name: string, exceptId?: string): void {
  if (isTaken(others, name, exceptId)) throw refuse(400, `A status with the name '${name}' already exists.`)
}

/** While issues are being moved to the statuses of another workflow, no status may change. */
function refuseDuringUpdate(site: Site): void {
  for (const task of site.tasks.values())
    if (task.finished === null && /workflow/i.test(task.description))
      throw refuse(409, 'Another workflow configuration update task is ongoing.')
}

export function workflowsWith(site: Site, statusId: string): Workflow[] {
  return [...site.tables.workflows.values()].filter((one) => has(one, statusId))
}

const has = (workflow: Workflow, statusId: string): boolean =>
  workflow.statuses.some((one) => one.statusId === statusId)

/** Issue types of the project whose workflow has the status. */
export function issueTypesWith(site: Site, project: Project, statusId: string): string[] {
  const scheme = site.tables.issueTypeSchemes.get(project.issueTypeSchemeId)
  return (scheme?.issueTypeIds ?? []).filter((typeId) => has(workflowFor(site, project, typeId), statusId))
}

/** Statuses of workflows that a project follows and the account may browse; the rest is as if it did not exist. */
export function visibleStatuses(site: Site, user: User | null): Status[] {
  // On Data Center no other operation has them, and who administers Jira is taken to see them all.
  if (site.kind === 'dataCenter' && may(site, user, 'ADMINISTER')) return [...site.tables.statuses.values()]
  const seen = new Set<string>()
  for (const project of site.tables.projects.values())
    if (may(site, user, 'BROWSE_PROJECTS', project)) for (const id of statusesOf(site, project)) seen.add(id)
  return [...site.tables.statuses.values()].filter((one) => seen.has(one.id))
}

function statusesOf(site: Site, project: Project): string[] {
  const scheme = site.tables.workflowSchemes.get(project.workflowSchemeId)
  const workflowIds = scheme ? [scheme.defaultWorkflowId, ...Object.values(scheme.mappings)] : []
  return workflowIds.flatMap((id) => site.tables.workflows.get(id)?.statuses.map((one) => one.statusId) ?? [])
}
