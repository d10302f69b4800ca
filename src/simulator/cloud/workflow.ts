/** Reading workflows on Cloud: /rest/api/3/workflows. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody, objectList, requiredId } from '../body.ts'
import { type Ask, expands, first, flag, ok, type Reply, type Route, refuse } from '../http.ts'
import { projectsWithWorkflow, workflowFor } from '../model/workflow.ts'
import { ordered, page } from '../paging.ts'
import type { Workflow } from '../records.ts'
import { showStatusesOf, showWorkflow } from './show-workflow.ts'
import { visibleWorkflows } from './workflow-access.ts'

const READ = { needs: 'login', scopes: ['manage:jira-configuration'] } as const

export const workflowRoutes: readonly Route[] = [
  { ...READ, method: 'POST', path: '/rest/api/3/workflows', operation: 'readWorkflows', handle: read },
  { ...READ, method: 'GET', path: '/rest/api/3/workflows/search', operation: 'searchWorkflows', handle: search },
]

/** One that does not exist fails the whole request (docs/jira-assumptions.md, workflows). */
function read(ask: Ask): Reply {
  const { site } = ask
  const visible = visibleWorkflows(ask)
  const body = objectBody(ask)
  const found = (name: string, workflow: Workflow | undefined): Workflow => {
    if (!workflow || !visible.includes(workflow)) throw refuse(404, `The workflow '${name}' was not found.`)
    return workflow
  }
  const asked = [
    ...idList(body, 'workflowIds').map((id) => found(id, site.tables.workflows.get(id))),
    ...idList(body, 'workflowNames').map((name) =>
      found(
        name,
        visible.find((one) => one.name === name),
      ),
    ),
    ...objectList(body, 'projectAndIssueTypes').map((pair) => {
      const [projectId, issueTypeId] = [requiredId(pair, 'projectId'), requiredId(pair, 'issueTypeId')]
      const project = site.tables.projects.get(projectId)
      if (!project || !site.tables.issueTypes.has(issueTypeId))
        throw refuse(404, `The project '${projectId}' or the issue type '${issueTypeId}' was not found.`)
      return found(projectId, workflowFor(site, project, issueTypeId))
    }),
  ]
  if (asked.length === 0) throw refuse(400, 'Workflow names, workflow IDs or projects and issue types must be given.')
  const workflows = [...new Set(asked)]
  return ok({
    workflows: workflows.map((one) => showWorkflow(site, one)),
    statuses: showStatusesOf(site, workflows),
  })
}

/** Transitions only where `expand` asks for them; statuses of the page's workflows beside it. */
function search(ask: Ask): Reply {
  const { site } = ask
  const query = first(ask, 'queryString')?.toLowerCase() ?? ''
  const scope = first(ask, 'scope')?.toUpperCase()
  if (scope !== undefined && scope !== 'GLOBAL' && scope !== 'PROJECT') throw refuse(400, `Invalid scope '${scope}'.`)
  const isActive = first(ask, 'isActive') === undefined ? null : flag(ask, 'isActive', false)
  const rows = visibleWorkflows(ask).filter(
    (one) =>
      one.name.toLowerCase().includes(query) &&
      (scope === undefined || (scope === 'GLOBAL') === (one.projectId === null)) &&
      (isActive === null || isActive === projectsWithWorkflow(site, one.id).length > 0),
  )
  const shown: Workflow[] = []
  const withTransitions = expands(ask).has('values.transitions')
  const answer = page(ask, ordered(rows, first(ask, 'orderBy'), ORDER), (one) => {
    shown.push(one)
    return showWorkflow(site, one, withTransitions)
  })
  return ok({ ...(answer.body as JsonObject), statuses: showStatusesOf(site, shown) })
}

export const ORDER: Readonly<Record<string, (one: Workflow) => string | number>> = {
  name: (one) => one.name,
  created: (one) => one.createdAt,
  updated: (one) => one.updatedAt,
}
