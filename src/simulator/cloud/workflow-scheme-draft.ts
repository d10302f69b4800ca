/** Drafts of workflow schemes on Cloud: /rest/api/3/workflowscheme/{id}/draft. */
import { isObject } from '../../base/index.ts'
import { objectBody, objectList, requiredId } from '../body.ts'
import { type Ask, created, flag, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { type Mapping, moveIssues, refuseUnmapped } from '../model/status-migration.ts'
import { changesBetween, schemeProjects } from '../model/workflow-scheme.ts'
import { createDraft, draftOf, publishDraft, saveDraft } from '../model/workflow-scheme-draft.ts'
import type { Site } from '../site.ts'
import { startTask } from '../tasks.ts'
import { showDraft } from './show-workflow-scheme.ts'
import { refuseWhileUpdating } from './workflow-findings.ts'
import { foundScheme, schemeAt, userOf } from './workflow-scheme.ts'

const ONE = '/rest/api/3/workflowscheme/{id}'
const DRAFT = `${ONE}/draft`
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const workflowSchemeDraftRoutes: readonly Route[] = [
  {
    ...ADMIN,
    method: 'POST',
    path: `${ONE}/createdraft`,
    operation: 'createWorkflowSchemeDraftFromParent',
    handle: create,
  },
  { ...ADMIN, method: 'GET', path: DRAFT, operation: 'getWorkflowSchemeDraft', handle: get },
  { ...ADMIN, method: 'PUT', path: DRAFT, operation: 'updateWorkflowSchemeDraft', handle: update },
  { ...ADMIN, method: 'DELETE', path: DRAFT, operation: 'deleteWorkflowSchemeDraft', handle: remove },
  { ...ADMIN, method: 'POST', path: `${DRAFT}/publish`, operation: 'publishDraftWorkflowScheme', handle: publish },
]

function create(ask: Ask): Reply {
  const scheme = foundScheme(ask)
  createDraft(ask.site, scheme, userOf(ask))
  return created(showDraft(ask, scheme))
}

function get(ask: Ask): Reply {
  const scheme = foundScheme(ask)
  draftOf(scheme)
  return ok(showDraft(ask, scheme))
}

function update(ask: Ask): Reply {
  const scheme = foundScheme(ask)
  saveDraft(ask.site, scheme, schemeAt(ask, objectBody(ask)), userOf(ask))
  return ok(showDraft(ask, scheme))
}

function remove(ask: Ask): Reply {
  const scheme = foundScheme(ask)
  draftOf(scheme)
  scheme.draft = null
  return nothing()
}

function publish(ask: Ask): Reply {
  const { site } = ask
  const scheme = foundScheme(ask)
  const draft = draftOf(scheme)
  const mapping = mappingAt(ask)
  const changes = changesBetween(site, schemeProjects(site, scheme), scheme, draft)
  refuseUnmapped(changes, mapping)
  if (flag(ask, 'validateOnly', false)) return nothing()
  refuseWhileUpdating(site)
  const work = () => {
    const now = changesBetween(site, schemeProjects(site, scheme), scheme, draftOf(scheme))
    refuseUnmapped(now, mapping)
    publishDraft(site, scheme)
    return { movedIssues: moveIssues(site, now, mapping, ask.user) }
  }
  return startTask(ask, `Publish draft workflow scheme ${scheme.name}`, work, { about: scheme.id })
}

/** `statusMappings`: per issue type, whatever the project. */
function mappingAt(ask: Ask): Mapping {
  const lines = isObject(ask.body) ? objectList(ask.body, 'statusMappings') : []
  const pairs = lines.map((one) => {
    const newStatusId = requiredId(one, 'newStatusId')
    refuseUnknown(ask.site, newStatusId)
    return [`${requiredId(one, 'issueTypeId')} ${requiredId(one, 'statusId')}`, newStatusId] as const
  })
  const known = new Map(pairs)
  return ({ issueTypeId }, statusId) => known.get(`${issueTypeId} ${statusId}`)
}

function refuseUnknown(site: Site, statusId: string): void {
  if (!site.tables.statuses.has(statusId)) throw refuse(404, `The status with ID '${statusId}' was not found.`)
}
