/** Workflow schemes by id and without drafts, on Cloud: /rest/api/3/workflowscheme/read, /update and its mappings. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { idList, objectBody, objectList, optionalId, requiredId, requiredText } from '../body.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { type Change, isAnyDisplaced, lostStatuses, moveIssues, refuseUnmapped } from '../model/status-migration.ts'
import type { Assignment } from '../model/workflow.ts'
import {
  changesBetween,
  changeWorkflowScheme,
  refuseInput,
  schemeProjects,
  systemWorkflow,
} from '../model/workflow-scheme.ts'
import type { Workflow, WorkflowScheme } from '../records.ts'
import type { Site } from '../site.ts'
import { startTask, taskOn } from '../tasks.ts'
import { showScope } from './show-workflow.ts'
import { requireWorkflowRights } from './workflow-access.ts'
import { refuseWhileUpdating } from './workflow-findings.ts'
import { mappingAt } from './workflow-scheme-mapping.ts'

const SCHEMES = '/rest/api/3/workflowscheme'
const WRITE = { needs: 'login', scopes: ['manage:jira-configuration'], method: 'POST' } as const

export const workflowSchemeUpdateRoutes: readonly Route[] = [
  { ...WRITE, path: `${SCHEMES}/read`, operation: 'readWorkflowSchemes', handle: read },
  { ...WRITE, path: `${SCHEMES}/update`, operation: 'updateSchemes', handle: update },
  {
    ...WRITE,
    path: `${SCHEMES}/update/mappings`,
    operation: 'getRequiredWorkflowSchemeMappings',
    handle: requiredMappings,
  },
]

/** Ids that name nothing are passed over. */
function read(ask: Ask): Reply {
  const { site } = ask
  requireWorkflowRights(ask, null)
  const body = objectBody(ask)
  const [schemeIds, projectIds] = [idList(body, 'workflowSchemeIds'), idList(body, 'projectIds')]
  if (schemeIds.length + projectIds.length === 0)
    throw refuse(400, 'Workflow scheme IDs or project IDs must be provided.')
  const used = projectIds.flatMap((id) => site.tables.projects.get(id)?.workflowSchemeId ?? [])
  const schemes = [...new Set([...schemeIds, ...used])].flatMap((id) => site.tables.workflowSchemes.get(id) ?? [])
  return ok(schemes.map((one) => show(site, one)))
}

function show(site: Site, scheme: WorkflowScheme): JsonObject {
  const { id, name, description, version, mappings, defaultWorkflowId } = scheme
  const task = taskOn(site, id)
  const workflows = [...new Set(Object.values(mappings))]
  return {
    id,
    name,
    description,
    scope: showScope(null),
    version,
    ...(task ? { taskId: task.id } : {}),
    ...named('defaultWorkflow', site.tables.workflows.get(defaultWorkflowId)),
    workflowsForIssueTypes: workflows.map((workflowId) => ({
      ...named('workflow', site.tables.workflows.get(workflowId)),
      issueTypeIds: Object.keys(mappings).filter((typeId) => mappings[typeId] === workflowId),
    })),
  }
}

function named(property: string, workflow: Workflow | undefined): JsonObject {
  if (!workflow) return {}
  const { id, name, description, version } = workflow
  return { [property]: { id, name, description, version } }
}

function schemeAt({ site }: Ask, body: JsonObject): WorkflowScheme {
  const scheme = site.tables.workflowSchemes.get(requiredId(body, 'id'))
  if (!scheme) throw refuse(400, 'The workflow scheme was not found.')
  if (scheme.isDefault) throw refuse(400, 'The default workflow scheme cannot be edited.')
  return scheme
}

function assignmentAt({ site }: Ask, body: JsonObject): Assignment {
  const pairs = objectList(body, 'workflowsForIssueTypes').flatMap((one) => {
    const workflowId = requiredId(one, 'workflowId')
    return idList(one, 'issueTypeIds').map((typeId) => [typeId, workflowId] as const)
  })
  if (new Set(pairs.map(([typeId]) => typeId)).size < pairs.length)
    throw refuse(400, 'An issue type can only be mapped to one workflow.')
  const defaultWorkflowId = optionalId(body, 'defaultWorkflowId') ?? systemWorkflow(site).id
  const assignment = { defaultWorkflowId, mappings: Object.fromEntries(pairs) }
  refuseInput(site, assignment)
  return assignment
}

/** Takes effect at once, or with the task that moves the issues. */
function update(ask: Ask): Reply {
  const { site } = ask
  requireWorkflowRights(ask, null)
  const body = objectBody(ask)
  const scheme = schemeAt(ask, body)
  const wanted = {
    name: requiredText(body, 'name'),
    description: body.description === '' ? '' : requiredText(body, 'description', 32_767),
    ...assignmentAt(ask, body),
  }
  refuseWhileUpdating(site)
  refuseStale(scheme, body)
  refuseInput(site, wanted, scheme.id)
  const mapping = mappingAt(body)
  const changes = changesBetween(site, schemeProjects(site, scheme), scheme, wanted)
  refuseUnmapped(changes, mapping)
  const work = () => {
    const now = changesBetween(site, schemeProjects(site, scheme), scheme, wanted)
    refuseUnmapped(now, mapping)
    changeWorkflowScheme(site, scheme, wanted)
    return { movedIssues: moveIssues(site, now, mapping, ask.user) }
  }
  if (isAnyDisplaced(site, changes))
    return startTask(ask, `Update workflow scheme ${scheme.name}`, work, { about: scheme.id })
  work()
  return ok({})
}

function refuseStale({ version }: WorkflowScheme, body: JsonObject): void {
  if (!isObject(body.version)) throw refuse(400, "Missing required field 'version'")
  if (body.version.id !== version.id || body.version.versionNumber !== version.versionNumber)
    throw refuse(409, 'The workflow scheme has been updated by somebody else. Read it again before updating it.')
}

function requiredMappings(ask: Ask): Reply {
  const { site } = ask
  requireWorkflowRights(ask, null)
  const body = objectBody(ask)
  const scheme = schemeAt(ask, body)
  const projects = schemeProjects(site, scheme)
  const changes = changesBetween(site, projects, scheme, assignmentAt(ask, body)).filter(
    (one) => lostStatuses(one).length > 0,
  )
  const workflows = [...new Set(changes.flatMap(({ from, to }) => [from, site.tables.workflows.get(to.id) ?? from]))]
  const statusIds = new Set(workflows.flatMap((one) => one.statuses.map((status) => status.statusId)))
  return ok({
    statusMappingsByIssueTypes: once(changes, (one) => one.issueTypeId).map((one) => ({
      issueTypeId: one.issueTypeId,
      statusIds: lostStatuses(one),
    })),
    statusMappingsByWorkflows: once(changes, ({ from, to }) => `${from.id} ${to.id}`).map((one) => ({
      sourceWorkflowId: one.from.id,
      targetWorkflowId: one.to.id,
      statusIds: lostStatuses(one),
    })),
    statuses: [...statusIds]
      .flatMap((id) => site.tables.statuses.get(id) ?? [])
      .map(({ id, name, category }) => ({ id, name, category })),
    statusesPerWorkflow: workflows.map(({ id, statuses, transitions }) => ({
      workflowId: id,
      initialStatusId: transitions.find((one) => one.type === 'INITIAL')?.toStatusId ?? '',
      statuses: statuses.map((one) => one.statusId),
    })),
  })
}

const once = (changes: readonly Change[], key: (one: Change) => string): Change[] => [
  ...new Map(changes.map((one) => [key(one), one])).values(),
]
