/** Single assignments of a workflow scheme or its draft, on Cloud: …/default, …/issuetype/{issueType}, …/workflow. */
import type { JsonObject } from '../../base/index.ts'
import { idList, objectBody, optionalBoolean, requiredText } from '../body.ts'
import { type Ask, first, flag, ok, type Reply, type Route, refuse } from '../http.ts'
import type { Assignment } from '../model/workflow.ts'
import { type SchemeInput, systemWorkflow } from '../model/workflow-scheme.ts'
import { changeSafely, draftOf, saveDraft } from '../model/workflow-scheme-draft.ts'
import type { Site } from '../site.ts'
import { showDraft } from './show-workflow-scheme.ts'
import { foundScheme, userOf, workflowNamed } from './workflow-scheme.ts'

const ONE = '/rest/api/3/workflowscheme/{id}'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
type Change = (base: SchemeInput) => Partial<SchemeInput>
/** The parts of a scheme are changed as it allows; those of a draft, which must exist, directly. */
interface Target {
  readonly read: (ask: Ask) => Assignment
  readonly write: (ask: Ask, updateDraftIfNeeded: boolean, change: Change) => Reply
}

const SCHEME: Target = {
  read: (ask) => {
    const scheme = foundScheme(ask)
    return flag(ask, 'returnDraftIfExists', false) ? (scheme.draft ?? scheme) : scheme
  },
  write: (ask, updateDraftIfNeeded, change) => {
    const scheme = foundScheme(ask)
    changeSafely(ask.site, scheme, change, { updateDraftIfNeeded, by: userOf(ask) })
    return ok(showDraft(ask, scheme))
  },
}
const DRAFT: Target = {
  read: (ask) => draftOf(foundScheme(ask)),
  write: (ask, _, change) => {
    const scheme = foundScheme(ask)
    saveDraft(ask.site, scheme, change(draftOf(scheme)), userOf(ask))
    return ok(showDraft(ask, scheme))
  },
}

/** Operation ids of the three parts, to read, set and delete. */
type Operations = Readonly<Record<'default' | 'issuetype' | 'workflow', readonly [string, string, string]>>

function routesOf(path: string, target: Target, operations: Operations): Route[] {
  const route = (method: 'GET' | 'PUT' | 'DELETE', end: string, operation: string, handle: Route['handle']): Route => ({
    ...ADMIN,
    ...{ method, path: path + end, operation, handle },
  })
  const { default: standard, issuetype, workflow } = operations
  return [
    route('GET', '/default', standard[0], (ask) => getDefault(ask, target)),
    route('PUT', '/default', standard[1], (ask) => setDefault(ask, target)),
    route('DELETE', '/default', standard[2], (ask) => resetDefault(ask, target)),
    route('GET', '/issuetype/{issueType}', issuetype[0], (ask) => getType(ask, target)),
    route('PUT', '/issuetype/{issueType}', issuetype[1], (ask) => setType(ask, target)),
    route('DELETE', '/issuetype/{issueType}', issuetype[2], (ask) => removeType(ask, target)),
    route('GET', '/workflow', workflow[0], (ask) => getWorkflows(ask, target)),
    route('PUT', '/workflow', workflow[1], (ask) => setWorkflow(ask, target)),
    route('DELETE', '/workflow', workflow[2], (ask) => removeWorkflow(ask, target)),
  ]
}

export const workflowSchemePartRoutes: readonly Route[] = [
  ...routesOf(ONE, SCHEME, {
    default: ['getDefaultWorkflow', 'updateDefaultWorkflow', 'deleteDefaultWorkflow'],
    issuetype: ['getWorkflowSchemeIssueType', 'setWorkflowSchemeIssueType', 'deleteWorkflowSchemeIssueType'],
    workflow: ['getWorkflow', 'updateWorkflowMapping', 'deleteWorkflowMapping'],
  }),
  ...routesOf(`${ONE}/draft`, DRAFT, {
    default: ['getDraftDefaultWorkflow', 'updateDraftDefaultWorkflow', 'deleteDraftDefaultWorkflow'],
    issuetype: [
      'getWorkflowSchemeDraftIssueType',
      'setWorkflowSchemeDraftIssueType',
      'deleteWorkflowSchemeDraftIssueType',
    ],
    workflow: ['getDraftWorkflow', 'updateDraftWorkflowMapping', 'deleteDraftWorkflowMapping'],
  }),
]

