/** Statuses that operations answer though their document does not list them, each with where we have it from. */
import type { Unlisted } from '../table.ts'

const SISTERS = 'Its list of statuses names none for this; the operations beside it answer so.'
const NOBODY = 'Nobody is logged in, and the operation says that one must be: as every other answers it.'

/** Webhooks of apps, which answer nobody else. */
const FOR_APPS = Object.fromEntries(
  ['GET webhook', 'POST webhook', 'DELETE webhook', 'GET webhook/failed', 'PUT webhook/refresh'].map((what) => [
    what.replace(' ', ' /rest/api/3/'),
    'No API token may use it: 403.',
  ]),
)

export const UNLISTED: readonly Unlisted[] = [
  {
    status: 401,
    why: NOBODY,
    of: [
      'GET /rest/api/3/users',
      'GET /rest/api/3/users/search',
      'POST /rest/api/3/field',
      'DELETE /rest/api/3/field/{fieldId}/context/{contextId}/option/{optionId}/issue',
      'GET /rest/api/3/project/type/accessible',
      'POST /rest/api/3/changelog/bulkfetch',
      'GET /rest/api/3/label',
      'POST /rest/api/3/jql/match',
      'DELETE /rest/agile/1.0/board/{boardId}',
      'PUT /rest/api/3/filter/{id}/favourite',
      'DELETE /rest/api/3/filter/{id}/favourite',
      'PUT /rest/api/3/filter/{id}/owner',
    ],
  },
  {
    status: 403,
    why: 'It needs Administer Jira, and lists no status for who has it not; the operations beside it answer so.',
    of: [
      'POST /rest/api/3/field',
      'POST /rest/api/3/field/{fieldId}/context',
      'GET /rest/api/3/project/{projectKeyOrId}/notificationscheme',
      'POST /rest/api/3/workflowscheme/project/switch',
    ],
  },
  {
    status: 404,
    why: SISTERS,
    of: [
      'GET /rest/api/3/field/{fieldId}/screens',
      'GET /rest/api/3/field/{fieldId}/context/issuetypemapping',
      'GET /rest/api/3/issuetypescreenscheme/{issueTypeScreenSchemeId}/project',
      'GET /rest/api/3/issuesecurityschemes/{id}',
      'POST /rest/api/3/permissionscheme/{schemeId}/permission',
      'DELETE /rest/api/3/permissionscheme/{schemeId}/permission/{permissionId}',
      'POST /rest/api/3/workflows',
      'POST /rest/api/3/workflowscheme/{id}/createdraft',
      'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes',
      'GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes/{issueTypeId}',
    ],
  },
  {
    status: 410,
    why: 'Removed in 2025, says CHANGE-2046; the document still has it, as currently being removed.',
    of: ['GET /rest/api/3/search', 'POST /rest/api/3/search'],
  },
  {
    status: 400,
    why: SISTERS,
    of: ['PUT /rest/api/3/permissionscheme/{schemeId}', 'PUT /rest/api/3/project/{projectKeyOrId}/permissionscheme'],
  },
]

/** Served to say that they are gone. */
export const GONE: Readonly<Record<string, string>> = {
  'GET /rest/api/3/search': 'Removed in 2025: answers 410 (CHANGE-2046).',
  'POST /rest/api/3/search': 'Removed in 2025: answers 410 (CHANGE-2046).',
  ...FOR_APPS,
}

/** Open to anybody, and nothing can be asked wrongly. */
export const NEVER_REFUSED: Readonly<Record<string, string>> = {
  'GET /rest/api/3/serverInfo': 'Open even to a token without a scope.',
  'GET /_edge/tenant_info': 'Open to anybody.',
}

/** Successes that examples show and the simulator has no use for. */
export const NEVER_ANSWERED: Readonly<Record<string, string>> = {
  'GET /rest/api/3/search 200': 'It is gone.',
  'POST /rest/api/3/search 200': 'It is gone.',
  ...Object.fromEntries(
    Object.keys(FOR_APPS).flatMap((what) =>
      what.startsWith('DELETE') ? [] : [[`${what} 200`, 'No API token may use it.']],
    ),
  ),
  'PUT /rest/agile/1.0/issue/rank 207': 'Ranks are written all together or not at all.',
}
