/** Where a workflow is used, and deleting one that is not: /rest/api/3/workflow/{id} on Cloud. */
import { type Ask, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { issueTypesOf, projectsWithWorkflow, removeWorkflow, schemesWith, workflowFor } from '../model/workflow.ts'
import { cursorPage } from '../paging.ts'
import type { Workflow } from '../records.ts'
import { visibleWorkflows } from './workflow-access.ts'

const ONE = '/rest/api/3/workflow/{workflowId}'
const READ = { needs: 'login', scopes: ['manage:jira-configuration'], method: 'GET' } as const

export const workflowUsageRoutes: readonly Route[] = [
  { ...READ, path: `${ONE}/projectUsages`, operation: 'getProjectUsagesForWorkflow', handle: projects },
  { ...READ, path: `${ONE}/workflowSchemes`, operation: 'getWorkflowSchemeUsagesForWorkflow', handle: schemes },
  {
    ...READ,
    path: `${ONE}/project/{projectId}/issueTypeUsages`,
    operation: 'getWorkflowProjectIssueTypeUsages',
    handle: issueTypes,
  },
  {
    ...READ,
    needs: 'administer',
    method: 'DELETE',
    path: '/rest/api/3/workflow/{entityId}',
    operation: 'deleteInactiveWorkflow',
    handle: remove,
  },
]

function found(ask: Ask): Workflow {
  const id = ask.params.workflowId ?? ask.params.entityId
  const workflow = visibleWorkflows(ask).find((one) => one.id === id)
  if (!workflow) throw refuse(404, 'The workflow was not found.')
  return workflow
}

function projects(ask: Ask): Reply {
  const { id } = found(ask)
  return ok({
    workflowId: id,
    projects: cursorPage(ask, projectsWithWorkflow(ask.site, id), (one) => ({ id: one.id })),
  })
}

function schemes(ask: Ask): Reply {
  const { id } = found(ask)
  return ok({
    workflowId: id,
    workflowSchemes: cursorPage(ask, schemesWith(ask.site, id), (one) => ({ id: one.id })),
  })
}

function issueTypes(ask: Ask): Reply {
  const { id } = found(ask)
  const project = ask.site.tables.projects.get(ask.params.projectId ?? '')
  if (!project) throw refuse(404, 'The project was not found.')
  const rows = issueTypesOf(ask.site, project).filter((typeId) => workflowFor(ask.site, project, typeId).id === id)
  return ok({
    workflowId: id,
    projectId: project.id,
    issueTypes: cursorPage(ask, rows, (typeId) => ({ id: typeId })),
  })
}

function remove(ask: Ask): Reply {
  removeWorkflow(ask.site, found(ask))
  return nothing()
}
