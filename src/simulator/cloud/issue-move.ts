/** Moving issues on Cloud: /rest/api/3/bulk/issues/move, and how far it has come, /rest/api/3/bulk/queue/{taskId}. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { objectBody } from '../body.ts'
import { type Ask, ok, Refusal, type Reply, type Route } from '../http.ts'
import { type Destination, moveIssue } from '../model/issue-move.ts'
import { issueOf, seesIssue } from '../model/issue-sight.ts'
import { typesOf } from '../model/issue-type.ts'
import { may } from '../model/permission.ts'
import { projectOf } from '../model/project-lookup.ts'
import { workflowFor } from '../model/workflow.ts'
import type { Issue } from '../records.ts'
import { queueTask, type Task } from '../tasks.ts'

export const issueMoveRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['write:jira-work'],
    method: 'POST',
    path: '/rest/api/3/bulk/issues/move',
    operation: 'submitBulkMove',
    handle: submit,
  },
  {
    needs: 'login',
    scopes: ['read:jira-work'],
    method: 'GET',
    path: '/rest/api/3/bulk/queue/{taskId}',
    operation: 'getBulkOperationProgress',
    handle: progress,
  },
]

const refuse = (message: string): Refusal => new Refusal(400, { errors: [{ message }] })

function refuseBulk({ site, user }: Ask): void {
  if (!may(site, user, 'BULK_CHANGE')) throw refuse('You do not have the global permission to make bulk changes.')
}

interface Move {
  readonly issues: readonly Issue[]
  readonly to: Destination
}

const MOST = 1_000

function submit(ask: Ask): Reply {
  refuseBulk(ask)
  const { targetToSourcesMapping: targets } = objectBody(ask)
  if (!isObject(targets) || Object.keys(targets).length === 0) throw refuse('The targetToSourcesMapping is required.')
  const moves = Object.entries(targets).map(([target, sources]) => readMove(ask, target, sources ?? null))
  if (moves.flatMap(({ issues }) => issues).length > MOST) throw refuse(`At most ${MOST} issues can be moved at once.`)
  const { id } = queueTask(ask, 'Bulk move', () => carryOut(ask, moves), { isBulk: true })
  return { status: 201, body: { taskId: id } }
}

/** `PROJECT,issue type id,parent`: the parent may be left out. */
function readMove(ask: Ask, target: string, sources: Json): Move {
  const { site, user } = ask
  const [projectName = '', typeId, parentName] = target.split(',').map((one) => one.trim())
  if (!isObject(sources)) throw refuse(`The mapping to '${target}' must be an object.`)
  const project = projectOf(site, projectName)
  if (!project || !may(site, user, 'CREATE_ISSUES', project)) throw refuse(`The project '${projectName}' is not valid.`)
  const type = typesOf(site, project).find(({ id }) => id === typeId)
  if (!type) throw refuse(`The issue type '${typeId}' is not valid for the project ${project.key}.`)
  const parent = parentName === undefined ? undefined : issueOf(site, parentName)
  if (parentName !== undefined && !(parent && seesIssue(site, user, parent)))
    throw refuse(`The parent '${parentName}' is not valid.`)
  const to = { project, type, ...(parent ? { parentId: parent.id } : {}), statuses: readStatuses(sources.targetStatus) }
  const issues = readIssues(ask, sources.issueIdsOrKeys)
  if (sources.inferStatusDefaults !== true) refuseUnmapped(ask, issues, to)
  return { issues, to }
}

function readIssues({ site, user }: Ask, value: Json | undefined): Issue[] {
  const issues = (isArray(value) ? value : []).map((one) => issueOf(site, String(one)))
  if (issues.length === 0 || issues.some((one) => !one || !seesIssue(site, user, one)))
    throw refuse('Some of the issues in the issueIdsOrKeys are not valid')
  return issues.filter((one) => one !== undefined)
}

/** `[{ statuses: { target: [sources] } }]`, turned round. */
function readStatuses(value: Json | undefined): Map<string, string> {
  const lines = (isArray(value) ? value : []).flatMap((one) => (isObject(one) ? [one.statuses] : []))
  return new Map(
    lines.flatMap((statuses) =>
      Object.entries(isObject(statuses) ? statuses : {}).flatMap(([target, sources]) =>
        (isArray(sources) ? sources : []).map((source) => [String(source), target] as const),
      ),
    ),
  )
}

function refuseUnmapped({ site }: Ask, issues: readonly Issue[], { project, type, statuses }: Destination): void {
  const known = new Set(workflowFor(site, project, type.id).statuses.map(({ statusId }) => statusId))
  const stray = issues.find(({ statusId }) => !known.has(statusId) && !known.has(statuses.get(statusId) ?? ''))
  if (stray) throw refuse(`The status '${stray.statusId}' is not valid for the target and has no mapping.`)
}

/** Each issue for itself, as it is by now; one that is gone meanwhile is only counted. */
function carryOut({ site, user }: Ask, moves: readonly Move[]): JsonObject {
  const processed: number[] = []
  const failed: Record<string, string[]> = {}
  let invalid = 0
  for (const { issues, to } of moves)
    for (const { id } of issues) {
      const issue = site.issues.get(id)
      if (!issue || !seesIssue(site, user, issue)) invalid += 1
      else
        try {
          moveIssue(site, user, issue, to)
          processed.push(Number(id))
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          failed[id] = [JSON.stringify(error.body)]
        }
    }
  return {
    processedAccessibleIssues: processed,
    ...(Object.keys(failed).length === 0 ? {} : { failedAccessibleIssues: failed }),
    invalidOrInaccessibleIssueCount: invalid,
    totalIssueCount: moves.flatMap(({ issues }) => issues).length,
  }
}

function progress(ask: Ask): Reply {
  refuseBulk(ask)
  const task = ask.site.tasks.get(ask.params.taskId ?? '')
  if (!task?.isBulk) throw refuse('The task associated with this taskId is not a bulk operation task')
  return ok(shown(task))
}

/** Times are numbers here, as the document's text and example have them. */
function shown({ id, status, submittedBy, submitted, finished, result }: Task): JsonObject {
  return {
    taskId: id,
    status,
    progressPercent: finished === null ? 0 : 100,
    submittedBy: { accountId: submittedBy },
    created: submitted,
    started: submitted,
    updated: finished ?? submitted,
    ...(isObject(result) ? result : {}),
  }
}
