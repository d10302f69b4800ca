/** Absent from answers about everything but issues. */
import { type Absent, EVERY } from '../table.ts'

const PEOPLE = [
  'lead',
  'assignee',
  'realAssignee',
  'owner',
  'lastModifiedUser',
  'voters[]',
  'deletedBy',
  'user',
  'author',
  'updateAuthor',
  'users.items[]',
]
const NO_KEYS = 'No longer available, says schema User; examples show them empty.'
const APPS = 'No apps are installed on simulated sites.'
const PROJECT = ['GET', 'PUT'].map((method) => `${method} /rest/api/3/project/{projectIdOrKey}`)
const RESTORE = 'POST /rest/api/3/project/{projectIdOrKey}/restore'

const OF_PEOPLE: readonly Absent[] = [
  { why: NO_KEYS, of: EVERY, paths: PEOPLE.flatMap((person) => [`${person}.key`, `${person}.name`]) },
  { why: NO_KEYS, of: ['GET /rest/api/3/myself', 'GET /rest/api/3/user'], paths: ['key', 'name'] },
  {
    why: NO_KEYS,
    of: ['user/search', 'user/assignable/search', 'users', 'users/search'].map((path) => `GET /rest/api/3/${path}`),
    paths: ['[].key', '[].name'],
  },
  { why: NO_KEYS, of: ['GET /rest/api/3/group/member'], paths: ['values[].key', 'values[].name'] },
  {
    why: 'Come when expanded, and this operation expands nothing.',
    of: ['GET /rest/api/3/user/assignable/search'],
    paths: ['[].groups', '[].applicationRoles'],
  },
  {
    why: 'Issue types are made for the whole site; a team-managed project makes its own on screen.',
    of: ['POST /rest/api/3/issuetype', 'PUT /rest/api/3/issuetype/{id}'],
    paths: ['scope', 'entityId'],
  },
  { why: 'A new group has nobody in it.', of: ['POST /rest/api/3/group'], paths: ['users.items[]'] },
  {
    why: 'Subscriptions to filters are not simulated.',
    of: ['GET /rest/api/3/filter/search'],
    paths: ['values[].subscriptions[]'],
  },
  {
    why: 'The role of an actor that is a person tells him as actorUser; no live answer was seen with user.',
    of: EVERY,
    paths: ['actors[].user'],
  },
]

const OF_PROJECTS: readonly Absent[] = [
  { why: 'Components of Compass are not simulated.', of: EVERY, paths: ['ari', 'metadata'] },
  { why: 'The address that sends notifications is not simulated.', of: [...PROJECT, RESTORE], paths: ['email'] },
  { why: 'Properties of projects are not simulated.', of: [...PROJECT, RESTORE], paths: ['properties.*'] },
  { why: 'Comes when expanded, and this operation expands nothing.', of: [RESTORE], paths: ['insight'] },
  {
    why: 'Tells team-managed issue types apart where an id changes between sites; nothing refers to it.',
    of: EVERY,
    paths: ['issueTypes[].entityId', 'issuetype.entityId'],
  },
  {
    why: 'Tells team-managed issue types apart where an id changes between sites; nothing refers to it.',
    of: ['', '/project', '/{id}/alternatives'].map((path) => `GET /rest/api/3/issuetype${path}`),
    paths: ['[].entityId'],
  },
  {
    why: 'Team-managed projects have no roles of their own on simulated sites.',
    of: [
      ...['GET', 'POST', 'PUT'].map((method) => `${method} /rest/api/3/role/{id}`),
      ...['GET', 'POST', 'PUT'].map((method) => `${method} /rest/api/3/project/{projectIdOrKey}/role/{id}`),
    ],
    paths: ['scope'],
  },
  { why: 'Team-managed projects have no roles of their own on simulated sites.', of: EVERY, paths: ['role.scope'] },
  {
    why: 'Team-managed projects have no roles of their own on simulated sites.',
    of: ['GET /rest/api/3/role'],
    paths: ['[].scope'],
  },
  {
    why: 'Left over from an older form: schema Version has no such property.',
    of: ['GET /rest/api/3/project/{projectIdOrKey}/versions'],
    paths: ['[].releaseDateSet', '[].startDateSet'],
  },
  {
    why: 'Comes when expanded, and this operation expands operations alone.',
    of: ['GET /rest/api/3/project/{projectIdOrKey}/versions'],
    paths: ['[].issuesStatusForFixVersion'],
  },
  {
    why: 'No field of the story holds versions.',
    of: ['GET /rest/api/3/version/{id}/relatedIssueCounts'],
    paths: ['customFieldUsage[]'],
  },
]

const OF_SCHEMES: readonly Absent[] = [
  {
    why: 'Of notification schemes only their names and events are simulated.',
    of: EVERY,
    paths: ['notifications[]', 'templateEvent'],
  },
  {
    why: 'No level of the story is the default.',
    of: ['issuesecurityschemes/{id}', 'project/{projectKeyOrId}/issuesecuritylevelscheme'].map(
      (path) => `GET /rest/api/3/${path}`,
    ),
    paths: ['defaultSecurityLevelId'],
  },
  {
    why: 'No level of the story is the default.',
    of: ['GET /rest/api/3/issuesecurityschemes'],
    paths: ['issueSecuritySchemes[].defaultSecurityLevelId'],
  },
  {
    why: 'This operation has nothing to expand, and its schema no such property.',
    of: ['GET /rest/api/3/issuetypescheme/project'],
    paths: ['values[].issueTypeScheme.issueTypes'],
  },
  {
    why: 'Workflow schemes of team-managed projects are shown as any other.',
    of: ['POST /rest/api/3/workflowscheme/read'],
    paths: ['[].scope.project'],
  },
  { why: APPS, of: ['GET /rest/api/3/workflows/capabilities'], paths: ['connectRules[]', 'forgeRules[]'] },
  {
    why: 'Rules go by their new keys, whose parameters have other names.',
    of: ['GET /rest/api/3/workflow/search'],
    paths: [
      'values[].transitions[].rules.conditionsTree.conditions[].configuration.permissionKey',
      'values[].transitions[].rules.validators[].configuration.fields',
    ],
  },
]

const OF_THE_REST: readonly Absent[] = [
  {
    why: 'The simulated audit log tells what was changed, not from what to what.',
    of: ['GET /rest/api/3/auditing/record'],
    paths: [
      'records[].associatedItems[]',
      'records[].changedValues[]',
      'records[].objectItem.parentId',
      'records[].objectItem.parentName',
    ],
  },
  {
    why: 'Its example is of another form than its schema, which is that of the operations beside it.',
    of: ['GET /rest/api/3/bulk/queue/{taskId}'],
    paths: ['errorMessages', 'httpStatusCode'],
  },
  {
    why: 'An id for the maker of Jira; no operation takes it.',
    of: ['GET /rest/api/3/field/search'],
    paths: ['values[].stableId'],
  },
  {
    why: 'The task has only begun; its result is told by getTask.',
    of: ['DELETE /rest/api/3/field/{fieldId}/context/{contextId}/option/{optionId}/issue'],
    paths: ['result'],
  },
  {
    why: 'Boards of people are not simulated.',
    of: ['GET /rest/agile/1.0/board/{boardId}'],
    paths: ['location.userAccountId', 'location.userId'],
  },
]

export const ABSENT_IN_ANSWERS: readonly Absent[] = [...OF_PEOPLE, ...OF_PROJECTS, ...OF_SCHEMES, ...OF_THE_REST]
