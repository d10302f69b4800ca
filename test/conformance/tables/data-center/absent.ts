/** Absent from Data Center's answers about everything but issues. */
import { type Absent, EVERY } from '../table.ts'

const SHORT = 'A person within something else is shown short.'
const TAKEN = 'Taken over from what requests may say; answers tell it otherwise or not.'
const INNER = 'How Jira pages within itself; answers have size and items.'
const SEARCH = ['user/search', 'user/assignable/search'].map((path) => `GET /rest/api/2/${path}`)
const SHORT_PEOPLE = ['lead', 'owner', 'user', 'sharedUsers.items[]']
const LONG = ['applicationRoles', 'groups', 'expand', 'locale']

const OF_PEOPLE: readonly Absent[] = [
  { why: INNER, of: EVERY, paths: ['callback', 'pagingCallback', 'backingListSize'] },
  {
    why: INNER,
    of: EVERY,
    paths: ['applicationRoles', 'groups', 'users', 'sharedUsers'].map((list) => `${list}.maxResults`),
  },
  { why: 'Logins are not counted on simulated sites.', of: EVERY, paths: ['lastLoginTime'] },
  { why: SHORT, of: EVERY, paths: SHORT_PEOPLE.flatMap((person) => LONG.map((name) => `${person}.${name}`)) },
  { why: SHORT, of: SEARCH, paths: LONG.map((name) => `[].${name}`) },
  { why: 'A new group has nobody in it.', of: ['POST /rest/api/2/group'], paths: ['users.items[]'] },
  {
    why: 'Labels tell of single sign-on and the like, which are not simulated.',
    of: ['GET /rest/api/2/groups/picker'],
    paths: ['groups[].labels[]'],
  },
  { why: 'A new role has nobody in it.', of: ['POST /rest/api/2/role'], paths: ['actors'] },
  {
    why: 'Only mypermissions tells numbers: examples of older documents.',
    of: ['GET /rest/api/2/permissions'],
    paths: ['permissions.*.id'],
  },
]

const STATUSES = ['[]', 'values[]', '', 'to', 'status', 'statuses[]']
const resolutions = (path: string, at: string): Absent => ({
  why: 'Recorded answers of live sites have none.',
  of: [`GET /rest/api/2/resolution${path}`],
  paths: [`${at}iconUrl`],
})

const OF_LISTS: readonly Absent[] = [
  resolutions('', '[].'),
  resolutions('/page', 'values[].'),
  resolutions('/{id}', ''),
  {
    why: 'Colours went to the categories: recorded answers of live sites have none.',
    of: ['', '/{idOrName}', '/page'].map((path) => `GET /rest/api/2/status${path}`),
    paths: STATUSES.slice(0, 3).map((at) => (at === '' ? 'statusColor' : `${at}.statusColor`)),
  },
  {
    why: 'Colours went to the categories: recorded answers of live sites have none.',
    of: EVERY,
    paths: STATUSES.slice(3).map((at) => `${at}.statusColor`),
  },
  {
    why: 'A new select list has neither items nor a name of the system.',
    of: ['POST /rest/api/2/field'],
    paths: ['schema.items', 'schema.system'],
  },
  {
    why: 'Told by each scheme alone, as on Cloud.',
    of: ['GET /rest/api/2/issuesecurityschemes'],
    paths: ['issueSecuritySchemes[].levels'],
  },
  { why: 'No level of the story is the default.', of: EVERY, paths: ['defaultSecurityLevelId'] },
  {
    why: 'The field of a grant is a custom field.',
    of: EVERY,
    paths: ['holder.field.schema.system'],
  },
  { why: 'The role of a grant is shown without its people.', of: EVERY, paths: ['holder.projectRole.actors'] },
]

