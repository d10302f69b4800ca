/** Workflow schemes on Cloud: /rest/api/3/workflowscheme. The default one has no id and so no place here. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody, optionalBoolean, optionalText, requiredText } from '../body.ts'
import { type Ask, created, flag, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import {
  createWorkflowScheme,
  removeWorkflowScheme,
  type SchemeInput,
  schemeProjects,
  systemWorkflow,
} from '../model/workflow-scheme.ts'
import { changeSafely } from '../model/workflow-scheme-draft.ts'
import { cursorPage, page } from '../paging.ts'
import type { Workflow, WorkflowScheme } from '../records.ts'
import type { Site } from '../site.ts'
import { showDraft, showWorkflowScheme } from './show-workflow-scheme.ts'
import { requireWorkflowRights } from './workflow-access.ts'

const SCHEMES = '/rest/api/3/workflowscheme'
const ONE = `${SCHEMES}/{id}`
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const workflowSchemeRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: SCHEMES, operation: 'getAllWorkflowSchemes', handle: list },
  { ...ADMIN, method: 'POST', path: SCHEMES, operation: 'createWorkflowScheme', handle: create },
  { ...ADMIN, method: 'GET', path: ONE, operation: 'getWorkflowScheme', handle: get },
  { ...ADMIN, method: 'PUT', path: ONE, operation: 'updateWorkflowScheme', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteWorkflowScheme', handle: remove },
  {
    ...ADMIN,
    needs: 'login',
    method: 'GET',
    path: `${SCHEMES}/{workflowSchemeId}/projectUsages`,
    operation: 'getProjectUsagesForWorkflowScheme',
    handle: projects,
  },
]

export function foundScheme({ site, params }: Ask, id = params.id ?? params.workflowSchemeId ?? ''): WorkflowScheme {
  const scheme = site.tables.workflowSchemes.get(id)
  if (!scheme || scheme.isDefault) throw refuse(404, 'The workflow scheme was not found.')
  return scheme
}

/** A workflow that the older operations name; `status` is what Jira says where it does not exist. */
export function workflowNamed(site: Site, name: string, status: 400 | 404): Workflow {
  const workflow = [...site.tables.workflows.values()].find((one) => one.projectId === null && one.name === name)
  if (!workflow) throw refuse(status, `The workflow '${name}' was not found.`)
  return workflow
}

export const userOf = ({ user }: Ask): string => user?.accountId ?? ''

function list(ask: Ask): Reply {
  const rows = [...ask.site.tables.workflowSchemes.values()].filter((one) => !one.isDefault)
  return page(ask, rows, (one) => showWorkflowScheme(ask.site, one))
}

function get(ask: Ask): Reply {
  const scheme = foundScheme(ask)
  return ok(flag(ask, 'returnDraftIfExists', false) ? showDraft(ask, scheme) : showWorkflowScheme(ask.site, scheme))
}

/** What the body says of a scheme; what it leaves out is left out. */
export function schemeAt({ site }: Ask, body: JsonObject): Partial<SchemeInput> {
  const [description, standard] = [optionalText(body, 'description'), optionalText(body, 'defaultWorkflow')]
  return {
    ...(body.name === undefined ? {} : { name: requiredText(body, 'name') }),
    ...(description === undefined ? {} : { description }),
    ...(standard === undefined ? {} : { defaultWorkflowId: workflowNamed(site, standard, 400).id }),
    ...(body.issueTypeMappings === undefined ? {} : { mappings: mappingsAt(site, body) }),
  }
}

function mappingsAt(site: Site, body: JsonObject): Record<string, string> {
  if (!isObject(body.issueTypeMappings)) throw refuseField('issueTypeMappings', 'The issueTypeMappings are not valid.')
  const pairs = Object.entries(body.issueTypeMappings)
  return Object.fromEntries(pairs.map(([typeId, name]) => [typeId, workflowNamed(site, String(name), 400).id]))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const scheme = createWorkflowScheme(ask.site, {
    description: '',
    defaultWorkflowId: systemWorkflow(ask.site).id,
    mappings: {},
    ...schemeAt(ask, body),
    name: requiredText(body, 'name'),
  })
  return created(showWorkflowScheme(ask.site, scheme))
}

function update(ask: Ask): Reply {
  const scheme = foundScheme(ask)
  const body = objectBody(ask)
  const updateDraftIfNeeded = optionalBoolean(body, 'updateDraftIfNeeded') ?? false
  const wanted = schemeAt(ask, body)
  changeSafely(ask.site, scheme, () => wanted, { updateDraftIfNeeded, by: userOf(ask) })
  return ok(showDraft(ask, scheme))
}

function remove(ask: Ask): Reply {
  removeWorkflowScheme(ask.site, foundScheme(ask))
  return nothing()
}

function projects(ask: Ask): Reply {
  requireWorkflowRights(ask, null)
  const scheme = foundScheme(ask)
  const rows = schemeProjects(ask.site, scheme)
  return ok({ workflowSchemeId: scheme.id, projects: cursorPage(ask, rows, ({ id }) => ({ id })) })
}