const named = (site: Site, workflowId: string): string => site.tables.workflows.get(workflowId)?.name ?? ''
const mayDraft = (body: JsonObject): boolean => optionalBoolean(body, 'updateDraftIfNeeded') ?? false

function getDefault(ask: Ask, { read }: Target): Reply {
  return ok({ workflow: named(ask.site, read(ask).defaultWorkflowId) })
}

function setDefault(ask: Ask, { write }: Target): Reply {
  const body = objectBody(ask)
  const { id } = workflowNamed(ask.site, requiredText(body, 'workflow'), 400)
  return write(ask, mayDraft(body), () => ({ defaultWorkflowId: id }))
}

function resetDefault(ask: Ask, { write }: Target): Reply {
  const { id } = systemWorkflow(ask.site)
  return write(ask, flag(ask, 'updateDraftIfNeeded', false), () => ({ defaultWorkflowId: id }))
}

function typeOf({ site, params }: Ask): string {
  const id = params.issueType ?? ''
  if (!site.tables.issueTypes.has(id)) throw refuse(404, 'The issue type was not found.')
  return id
}

/** An issue type that the scheme leaves to its default has no mapping of its own. */
function getType(ask: Ask, { read }: Target): Reply {
  const issueType = typeOf(ask)
  const workflowId = read(ask).mappings[issueType]
  if (workflowId === undefined) throw refuse(404, 'The issue type is not mapped in the workflow scheme.')
  return ok({ issueType, workflow: named(ask.site, workflowId) })
}

function setType(ask: Ask, { write }: Target): Reply {
  const body = objectBody(ask)
  const issueType = typeOf(ask)
  const { id } = workflowNamed(ask.site, requiredText(body, 'workflow'), 400)
  return write(ask, mayDraft(body), ({ mappings }) => ({ mappings: { ...mappings, [issueType]: id } }))
}

function removeType(ask: Ask, { write }: Target): Reply {
  const issueType = typeOf(ask)
  return write(ask, flag(ask, 'updateDraftIfNeeded', false), ({ mappings }) => {
    const { [issueType]: gone, ...rest } = mappings
    if (gone === undefined) throw refuse(404, 'The issue type is not mapped in the workflow scheme.')
    return { mappings: rest }
  })
}

function typesWith({ mappings }: Assignment, workflowId: string): string[] {
  return Object.keys(mappings).filter((typeId) => mappings[typeId] === workflowId)
}

/** One mapping where a workflow is named, else a list of them all. */
function getWorkflows(ask: Ask, { read }: Target): Reply {
  const { site } = ask
  const scheme = read(ask)
  const show = (id: string): JsonObject => ({
    workflow: named(site, id),
    issueTypes: typesWith(scheme, id),
    defaultMapping: scheme.defaultWorkflowId === id,
  })
  const name = first(ask, 'workflowName')
  if (name !== undefined) return ok(show(workflowNamed(site, name, 404).id))
  return ok([...new Set([scheme.defaultWorkflowId, ...Object.values(scheme.mappings)])].map(show))
}

function asked(ask: Ask): string {
  const name = first(ask, 'workflowName')
  if (name === undefined) throw refuse(404, 'The workflow is not specified.')
  return workflowNamed(ask.site, name, 404).id
}

/** The named issue types follow the workflow, and no others do. */
function setWorkflow(ask: Ask, { write }: Target): Reply {
  const id = asked(ask)
  const body = objectBody(ask)
  const types = body.issueTypes === undefined ? null : idList(body, 'issueTypes')
  const isDefault = optionalBoolean(body, 'defaultMapping') ?? false
  return write(ask, mayDraft(body), ({ mappings }) => {
    const others = Object.entries(mappings).filter(
      ([typeId, workflowId]) => workflowId !== id && !types?.includes(typeId),
    )
    return {
      ...(isDefault ? { defaultWorkflowId: id } : {}),
      ...(types === null ? {} : { mappings: Object.fromEntries([...others, ...types.map((typeId) => [typeId, id])]) }),
    }
  })
}

/** Its issue types fall back to the default workflow, and the default to the system's. The answer is empty. */
function removeWorkflow(ask: Ask, { write }: Target): Reply {
  const id = asked(ask)
  write(ask, flag(ask, 'updateDraftIfNeeded', false), ({ mappings, defaultWorkflowId }) => ({
    mappings: Object.fromEntries(Object.entries(mappings).filter(([, workflowId]) => workflowId !== id)),
    ...(defaultWorkflowId === id ? { defaultWorkflowId: systemWorkflow(ask.site).id } : {}),
  }))
  return { status: 200 }
}