const VERSION = ['expand', 'moveUnfixedIssuesTo', 'releaseDateSet', 'startDateSet']
const ONE_VERSION = [
  'POST /rest/api/2/version',
  'GET /rest/api/2/version/{id}',
  'PUT /rest/api/2/version/{id}',
  'POST /rest/api/2/version/{id}/move',
]
const VERSIONS = 'GET /rest/api/2/project/{projectIdOrKey}/versions'
const VERSION_PAGE = 'GET /rest/api/2/project/{projectIdOrKey}/version'

const OF_PROJECTS: readonly Absent[] = [
  { why: TAKEN, of: EVERY, paths: ['leadUserName', 'updateDraftIfNeeded', 'incompleteIssuesDestinationId'] },
  { why: TAKEN, of: ONE_VERSION, paths: VERSION },
  { why: TAKEN, of: [VERSIONS], paths: VERSION.map((name) => `[].${name}`) },
  { why: TAKEN, of: [VERSION_PAGE], paths: VERSION.map((name) => `values[].${name}`) },
  {
    why: 'The key of the project comes with what changes a version.',
    of: ['GET /rest/api/2/version/{id}', 'POST /rest/api/2/version/{id}/move', VERSIONS, VERSION_PAGE],
    paths: ['project', '[].project', 'values[].project'],
  },
  {
    why: 'No field of the story holds versions.',
    of: ['GET /rest/api/2/version/{id}/relatedIssueCounts'],
    paths: ['customFieldNames[]'],
  },
  {
    why: 'A project within something else is shown short.',
    of: EVERY,
    paths: ['project.archived', 'project.description'],
  },
]

const WHOLE = '/rest/api/2/workflowscheme/{id}'
const DRAFT = ['lastModified', 'lastModifiedUser', 'originalDefaultWorkflow', 'originalIssueTypeMappings']

const OF_SCHEMES: readonly Absent[] = [
  {
    why: 'Comes with an expansion that no operation names.',
    of: [
      'POST /rest/api/2/workflowscheme',
      'GET /rest/api/2/project/{projectKeyOrId}/workflowscheme',
      ...['', '/draft'].flatMap((draft) => [
        ...['GET', 'PUT'].map((method) => `${method} ${WHOLE}${draft}`),
        `PUT ${WHOLE}${draft}/default`,
        `PUT ${WHOLE}${draft}/workflow`,
        `PUT ${WHOLE}${draft}/issuetype/{issueType}`,
        `DELETE ${WHOLE}${draft}/default`,
        `DELETE ${WHOLE}${draft}/issuetype/{issueType}`,
      ]),
      `POST ${WHOLE}/createdraft`,
    ],
    paths: ['issueTypes'],
  },
  {
    why: 'Only drafts have these.',
    of: [
      'POST /rest/api/2/workflowscheme',
      'GET /rest/api/2/project/{projectKeyOrId}/workflowscheme',
      `PUT ${WHOLE}`,
      `PUT ${WHOLE}/default`,
      `PUT ${WHOLE}/workflow`,
      `PUT ${WHOLE}/issuetype/{issueType}`,
      `DELETE ${WHOLE}/default`,
      `DELETE ${WHOLE}/issuetype/{issueType}`,
    ],
    paths: DRAFT,
  },
]

const OF_PLANNING: readonly Absent[] = [
  {
    why: 'Whom a filter is shared with is not worked out person by person.',
    of: EVERY,
    paths: ['sharedUsers.items[]'],
  },
  { why: 'A new filter is shared with nobody.', of: ['POST /rest/api/2/filter'], paths: ['sharePermissions[]'] },
  {
    why: 'Queries of Kanban boards besides their filter are not simulated.',
    of: ['GET /rest/agile/1.0/board/{boardId}/configuration'],
    paths: ['subQuery'],
  },
  {
    why: 'A new sprint has neither begun nor ended.',
    of: ['POST /rest/agile/1.0/sprint'],
    paths: ['activatedDate', 'completeDate'],
  },
]

export const ABSENT_IN_ANSWERS: readonly Absent[] = [
  ...OF_PEOPLE,
  ...OF_LISTS,
  ...OF_PROJECTS,
  ...OF_SCHEMES,
  ...OF_PLANNING,
]
