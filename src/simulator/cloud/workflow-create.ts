/** Creating workflows on Cloud, with the statuses they need: /rest/api/3/workflows/create and its validation. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { isTaken } from '../model/name.ts'
import { type StatusInput, sketchFindings, statusFindings } from '../model/workflow-check.ts'
import { aboutWorkflow, type Finding } from '../model/workflow-finding.ts'
import { createWorkflow, type Draft, statusIdsFor } from '../model/workflow-save.ts'
import type { Site } from '../site.ts'
import { showStatusesOf, showWorkflow } from './show-workflow.ts'
import { requireWorkflowRights } from './workflow-access.ts'
import { payloadOf, refuseErrors, refuseWhileUpdating, showFindings } from './workflow-findings.ts'
import { drawingAt, objectAt, objectsAt, optionalTextAt, statusesAt, textAt } from './workflow-payload.ts'

const CREATE = '/rest/api/3/workflows/create'
const WRITE = { needs: 'login', scopes: ['manage:jira-configuration'], method: 'POST' } as const

export const workflowCreateRoutes: readonly Route[] = [
  { ...WRITE, path: CREATE, operation: 'createWorkflows', handle: create },
  { ...WRITE, path: `${CREATE}/validation`, operation: 'validateCreateWorkflows', handle: validate },
]

interface Wanted {
  readonly projectId: string | null
  readonly statuses: readonly StatusInput[]
  readonly workflows: readonly Draft[]
}

/** Operation createWorkflows: so many in a request. */
export const MOST_WORKFLOWS = 20

function wantedAt(ask: Ask, body: JsonObject, at: string): Wanted {
  const projectId = scopeAt(body, at)
  requireWorkflowRights(ask, projectId)
  const workflows = objectsAt(body, 'workflows', at).map(
    ([one, place]): Draft => ({
      ...drawingAt(ask.site, one, place),
      name: textAt(one, 'name', place),
      description: optionalTextAt(one, 'description', place) ?? '',
      projectId,
    }),
  )
  if (workflows.length === 0) throw refuse(400, `${at}workflows : must not be empty`)
  if (workflows.length > MOST_WORKFLOWS) throw refuse(400, `${at}workflows : no more than ${MOST_WORKFLOWS}`)
  return { projectId, statuses: statusesAt(body, at), workflows }
}

/** Null is global; a workflow for one project is for a team-managed one. */
function scopeAt(body: JsonObject, at: string): string | null {
  const scope = objectAt(body, 'scope', at)
  const type = textAt(scope, 'type', `${at}scope.`)
  if (type === 'GLOBAL') return null
  if (type !== 'PROJECT' || !isObject(scope.project)) throw refuse(400, `Invalid value of field '${at}scope'`)
  return textAt(scope.project, 'id', `${at}scope.project.`)
}

function findingsOf(site: Site, { projectId, statuses, workflows }: Wanted): Finding[] {
  return [
    ...scopeFindings(site, projectId),
    ...statusFindings(site, statuses, projectId),
    ...workflows.flatMap((one, at) => [
      ...nameFindings(site, one.name, workflows.slice(0, at)),
      ...sketchFindings(site, one, statuses),
    ]),
  ]
}

function scopeFindings(site: Site, projectId: string | null): Finding[] {
  const isFit = projectId === null || site.tables.projects.get(projectId)?.style === 'next-gen'
  const about = aboutWorkflow('INVALID_SCOPE', 'The project of the scope must be team-managed.')
  return isFit ? [] : [{ ...about, type: 'SCOPE' }]
}

function nameFindings(site: Site, name: string, before: readonly Draft[]): Finding[] {
  if (name.trim() === '' || name.length > 255)
    return [aboutWorkflow('INVALID_WORKFLOW_NAME', 'A workflow must have a name of at most 255 characters.')]
  const others = [...site.tables.workflows.values(), ...before.map((one) => ({ id: '', name: one.name }))]
  if (!isTaken(others, name)) return []
  return [aboutWorkflow('NON_UNIQUE_WORKFLOW_NAME', `Workflow name "${name}" already in use. Try a different name.`)]
}

function validate(ask: Ask): Reply {
  const { payload, levels } = payloadOf(ask)
  return showFindings(findingsOf(ask.site, wantedAt(ask, payload, 'payload.')), levels)
}

function create(ask: Ask): Reply {
  const { site } = ask
  const wanted = wantedAt(ask, objectBody(ask), '')
  refuseWhileUpdating(site)
  refuseErrors(findingsOf(site, wanted))
  const ids = statusIdsFor(site, wanted.statuses, wanted.projectId)
  const made = wanted.workflows.map((one) => createWorkflow(site, one, ids))
  return ok({ workflows: made.map((one) => showWorkflow(site, one)), statuses: showStatusesOf(site, made) })
}
