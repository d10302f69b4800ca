/** All tables of Cloud. */
import type { Tables } from '../table.ts'
import { ABSENT_IN_ANSWERS } from './absent.ts'
import { ABSENT_IN_ISSUES } from './absent-issues.ts'
import { ELSEWHERE } from './elsewhere.ts'
import { GONE, NEVER_ANSWERED, NEVER_REFUSED, UNLISTED } from './statuses.ts'

const WEBHOOK = '/rest/webhooks/1.0/webhook'
const ONE_WEBHOOK = [
  ...['name', 'url', 'excludeBody', 'filters', 'filters.issue-related-events-section', 'events', 'enabled', 'self'],
  ...['lastUpdatedUser', 'lastUpdatedDisplayName', 'lastUpdated', 'isSigned'],
]
const TOLD = 'tells `name`, `url`, `events`, `enabled`, `excludeBody`, `filters`'

const WEBHOOKS: Tables['undocumented'] = {
  [`GET ${WEBHOOK}`]: { source: TOLD, properties: ONE_WEBHOOK.map((name) => `[].${name}`) },
  [`POST ${WEBHOOK}`]: { source: TOLD, properties: ONE_WEBHOOK },
  [`GET ${WEBHOOK}/{webhookId}`]: { source: TOLD, properties: ONE_WEBHOOK },
  [`PUT ${WEBHOOK}/{webhookId}`]: { source: TOLD, properties: ONE_WEBHOOK },
  [`DELETE ${WEBHOOK}/{webhookId}`]: { source: '`DELETE` answers 204', properties: [] },
}

export const CLOUD: Tables = {
  absent: [...ABSENT_IN_ANSWERS, ...ABSENT_IN_ISSUES],
  elsewhere: ELSEWHERE,
  unlisted: UNLISTED,
  undocumented: {
    'GET /_edge/tenant_info': {
      source: '`GET /_edge/tenant_info` answers `{"cloudId"}` to anybody',
      properties: ['cloudId'],
    },
    ...WEBHOOKS,
  },
  unspecified: {
    'PUT /rest/api/3/issue/{issueIdOrKey}': {
      source: '`returnIssue=true` makes a change of an issue answer the issue',
      properties: ['id', 'key', 'self', 'fields', 'fields.summary'],
    },
  },
  gone: GONE,
  neverRefused: NEVER_REFUSED,
  neverAnswered: NEVER_ANSWERED,
}
