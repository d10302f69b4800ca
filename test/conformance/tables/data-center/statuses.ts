/** Statuses that Data Center's operations answer though the document does not list them (docs/jira-assumptions.md, Errors). */
import type { Unlisted } from '../table.ts'

const WRONG = 'Its list of statuses names none for a wrong request; the operations beside it answer so.'
const NOBODY = 'Its list of statuses names none for nobody; the operations beside it answer so.'
const NO_RIGHT = 'Its list of statuses names none for a missing right; the operations beside it answer so.'
const NOTHING = 'Its list of statuses names none for what does not exist; the operations beside it answer so.'

/** Before version 10: the site answers as one of 10.3 does. */
export const GONE: Readonly<Record<string, string>> = Object.fromEntries(
  ['GET', 'POST', 'GET {webhookId}', 'PUT {webhookId}', 'DELETE {webhookId}'].map((what) => {
    const [method, id] = what.split(' ')
    return [`${method} /rest/webhooks/1.0/webhook${id ? `/${id}` : ''}`, 'Served before version 10 alone.']
  }),
)

export const UNLISTED: readonly Unlisted[] = [
  {
    status: 200,
    why: 'The document describes another operation there, one that adds a field.',
    of: ['GET /rest/api/2/screens'],
  },
  {
    status: 201,
    why: 'A link that is made is told from one that is changed, as on Cloud.',
    of: ['POST /rest/api/2/issue/{issueIdOrKey}/remotelink'],
  },
  {
    status: 400,
    why: WRONG,
    of: [
      'DELETE /rest/api/2/permissionscheme/{schemeId}/permission/{permissionId}',
      'GET /rest/api/2/filter/{id}',
      'POST /rest/api/2/component',
      'POST /rest/api/2/issueLinkType',
      'POST /rest/api/2/permissionscheme',
      'POST /rest/api/2/permissionscheme/{schemeId}/permission',
      'POST /rest/api/2/project/{projectIdOrKey}/role/{id}',
      'POST /rest/api/2/projectCategory',
      'POST /rest/api/2/version/{id}/move',
      'POST /rest/api/2/workflowscheme',
      'PUT /rest/api/2/permissionscheme/{schemeId}',
      'PUT /rest/api/2/project/{projectIdOrKey}/role/{id}',
      'PUT /rest/api/2/project/{projectKeyOrId}/permissionscheme',
      'PUT /rest/api/2/workflowscheme/{id}/default',
      'PUT /rest/api/2/workflowscheme/{id}/draft/default',
      'PUT /rest/api/2/workflowscheme/{id}/draft/issuetype/{issueType}',
      'PUT /rest/api/2/workflowscheme/{id}/issuetype/{issueType}',
    ],
  },
  {
    status: 401,
    why: NOBODY,
    of: [
      'DELETE /rest/agile/1.0/board/{boardId}',
      'DELETE /rest/api/2/customFields',
      'DELETE /rest/api/2/filter/{id}/permission/{permissionId}',
      'DELETE /rest/api/2/issue/{issueIdOrKey}/comment/{id}',
      'DELETE /rest/api/2/issue/{issueIdOrKey}/votes',
      'DELETE /rest/api/2/issueLinkType/{issueLinkTypeId}',
      'GET /rest/api/2/customFieldOption/{id}',
      'GET /rest/api/2/customFields',
      'GET /rest/api/2/customFields/{customFieldId}/options',
      'GET /rest/api/2/notificationscheme',
      'GET /rest/api/2/notificationscheme/{id}',
      'POST /rest/api/2/field',
      'POST /rest/api/2/filter',
      'POST /rest/api/2/issue',
      'POST /rest/api/2/issue/bulk',
      'POST /rest/api/2/issue/{issueIdOrKey}/votes',
      'POST /rest/api/2/issueLinkType',
      'PUT /rest/api/2/filter/{id}',
      'PUT /rest/api/2/issueLinkType/{issueLinkTypeId}',
      'PUT /rest/api/2/project/{projectIdOrKey}/role/{id}',
    ],
  },
  {
    status: 403,
    why: NO_RIGHT,
    of: ['DELETE /rest/api/2/customFields', 'POST /rest/api/2/field'],
  },
  {
    status: 404,
    why: NOTHING,
    of: [
      'DELETE /rest/api/2/issue/{issueIdOrKey}/comment/{id}',
      'DELETE /rest/api/2/issue/{issueIdOrKey}/worklog/{id}',
      'DELETE /rest/api/2/permissionscheme/{schemeId}',
      'DELETE /rest/api/2/permissionscheme/{schemeId}/permission/{permissionId}',
      'GET /rest/api/2/issuesecurityschemes/{id}',
      'GET /rest/api/2/project/type/{projectTypeKey}',
      'POST /rest/api/2/issue/{issueIdOrKey}/comment',
      'POST /rest/api/2/issue/{issueIdOrKey}/remotelink',
      'POST /rest/api/2/issue/{issueIdOrKey}/worklog',
      'POST /rest/api/2/permissionscheme/{schemeId}/permission',
      'PUT /rest/api/2/issue/{issueIdOrKey}',
      'PUT /rest/api/2/issue/{issueIdOrKey}/comment/{id}',
      'PUT /rest/api/2/issue/{issueIdOrKey}/remotelink/{linkId}',
      'PUT /rest/api/2/workflowscheme/{id}/draft/workflow',
      'PUT /rest/api/2/workflowscheme/{id}/workflow',
    ],
  },
]
