/** Workflows: which one an issue follows, and where it may go from a status. */
import { refuse } from '../http.ts'
import type { Project, Workflow, WorkflowTransition } from '../records.ts'
import type { Site } from '../site.ts'

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
  const workflow = scheme && site.tables.workflows.get(scheme.mappings[issueTypeId] ?? scheme.defaultWorkflowId)
  if (!workflow) throw refuse(404, `Project ${project.key} has no workflow for issue type ${issueTypeId}.`)
  return workflow
}
