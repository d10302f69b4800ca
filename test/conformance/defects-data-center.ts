/** Where Data Center's document is wrong about itself: lists typed as one of their items, answers without a schema. */
import type { JsonObject } from '../../src/base/index.ts'
import type { Defect } from './defects.ts'

const BARE =
  'It answers a list, typed as one of its items (zackbunch’s COMPATIBILITY notes; MrRefactoring commit c8ae4b6).'
const PAGED = 'It answers a page, typed as one of its items: so its parameters say, and jira.js’s live tests.'
const SAME = 'It answers what reading the thing answers; the document gives no schema.'
const FOUND = 'It answers a page of issues, as every other search.'

const ref = (schema: string): JsonObject => ({ $ref: `#/components/schemas/${schema}` })
const listOf = (items: JsonObject): JsonObject => ({ type: 'array', items })
const page = (items: JsonObject): JsonObject => ({
  type: 'object',
  properties: {
    startAt: { type: 'integer' },
    maxResults: { type: 'integer' },
    total: { type: 'integer' },
    isLast: { type: 'boolean' },
    values: listOf(items),
  },
  required: ['startAt', 'maxResults', 'values'],
})

const response = (called: string, status = 200): string => {
  const [method = '', path = ''] = called.split(' ')
  return `paths ${path} ${method.toLowerCase()} responses ${status}`
}
const schema = (called: string, status = 200): string => `${response(called, status)} content application/json schema`

const bare = (called: string, status = 200): Defect => ({ at: schema(called, status), why: BARE, read: listOf })
const paged = (called: string, of?: string): Defect => ({
  at: schema(called),
  why: PAGED,
  read: (item) => page(of === undefined ? item : ref(of)),
})
const found = (called: string): Defect => ({ at: schema(called), why: FOUND, read: () => ref('SearchResultsBean') })
const same = (called: string, of: string, status = 200): Defect => ({
  at: response(called, status),
  why: SAME,
  read: (said) => ({ ...said, content: { 'application/json': { schema: ref(of) } } }),
})
const mapping = (called: string, of: JsonObject): Defect => ({
  at: schema(called),
  why: 'It answers the one mapping that its path names, which the request that changes it has a schema for.',
  read: () => of,
})

const LISTS: readonly Defect[] = [
  'applicationrole',
  'field',
  'filter/favourite',
  'filter/{id}/permission',
  'issuetype',
  'issuetype/{id}/alternatives',
  'issuetypescheme/{schemeId}/associations',
  'priority',
  'project',
  'project/type',
  'project/{projectIdOrKey}/components',
  'project/{projectIdOrKey}/statuses',
  'project/{projectIdOrKey}/versions',
  'projectCategory',
  'resolution',
  'role',
  'screens/{screenId}/availableFields',
  'screens/{screenId}/tabs',
  'screens/{screenId}/tabs/{tabId}/fields',
  'status',
  'statuscategory',
  'user/assignable/search',
  'user/search',
].map((path) => bare(`GET /api/2/${path}`))

const PAGES: readonly Defect[] = [
  ...['priority/page', 'group/member', 'issuetype/page', 'status/page', 'customFields'].map((path) =>
    paged(`GET /api/2/${path}`),
  ),
  ...['', '/{issueTypeId}'].map((path) => paged(`GET /api/2/issue/createmeta/{projectIdOrKey}/issuetypes${path}`)),
  ...['', '/{boardId}/project', '/{boardId}/epic', '/{boardId}/sprint'].map((path) =>
    paged(`GET /agile/1.0/board${path}`),
  ),
  paged('GET /api/2/resolution/page', 'ResolutionJsonBean'),
  paged('GET /api/2/notificationscheme', 'NotificationSchemeBean'),
  paged('GET /api/2/project/{projectIdOrKey}/version', 'VersionBean'),
  ...['board/{boardId}/issue', 'board/{boardId}/backlog', 'board/{boardId}/sprint/{sprintId}/issue'].map((path) =>
    found(`GET /agile/1.0/${path}`),
  ),
  ...['{epicId}', 'none'].map((epic) => found(`GET /agile/1.0/board/{boardId}/epic/${epic}/issue`)),
]

const SCHEMES = ['/api/2/workflowscheme/{id}', '/api/2/workflowscheme/{id}/draft']

const UNTYPED: readonly Defect[] = [
  bare('POST /api/2/filter/{id}/permission', 201),
  bare('GET /api/2/issue/{issueIdOrKey}/remotelink'),
  same('POST /api/2/issuetype', 'IssueTypeJsonBean', 201),
  same('PUT /api/2/issuetype/{id}', 'IssueTypeJsonBean'),
  same('POST /api/2/issueLinkType', 'IssueLinkTypeJsonBean', 201),
  same('PUT /api/2/issueLinkType/{issueLinkTypeId}', 'IssueLinkTypeJsonBean'),
  same('PUT /api/2/version/{id}', 'VersionBean'),
  same('POST /api/2/workflowscheme', 'WorkflowSchemeBean', 201),
  ...SCHEMES.map((path) => mapping(`GET ${path}/default`, ref('DefaultBean'))),
  ...SCHEMES.map((path) =>
    mapping(`GET ${path}/workflow`, { anyOf: [ref('WorkflowMappingBean'), listOf(ref('WorkflowMappingBean'))] }),
  ),
]

const property = (of: string, name: string): string => `components schemas ${of} properties ${name}`
const anything = (): JsonObject => ({})

const VALUES: readonly Defect[] = [
  {
    at: property('EntityPropertyBean', 'value'),
    why: 'A property holds any JSON: operation setProperty_2.',
    read: anything,
  },
  {
    at: property('IssueBean', 'fields'),
    why: 'The values of fields are of any type; the example of the whole stands at the type of one.',
    read: ({ additionalProperties }) => ({
      type: 'object',
      example: (additionalProperties as JsonObject).example,
    }),
  },
  {
    at: property('IssueUpdateBean', 'fields'),
    why: 'The same for the values that are written: a summary is a text.',
    read: () => ({ type: 'object' }),
  },
  {
    at: property('IssueBean', 'renderedFields'),
    why: 'What is rendered is HTML, and null where there is nothing to render.',
    read: () => ({ type: 'object', additionalProperties: { type: 'string', nullable: true } }),
  },
  {
    at: property('FieldValueBean', 'value'),
    why: 'An estimate is a number or a text: schema FieldEditBean.',
    read: anything,
  },
  {
    at: property('NotificationSchemeBean', 'notificationSchemeEvents'),
    why: 'A scheme has a list of events: the operation of Cloud.',
    read: () => listOf({ type: 'object' }),
  },
  ...['startDate', 'releaseDate'].map((name) => ({
    at: property('VersionBean', name),
    why: 'A version has days, not moments: the schema of Cloud.',
    read: ({ format: _, ...rest }: JsonObject): JsonObject => rest,
  })),
]

export const DATA_CENTER: readonly Defect[] = [...LISTS, ...PAGES, ...UNTYPED, ...VALUES]
