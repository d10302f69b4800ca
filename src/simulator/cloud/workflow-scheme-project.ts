/** Which workflow scheme a project uses, on Cloud: /rest/api/3/workflowscheme/project, and switching it with issues. */
import { objectBody, optionalId, requiredId } from '../body.ts'
import { type Ask, every, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { moveIssues, refuseUnmapped } from '../model/status-migration.ts'
import { assignToProject, changesBetween, refuseUnlessClassic } from '../model/workflow-scheme.ts'
import type { Project, WorkflowScheme } from '../records.ts'
import type { Site } from '../site.ts'
import { startTask } from '../tasks.ts'
import { showWorkflowScheme } from './show-workflow-scheme.ts'
import { refuseWhileUpdating } from './workflow-findings.ts'
import { foundScheme } from './workflow-scheme.ts'
import { mappingByTypeAt } from './workflow-scheme-mapping.ts'

const PROJECT = '/rest/api/3/workflowscheme/project'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const workflowSchemeProjectRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: PROJECT, operation: 'getWorkflowSchemeProjectAssociations', handle: list },
  { ...ADMIN, method: 'PUT', path: PROJECT, operation: 'assignSchemeToProject', handle: assign },
  {
    ...ADMIN,
    method: 'POST',
    path: `${PROJECT}/switch`,
    operation: 'switchWorkflowSchemeForProject',
    handle: change,
  },
]

/** Operation getWorkflowSchemeProjectAssociations: so many projects in a request. */
const MOST = 100

/** Team-managed projects and those that do not exist are passed over. */
function list(ask: Ask): Reply {
  const { site } = ask
  const ids = every(ask, 'projectId')
  if (ids.length === 0) throw refuseField('projectId', 'The ID of a project has to be provided.')
  if (ids.length > MOST) throw refuseField('projectId', `No more than ${MOST} projects can be asked for.`)
  const asked = new Set(ids)
  const projects = [...site.tables.projects.values()].filter((one) => asked.has(one.id) && one.style === 'classic')
  const values = [...site.tables.workflowSchemes.values()].flatMap((scheme) => {
    const projectIds = projects.filter((one) => one.workflowSchemeId === scheme.id).map((one) => one.id)
    return projectIds.length === 0 ? [] : [{ projectIds, workflowScheme: showWorkflowScheme(site, scheme) }]
  })
  return ok({ values })
}

function projectAt({ site }: Ask, id: string): Project {
  const project = site.tables.projects.get(id)
  if (!project) throw refuse(404, 'The project was not found.')
  return project
}

function defaultScheme(site: Site): WorkflowScheme {
  const scheme = [...site.tables.workflowSchemes.values()].find((one) => one.isDefault)
  if (!scheme) throw refuse(404, 'The workflow scheme was not found.')
  return scheme
}

/** Without a scheme's id the project gets the default scheme. */
function assign(ask: Ask): Reply {
  const body = objectBody(ask)
  const project = projectAt(ask, requiredId(body, 'projectId'))
  const schemeId = optionalId(body, 'workflowSchemeId')
  assignToProject(ask.site, schemeId === undefined ? defaultScheme(ask.site) : foundScheme(ask, schemeId), project)
  return nothing()
}

/** Always a task; issues whose status is unknown to the other scheme move as the request says. */
function change(ask: Ask): Reply {
  const { site } = ask
  const body = objectBody(ask)
  const project = site.tables.projects.get(requiredId(body, 'projectId'))
  const target = site.tables.workflowSchemes.get(requiredId(body, 'targetSchemeId'))
  if (!project) throw refuse(400, 'The project was not found.')
  if (!target || target.isDefault) throw refuse(400, 'The workflow scheme was not found.')
  refuseUnlessClassic(project)
  const mapping = mappingByTypeAt(body, 'mappingsByIssueTypeOverride')
  const source = site.tables.workflowSchemes.get(project.workflowSchemeId) ?? target
  refuseWhileUpdating(site)
  refuseUnmapped(changesBetween(site, [project], source, target), mapping)
  const work = () => {
    const changes = changesBetween(site, [project], source, target)
    refuseUnmapped(changes, mapping)
    project.workflowSchemeId = target.id
    return { movedIssues: moveIssues(site, changes, mapping, ask.user) }
  }
  return startTask(ask, `Switch workflow scheme of project ${project.key}`, work, { about: project.id })
}
