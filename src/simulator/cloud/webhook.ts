/** Webhooks of administrators: /rest/webhooks/1.0/webhook, in no document of the REST API (docs/jira-assumptions.md, Webhooks). */
import { isObject, type Json, type JsonObject } from '../../base/index.ts'
import { objectBody, optionalBoolean, optionalText } from '../body.ts'
import { type Ask, created, nothing, ok, type Reply, type Route, refuseField } from '../http.ts'
import { createWebhook, removeWebhook, updateWebhook, type WebhookInput, webhookOf } from '../model/webhook.ts'
import type { Webhook } from '../records.ts'
import { texts } from './issue-search.ts'

const ROOT = '/rest/webhooks/1.0/webhook'
const ONE = `${ROOT}/{webhookId}`
const OWN = { needs: 'administer', scopes: ['manage:jira-webhook'] } as const

export const webhookRoutes: readonly Route[] = [
  { ...OWN, method: 'GET', path: ROOT, operation: 'listAdminWebhooks', handle: list },
  { ...OWN, method: 'POST', path: ROOT, operation: 'createAdminWebhook', handle: create },
  { ...OWN, method: 'GET', path: ONE, operation: 'getAdminWebhook', handle: get },
  { ...OWN, method: 'PUT', path: ONE, operation: 'updateAdminWebhook', handle: update },
  { ...OWN, method: 'DELETE', path: ONE, operation: 'deleteAdminWebhook', handle: remove },
]

const SECTION = 'issue-related-events-section'

/** A secret is told by `isSigned` alone. */
function show({ site }: Ask, webhook: Webhook): JsonObject {
  const { id, name, url, events, jql, excludeBody, enabled, secret, updatedAt, updatedBy } = webhook
  return {
    name,
    url,
    excludeBody,
    filters: { [SECTION]: jql },
    events,
    enabled,
    self: site.link(`${ROOT}/${id}`),
    lastUpdatedUser: updatedBy,
    lastUpdatedDisplayName: site.tables.users.get(updatedBy)?.displayName ?? '',
    lastUpdated: updatedAt,
    isSigned: secret !== null,
  }
}

export const webhookAsked = ({ site, params }: Ask): Webhook => webhookOf(site, params.webhookId ?? '')

function list(ask: Ask): Reply {
  return ok([...ask.site.tables.webhooks.values()].map((one) => show(ask, one)))
}

function get(ask: Ask): Reply {
  return ok(show(ask, webhookAsked(ask)))
}

const NEW: WebhookInput = {
  name: '',
  url: '',
  events: [],
  jql: '',
  excludeBody: false,
  enabled: true,
  secret: null,
}

/** What the request leaves out stays. */
function read(ask: Ask, before: WebhookInput): WebhookInput {
  const body = objectBody(ask)
  return {
    name: optionalText(body, 'name', 255) ?? before.name,
    url: optionalText(body, 'url', 2_000) ?? before.url,
    events: body.events === undefined ? before.events : texts(body, 'events'),
    jql: readFilter(body.filters) ?? before.jql,
    excludeBody: optionalBoolean(body, 'excludeBody') ?? before.excludeBody,
    enabled: optionalBoolean(body, 'enabled') ?? before.enabled,
    secret: optionalText(body, 'secret', 255) ?? before.secret,
  }
}

export function readFilter(filters: Json | undefined): string | undefined {
  if (filters === undefined || filters === null) return undefined
  const jql = isObject(filters) ? (filters[SECTION] ?? '') : null
  if (typeof jql !== 'string') throw refuseField('filters', `The filters must be an object with '${SECTION}'.`)
  return jql
}

function create(ask: Ask): Reply {
  return created(show(ask, createWebhook(ask.site, ask.user, read(ask, NEW))))
}

function update(ask: Ask): Reply {
  const webhook = webhookAsked(ask)
  return ok(show(ask, updateWebhook(ask.site, ask.user, webhook, read(ask, webhook))))
}

function remove(ask: Ask): Reply {
  removeWebhook(ask.site, webhookAsked(ask))
  return nothing()
}
