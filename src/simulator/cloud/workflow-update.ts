/** Changing workflows on Cloud, whole and in place: /rest/api/3/workflows/update and its validation. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { isAnyDisplaced, type Mapping, moveIssues, refuseUnmapped, unmapped } from '../model/status-migration.ts'
import { type StatusInput, sketchFindings, statusFindings } from '../model/workflow-check.ts'
import { aboutMapping, aboutWorkflow, type Finding } from '../model/workflow-finding.ts'
import {
  changesTo,
  type Draft,
  renameStatuses,
  replaceWorkflow,
  statusIdsFor,
  successor,
} from '../model/workflow-save.ts'
import type { Workflow } from '../records.ts'
import type { Site } from '../site.ts'
import { queueTask } from '../tasks.ts'
import { showStatusesOf, showWorkflow } from './show-workflow.ts'
import { requireWorkflowRights } from './workflow-access.ts'
import { MOST_WORKFLOWS } from './workflow-create.ts'
import { payloadOf, refuseErrors, refuseWhileUpdating, showFindings } from './workflow-findings.ts'
import { type References, statusMappingsAt } from './workflow-mapping.ts'
import { drawingAt, objectAt, objectsAt, optionalTextAt, statusesAt, textAt } from './workflow-payload.ts'

const UPDATE = '/rest/api/3/workflows/update'
const WRITE = { needs: 'login', scopes: ['manage:jira-configuration'], method: 'POST' } as const

export const workflowUpdateRoutes: readonly Route[] = [
  { ...WRITE, path: UPDATE, operation: 'updateWorkflows', handle: update },
  { ...WRITE, path: `${UPDATE}/validation`, operation: 'validateUpdateWorkflows', handle: validate },
]

/** One workflow of the request beside the one it replaces. */
interface Wanted {
  readonly before: Workflow
  readonly sketch: Draft
  readonly version: Workflow['version']
  /** Lost status → new status, both by reference. */
  readonly mapping: References
}

function wantedAt(ask: Ask, body: JsonObject, at: string): { statuses: StatusInput[]; workflows: Wanted[] } {
  const workflows = objectsAt(body, 'workflows', at).map(([one, place]) => oneAt(ask, one, place))
  if (workflows.length === 0) throw refuse(400, `${at}workflows : must not be empty`)
  if (workflows.length > MOST_WORKFLOWS) throw refuse(400, `${at}workflows : no more than ${MOST_WORKFLOWS}`)
  return { statuses: statusesAt(body, at), workflows }
}

/** A workflow keeps its name for ever: the request has no place for another. */
function oneAt(ask: Ask, body: JsonObject, at: string): Wanted {
  const id = textAt(body, 'id', at)
  const version = objectAt(body, 'version', at)
  const before = ask.site.tables.workflows.get(id)
  requireWorkflowRights(ask, before?.projectId ?? null)
  if (!before) throw refuse(400, `The workflow '${id}' was not found.`)
  const { name, projectId } = before
  const description = optionalTextAt(body, 'description', at) ?? before.description
  return {
    before,
    sketch: { ...drawingAt(ask.site, body, at), name, projectId, description },
    version: { id: textAt(version, 'id', `${at}version.`), versionNumber: Number(version.versionNumber) },
    mapping: statusMappingsAt(body, at),
  }
}

const isStale = ({ before, version }: Wanted): boolean =>
  version.id !== before.version.id || version.versionNumber !== before.version.versionNumber

function findingsOf(site: Site, statuses: readonly StatusInput[], workflows: readonly Wanted[]): Finding[] {
  const projectId = workflows[0]?.before.projectId ?? null
  const declared = new Map(statuses.flatMap(({ reference, id }) => (id === null ? [] : [[reference, id] as const])))
  const isRepeated = new Set(workflows.map((one) => one.before.id)).size < workflows.length
  return [
    ...(isRepeated ? [aboutWorkflow('NON_UNIQUE_WORKFLOW_ID', 'A workflow can be updated only once.')] : []),
    ...statusFindings(site, statuses, projectId),
    ...workflows.flatMap((one) => [
      ...(one.before.system ? [aboutWorkflow('WORKFLOW_NOT_EDITABLE', 'The workflow cannot be edited.')] : []),
      ...sketchFindings(site, one.sketch, statuses),
      ...mappingFindings(site, one, declared),
    ]),
  ]
}

/** Every status that issues could be left in must lead somewhere, for each project and issue type. */
function mappingFindings(site: Site, wanted: Wanted, declared: ReadonlyMap<string, string>): Finding[] {
  const { before, sketch } = wanted
  const to = {
    id: before.id,
    statuses: sketch.statuses.map((one) => ({ ...one, statusId: declared.get(one.statusId) ?? one.statusId })),
  }
  return changesTo(site, before, to).flatMap((change) => {
    const lost = unmapped(change, mappingOf(wanted, declared))
    const message = `Status mappings are required for the statuses with IDs ${lost.join(', ')}.`
    return lost.length === 0 ? [] : [aboutMapping(message, change.project.id, change.issueTypeId)]
  })
}

/** References may be those of the request or, for statuses that it does not name, ids. */
function mappingOf({ mapping }: Wanted, ids: ReadonlyMap<string, string>): Mapping {
  const reference = new Map([...ids].map(([one, id]) => [id, one]))
  return ({ project, issueTypeId }, statusId) => {
    const to = mapping(project.id, issueTypeId, [statusId, reference.get(statusId) ?? statusId])
    return to === undefined ? undefined : (ids.get(to) ?? to)
  }
}

function validate(ask: Ask): Reply {
  const { payload, levels } = payloadOf(ask)
  const { statuses, workflows } = wantedAt(ask, payload, 'payload.')
  const stale = workflows.some(isStale) ? [aboutWorkflow('WORKFLOW_VERSION_CONFLICT', STALE)] : []
  return showFindings([...stale, ...findingsOf(ask.site, statuses, workflows)], levels)
}

const STALE = 'The workflow has been updated by somebody else. Read it again before updating it.'

/** Where issues must move, the workflows change with them when the task is done; else at once. */
function update(ask: Ask): Reply {
  const { site, user } = ask
  const { statuses, workflows } = wantedAt(ask, objectBody(ask), '')
  refuseWhileUpdating(site)
  if (workflows.some(isStale)) throw refuse(409, STALE)
  refuseErrors(findingsOf(site, statuses, workflows))
  const ids = statusIdsFor(site, statuses, workflows[0]?.before.projectId ?? null)
  renameStatuses(site, statuses)
  const steps = workflows.map((one) => ({
    before: one.before,
    after: successor(site, one.before, one.sketch, ids),
    mapping: mappingOf(one, ids),
  }))
  const work = () => {
    const moves = steps.map((one) => ({ ...one, changes: changesTo(site, one.before, one.after) }))
    for (const { changes, mapping } of moves) refuseUnmapped(changes, mapping)
    for (const { after } of moves) replaceWorkflow(site, after)
    const moved = moves.map((one) => moveIssues(site, one.changes, one.mapping, user))
    return { movedIssues: moved.reduce((sum, one) => sum + one, 0) }
  }
  const made = steps.map((one) => one.after)
  const needsTask = steps.some(({ before, after }) => isAnyDisplaced(site, changesTo(site, before, after)))
  const taskId = needsTask ? queueTask(ask, 'Update workflows', work, { about: made[0]?.id ?? '' }).id : null
  if (!needsTask) work()
  return ok({
    workflows: made.map((one) => showWorkflow(site, one)),
    statuses: showStatusesOf(site, made),
    ...(taskId === null ? {} : { taskId }),
  })
}
