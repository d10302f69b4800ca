/**
 * Webhooks on Data Center: /rest/jira-webhook/1.0/webhooks from version 10 on, /rest/webhooks/1.0/webhook before it, each
 * 404 where the other is served. In no document of the REST API (docs/jira-assumptions.md, Webhooks).
 */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody, optionalBoolean, optionalText } from '../body.ts'
import { texts } from '../cloud/issue-search.ts'
import { webhookRoutes as before10, readFilter, webhookAsked } from '../cloud/webhook.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuseField } from '../http.ts'
import { createWebhook, removeWebhook, updateWebhook, type WebhookInput } from '../model/webhook.ts'
import type { Webhook } from '../records.ts'
import type { Site } from '../site.ts'

const ROOT = '/rest/jira-webhook/1.0/webhooks'
const ONE = `${ROOT}/{webhookId}`
const OWN = { needs: 'administer', scopes: [] } as const

const from10: readonly Route[] = [
  { ...OWN, method: 'GET', path: ROOT, operation: 'getWebhooks', handle: list },
  { ...OWN, method: 'POST', path: ROOT, operation: 'createWebhook', handle: create },
  { ...OWN, method: 'GET', path: ONE, operation: 'getWebhook', handle: get },
  { ...OWN, method: 'PUT', path: ONE, operation: 'updateWebhook', handle: update },
  { ...OWN, method: 'DELETE', path: ONE, operation: 'deleteWebhook', handle: remove },
]

export const webhookRoutes: readonly Route[] = [
  ...before10.map((route): Route => ({ ...route, scopes: [], isThere: (site) => majorOf(site) < 10 })),
  ...from10.map((route): Route => ({ ...route, isThere: (site) => majorOf(site) >= 10 })),
]

const majorOf = ({ version }: Site): number => Number(version.split('.')[0])

/** The secret is never told. */
function show({ id, name, url, events, jql, excludeBody, enabled, createdAt, updatedAt }: Webhook): JsonObject {
  return {
    id: Number(id),
    name,
    url,
    events,
    createdDate: createdAt,
    updatedDate: updatedAt,
    configuration: { FILTERS: jql, EXCLUDE_BODY: String(excludeBody) },
    active: enabled,
    scopeType: 'global',
    sslVerificationRequired: true,
  }
}

function list({ site }: Ask): Reply {
  return ok([...site.tables.webhooks.values()].map(show))
}

function get(ask: Ask): Reply {
  return ok(show(webhookAsked(ask)))
}

/** The whole webhook: a secret that is left out, or stands elsewhere than in the configuration, is none. */
function read(ask: Ask): WebhookInput {
  const body = objectBody(ask)
  const { configuration = {} } = body
  if (!isObject(configuration)) throw refuseField('configuration', 'The configuration must be an object.')
  const isBodyExcluded = configuration.EXCLUDE_BODY ?? body.excludeBody
  return {
    name: optionalText(body, 'name', 255) ?? '',
    url: optionalText(body, 'url', 2_000) ?? '',
    events: texts(body, 'events'),
    jql: optionalText(configuration, 'FILTERS') ?? readFilter(body.filters) ?? '',
    excludeBody: String(isBodyExcluded) === 'true',
    enabled: optionalBoolean(body, 'active') ?? true,
    secret: optionalText(configuration, 'SECRET', 255) ?? null,
  }
}

function create(ask: Ask): Reply {
  return created(show(createWebhook(ask.site, ask.user, read(ask))))
}

function update(ask: Ask): Reply {
  const webhook = webhookAsked(ask)
  return ok(show(updateWebhook(ask.site, ask.user, webhook, read(ask))))
}

function remove(ask: Ask): Reply {
  removeWebhook(ask.site, webhookAsked(ask))
  return nothing()
}
