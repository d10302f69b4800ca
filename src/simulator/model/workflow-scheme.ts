/** Workflow schemes: unique by name, leading to workflows that exist; one that a project uses changes through a draft or a migration. */
import { refuse, refuseField } from '../http.ts'
import type { Project, Workflow, WorkflowScheme } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'
import { isTaken } from './name.ts'
import { refuseTooManyWorkflows } from './project-limit.ts'
import type { Change } from './status-migration.ts'
import { type Assignment, issueTypesOf, workflowIdIn } from './workflow.ts'

export type SchemeInput = Assignment & Pick<WorkflowScheme, 'name' | 'description'>

export function systemWorkflow(site: Site): Workflow {
  const workflow = [...site.tables.workflows.values()].find((one) => one.system)
  if (!workflow) throw refuse(404, 'The system workflow was not found.')
  return workflow
}

export function schemeProjects(site: Site, scheme: WorkflowScheme): Project[] {
  return [...site.tables.projects.values()].filter((one) => one.workflowSchemeId === scheme.id)
}

export const isActive = (site: Site, scheme: WorkflowScheme): boolean => schemeProjects(site, scheme).length > 0

export function createWorkflowScheme(site: Site, input: SchemeInput): WorkflowScheme {
  refuseInput(site, input)
  const version = { id: site.uuid(), versionNumber: 0 }
  const scheme: WorkflowScheme = { id: site.id(), ...input, version, isDefault: false, draft: null }
  site.tables.workflowSchemes.set(scheme.id, scheme)
  note(site, 'Workflow scheme created', scheme)
  return scheme
}

/** At once, whether projects use it or not: who calls has seen to their issues. */
export function changeWorkflowScheme(site: Site, scheme: WorkflowScheme, change: Partial<SchemeInput>): void {
  refuseInput(site, change, scheme.id)
  if (isActive(site, scheme)) refuseTooManyWorkflows(site, { ...scheme, ...change })
  Object.assign(scheme, change)
  scheme.version = { id: site.uuid(), versionNumber: scheme.version.versionNumber + 1 }
  note(site, 'Workflow scheme edited', scheme)
}

export function refuseInput(site: Site, input: Partial<SchemeInput>, exceptId?: string): void {
  const { name, defaultWorkflowId, mappings = {} } = input
  const { workflowSchemes, workflows, issueTypes } = site.tables
  if (name !== undefined && isTaken(workflowSchemes.values(), name, exceptId))
    throw refuseField('name', 'A workflow scheme with this name already exists.')
  const stranger = Object.keys(mappings).find((id) => !issueTypes.has(id))
  if (stranger !== undefined) throw refuse(400, `The issue type with ID '${stranger}' was not found.`)
  const named = [...Object.values(mappings), ...(defaultWorkflowId === undefined ? [] : [defaultWorkflowId])]
  if (named.some((id) => !workflows.has(id))) throw refuse(400, 'A workflow of the scheme was not found.')
  if (named.some((id) => workflows.get(id)?.projectId !== null))
    throw refuse(400, 'A workflow of a team-managed project cannot be in a workflow scheme.')
}

export function removeWorkflowScheme(site: Site, scheme: WorkflowScheme): void {
  if (isActive(site, scheme)) throw refuse(400, 'The workflow scheme is active and cannot be deleted.')
  site.tables.workflowSchemes.delete(scheme.id)
  note(site, 'Workflow scheme removed', scheme)
}

/** Issue types of these projects that come to follow another workflow. */
export function changesBetween(
  site: Site,
  projects: readonly Project[],
  before: Assignment,
  after: Assignment,
): Change[] {
  const workflow = (id: string): Workflow[] => {
    const found = site.tables.workflows.get(id)
    return found ? [found] : []
  }
  return projects.flatMap((project) =>
    issueTypesOf(site, project).flatMap((issueTypeId) => {
      const [from] = workflow(workflowIdIn(before, issueTypeId))
      const [to] = workflow(workflowIdIn(after, issueTypeId))
      return from && to && from !== to ? [{ project, issueTypeId, from, to }] : []
    }),
  )
}

export function assignToProject(site: Site, scheme: WorkflowScheme, project: Project): void {
  refuseUnlessClassic(project)
  for (const issue of site.issues.all())
    if (issue.projectId === project.id)
      throw refuse(400, 'Workflow schemes can only be assigned to projects without issues.')
  refuseTooManyWorkflows(site, scheme)
  project.workflowSchemeId = scheme.id
  note(site, 'Workflow scheme assigned to a project', scheme)
}

export function refuseUnlessClassic(project: Project): void {
  if (project.style !== 'classic') throw refuse(400, 'Only classic projects can have workflow schemes assigned.')
}
