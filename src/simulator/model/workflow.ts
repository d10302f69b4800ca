/** Workflows: which one an issue follows, where it may go from a status, and who uses a workflow. */
import { refuse } from '../http.ts'
import type { ConditionGroup, Project, Workflow, WorkflowRule, WorkflowScheme, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'

/** Directed transitions that begin at the status, and the global ones: those are offered at their own status too. */
export function transitionsFrom(workflow: Workflow, statusId: string): WorkflowTransition[] {
  return workflow.transitions.filter(
    ({ type, links }) =>
      type === 'GLOBAL' || (type === 'DIRECTED' && links.some((link) => link.fromStatusId === statusId)),
  )
}

/** A project's scheme names a workflow per issue type; the others follow the scheme's default. */
export function workflowFor(site: Site, project: Project, issueTypeId: string): Workflow {
  const scheme = site.tables.workflowSchemes.get(project.workflowSchemeId)
  const workflow = scheme && site.tables.workflows.get(workflowIdIn(scheme, issueTypeId))
  if (!workflow) throw refuse(404, `Project ${project.key} has no workflow for issue type ${issueTypeId}.`)
  return workflow
}

/** What a scheme or its draft says: an issue type's workflow, or the default. */
export type Assignment = Pick<WorkflowScheme, 'defaultWorkflowId' | 'mappings'>

export const workflowIdIn = ({ mappings, defaultWorkflowId }: Assignment, issueTypeId: string): string =>
  mappings[issueTypeId] ?? defaultWorkflowId

export const names = ({ mappings, defaultWorkflowId }: Assignment, workflowId: string): boolean =>
  defaultWorkflowId === workflowId || Object.values(mappings).includes(workflowId)

/** All rules of a workflow, wherever they stand. */
export function rulesOf(workflow: Pick<Workflow, 'transitions'>): WorkflowRule[] {
  return workflow.transitions.flatMap((one) => [
    ...one.actions,
    ...one.validators,
    ...one.triggers,
    ...conditionsIn(one.conditions),
    ...(one.transitionScreen ? [one.transitionScreen] : []),
  ])
}

export function conditionsIn(group: ConditionGroup | null): WorkflowRule[] {
  return group === null ? [] : [...group.conditions, ...group.conditionGroups.flatMap(conditionsIn)]
}

export function schemesWith(site: Site, workflowId: string): WorkflowScheme[] {
  return [...site.tables.workflowSchemes.values()].filter((scheme) => names(scheme, workflowId))
}

/** Issue types that a project offers. */
export function issueTypesOf(site: Site, project: Project): readonly string[] {
  return site.tables.issueTypeSchemes.get(project.issueTypeSchemeId)?.issueTypeIds ?? []
}

/** Projects whose scheme names the workflow, even where none of their issue types comes to follow it. */
export function projectsWithWorkflow(site: Site, workflowId: string): Project[] {
  const schemes = new Set(schemesWith(site, workflowId).map((one) => one.id))
  return [...site.tables.projects.values()].filter((project) => schemes.has(project.workflowSchemeId))
}

export function removeWorkflow(site: Site, workflow: Workflow): void {
  if (workflow.system) throw refuse(400, 'Cannot delete a system workflow.')
  if (projectsWithWorkflow(site, workflow.id).length > 0) throw refuse(400, 'Cannot delete an active workflow.')
  if (schemesWith(site, workflow.id).length > 0)
    throw refuse(400, 'Cannot delete a workflow associated with a workflow scheme.')
  for (const { draft } of site.tables.workflowSchemes.values())
    if (draft && names(draft, workflow.id))
      throw refuse(400, 'Cannot delete a workflow associated with a draft workflow scheme.')
  site.tables.workflows.delete(workflow.id)
  note(site, 'Workflow removed', workflow)
}
