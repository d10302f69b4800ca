/** Issues on Cloud: creating, reading, editing, deleting, /rest/api/3/issue. */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import { objectBody, objectList } from '../body.ts'
import {
  type Ask,
  created,
  every,
  expands,
  flag,
  nothing,
  ok,
  Refusal,
  type Reply,
  type Route,
  refuse,
} from '../http.ts'
import { chooseFields } from '../issue/field-choice.ts'
import { createFrom, editFrom, transitionFrom } from '../issue/requests.ts'
import { showIssue } from '../issue/show-issue.ts'
import { editMeta } from '../issue/show-meta.ts'
import { deleteIssue } from '../model/issue-edit.ts'
import { projectOfIssue, seenIssue } from '../model/issue-sight.ts'
import { administers, may } from '../model/permission.ts'
import type { Issue } from '../records.ts'
import { cloudLens } from './issue-lens.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'login', scopes: ['write:jira-work'] } as const
const OPEN_WRITE = { needs: 'anyone', scopes: ['write:jira-work'] } as const
const ROOT = '/rest/api/3/issue'
const ONE = `${ROOT}/{issueIdOrKey}`

export const issueRoutes: readonly Route[] = [
  { ...WRITE, method: 'POST', path: ROOT, operation: 'createIssue', handle: create },
  { ...WRITE, method: 'POST', path: `${ROOT}/bulk`, operation: 'createIssues', handle: createSeveral },
  { ...READ, path: ONE, operation: 'getIssue', handle: get },
  { ...OPEN_WRITE, method: 'PUT', path: ONE, operation: 'editIssue', handle: edit },
  { ...OPEN_WRITE, method: 'DELETE', path: ONE, operation: 'deleteIssue', handle: remove },
  { ...READ, path: `${ONE}/editmeta`, operation: 'getEditIssueMeta', handle: editable },
]

export const issueAsked = (ask: Ask): Issue => seenIssue(ask, ask.params.issueIdOrKey ?? '')

/** The issue as it is by now. */
function again(ask: Ask, issue: Issue): Issue {
  return ask.site.issues.get(issue.id) ?? issue
}

function shown(ask: Ask, issue: Issue): JsonObject {
  return showIssue(cloudLens(ask), issue, {
    fields: chooseFields(every(ask, 'fields'), '*all'),
    expand: expands(ask),
    properties: every(ask, 'properties'),
    histories: 100,
  })
}

function get(ask: Ask): Reply {
  return ok(shown(ask, issueAsked(ask)))
}

function editable(ask: Ask): Reply {
  return ok(editMeta(cloudLens(ask), issueAsked(ask)))
}

function create(ask: Ask): Reply {
  return created(createOne(ask, objectBody(ask)))
}

/** A transition in the body follows the creation; when it fails, the issue is there all the same. */
function createOne(ask: Ask, body: JsonObject): JsonObject {
  const issue = createFrom(ask, body)
  const { id, key } = issue
  return {
    id,
    key,
    self: cloudLens(ask).link(`/issue/${id}`),
    ...(isObject(body.transition) ? { transition: followed(ask, issue, body.transition) } : {}),
  }
}

function followed(ask: Ask, issue: Issue, transition: JsonObject): JsonObject {
  try {
    transitionFrom(ask, issue, { transition })
    return { status: 200, errorCollection: { errorMessages: [], errors: {} } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: error.status, errorCollection: error.body }
  }
}

/** "Creates upto 50 issues": each for itself; only when none could be made is the answer a refusal. */
function createSeveral(ask: Ask): Reply {
  const updates = objectList(objectBody(ask), 'issueUpdates')
  if (updates.length === 0 || updates.length > 50)
    throw refuse(400, 'Between 1 and 50 issues can be created in one request.')
  const issues: JsonObject[] = []
  const errors: JsonObject[] = []
  for (const [at, body] of updates.entries()) {
    try {
      issues.push(createOne(ask, body))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      errors.push({ status: error.status, elementErrors: error.body, failedElementNumber: at })
    }
  }
  const body: Json = { issues, errors }
  if (issues.length === 0) throw new Refusal(400, body)
  return created(body)
}

function edit(ask: Ask): Reply {
  const issue = issueAsked(ask)
  refuseSilence(ask, issue)
  if (flag(ask, 'overrideScreenSecurity', false) || flag(ask, 'overrideEditableFlag', false))
    throw refuse(403, 'Only Connect and Forge apps can override the screen security or the editable flag.')
  editFrom(ask, issue, objectBody(ask))
  return flag(ask, 'returnIssue', false) ? ok(shown(ask, again(ask, issue))) : nothing()
}

/** The whole edit fails when its silence is not allowed (docs/jira-assumptions.md, issues). */
function refuseSilence(ask: Ask, issue: Issue): void {
  if (flag(ask, 'notifyUsers', true) || administers(ask.site, ask.user, projectOfIssue(ask.site, issue))) return
  throw refuse(403, 'To discard the user notification either admin or project admin permissions are required.')
}

function remove(ask: Ask): Reply {
  const issue = issueAsked(ask)
  if (!may(ask.site, ask.user, 'DELETE_ISSUES', projectOfIssue(ask.site, issue), issue))
    throw refuse(403, 'You do not have permission to delete issues in this project.')
  deleteIssue(ask.site, ask.user, issue, flag(ask, 'deleteSubtasks', false))
  return nothing()
}
