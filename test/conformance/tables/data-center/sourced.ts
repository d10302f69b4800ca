/** What Data Center answers and its document does not show: the line that says where we have it from, and the properties. */
import type { Sourced } from '../table.ts'

const WEBHOOK = '/rest/jira-webhook/1.0/webhooks'
const ONE_WEBHOOK = [
  ...['id', 'name', 'url', 'events', 'createdDate', 'updatedDate', 'active', 'scopeType', 'sslVerificationRequired'],
  ...['configuration', 'configuration.FILTERS', 'configuration.EXCLUDE_BODY'],
]
const TOLD = 'tells `id`, `name`, `url`, `events`, `createdDate`, `updatedDate`, `configuration`'
const BEFORE_10 = { source: 'Before Jira 10 Data Center has the same door as Cloud', properties: [] }

const WEBHOOKS: Readonly<Record<string, Sourced>> = {
  [`GET ${WEBHOOK}`]: { source: TOLD, properties: ONE_WEBHOOK.map((name) => `[].${name}`) },
  [`POST ${WEBHOOK}`]: { source: TOLD, properties: ONE_WEBHOOK },
  [`GET ${WEBHOOK}/{webhookId}`]: { source: TOLD, properties: ONE_WEBHOOK },
  [`PUT ${WEBHOOK}/{webhookId}`]: { source: TOLD, properties: ONE_WEBHOOK },
  [`DELETE ${WEBHOOK}/{webhookId}`]: { source: '`DELETE` answers 204', properties: [] },
  'GET /rest/webhooks/1.0/webhook': BEFORE_10,
  'POST /rest/webhooks/1.0/webhook': BEFORE_10,
  'GET /rest/webhooks/1.0/webhook/{webhookId}': BEFORE_10,
  'PUT /rest/webhooks/1.0/webhook/{webhookId}': BEFORE_10,
  'DELETE /rest/webhooks/1.0/webhook/{webhookId}': BEFORE_10,
}

export const UNDOCUMENTED: Readonly<Record<string, Sourced>> = {
  ...WEBHOOKS,
  'GET /rest/pat/latest/tokens': {
    source: "`GET /rest/pat/latest/tokens` lists the account's own tokens with name and dates",
    properties: ['[].id', '[].name', '[].createdAt', '[].expiringAt'],
  },
  'POST /rest/pat/latest/tokens': {
    source: '`POST /rest/pat/latest/tokens` with `name`',
    properties: ['id', 'name', 'createdAt', 'expiringAt', 'rawToken'],
  },
  'DELETE /rest/pat/latest/tokens/{tokenId}': {
    source: '`DELETE /rest/pat/latest/tokens/{tokenId}` revokes it',
    properties: [],
  },
}

const ONE = '/rest/api/2/issue/{issueIdOrKey}'
const AS_ON_CLOUD = 'remote links, votes, watchers and `editmeta` are as on Cloud'
const LINK = ['id', 'self', 'globalId', 'application', 'relationship', 'object', 'object.url', 'object.title']
const VOTES = { source: AS_ON_CLOUD, properties: ['self', 'votes', 'hasVoted', 'voters', 'voters[].name'] }
const META = ['required', 'schema', 'schema.type', 'schema.system', 'name', 'operations']

export const UNSPECIFIED: Readonly<Record<string, Sourced>> = {
  'GET /rest/api/2/serverInfo': {
    source: '`/serverInfo` of Data Center tells',
    properties: [
      ...['baseUrl', 'version', 'versionNumbers', 'deploymentType', 'buildNumber', 'buildDate'],
      ...['databaseBuildNumber', 'serverTime', 'scmInfo', 'serverTitle'],
    ],
  },
  'GET /rest/api/2/screens': {
    source: '`/screens` is a bare list, and `{startAt, maxResults, total, screens}`',
    properties: ['startAt', 'maxResults', 'total', 'screens[].id', 'screens[].name', 'screens[].description'],
  },
  'GET /rest/api/2/workflow': {
    source: '`/workflow` is a bare list of name, description, `lastModifiedDate`',
    properties: ['[].name', '[].description', '[].lastModifiedDate', '[].steps', '[].default'],
  },
  'GET /rest/api/2/issueLinkType': {
    source: '`/issueLinkType` has a list `issueLinkTypes`',
    properties: ['id', 'name', 'inward', 'outward', 'self'].map((name) => `issueLinkTypes[].${name}`),
  },
  'GET /rest/api/2/project/{projectIdOrKey}/role': {
    source: 'the roles of a project are links by the names of the roles',
    properties: ['Administrators', 'Developers'],
  },
  [`GET ${ONE}/editmeta`]: { source: AS_ON_CLOUD, properties: META.map((name) => `fields.summary.${name}`) },
  [`GET ${ONE}/watchers`]: {
    source: AS_ON_CLOUD,
    properties: ['self', 'watchCount', 'isWatching', 'watchers', 'watchers[].name'],
  },
  [`GET ${ONE}/votes`]: VOTES,
  [`POST ${ONE}/votes`]: { ...VOTES, properties: VOTES.properties.slice(0, 3) },
  [`GET ${ONE}/remotelink`]: { source: AS_ON_CLOUD, properties: LINK.map((name) => `[].${name}`) },
  [`GET ${ONE}/remotelink/{linkId}`]: { source: AS_ON_CLOUD, properties: LINK },
  [`POST ${ONE}/remotelink`]: { source: AS_ON_CLOUD, properties: ['id', 'self'] },
}
