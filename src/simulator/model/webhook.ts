/** Webhooks that administrators register: what one must say, and who changed it last. */
import { refuse, refuseField } from '../http.ts'
import { BadQuery, unveiled } from '../jql/index.ts'
import type { User, Webhook } from '../records.ts'
import type { Site } from '../site.ts'
import { authorOf } from './issue-write.ts'

export type WebhookInput = Pick<Webhook, 'name' | 'url' | 'events' | 'jql' | 'excludeBody' | 'enabled' | 'secret'>

export function createWebhook(site: Site, user: User | null, input: WebhookInput): Webhook {
  refuseUnfit(site, input)
  const now = site.now()
  const webhook: Webhook = { id: site.id(), ...input, createdAt: now, updatedAt: now, updatedBy: authorOf(user) }
  site.tables.webhooks.set(webhook.id, webhook)
  return webhook
}

export function updateWebhook(site: Site, user: User | null, webhook: Webhook, input: WebhookInput): Webhook {
  refuseUnfit(site, input)
  Object.assign(webhook, input, { updatedAt: site.now(), updatedBy: authorOf(user) })
  return webhook
}

export function removeWebhook(site: Site, webhook: Webhook): void {
  site.tables.webhooks.delete(webhook.id)
}

export function webhookOf(site: Site, id: string): Webhook {
  const webhook = site.tables.webhooks.get(id)
  if (!webhook) throw refuse(404, `The webhook with id '${id}' does not exist.`)
  return webhook
}

/** `jira:issue_created`, `comment_created`, `sprint_started` …: events that nothing here causes may be asked for all the same. */
const EVENT = /^(jira:)?[a-z]+(_[a-z]+)+$/

function refuseUnfit(site: Site, { name, url, events, jql }: WebhookInput): void {
  if (name.trim() === '') throw refuseField('name', 'The name of the webhook is required.')
  if (!/^https?:\/\/[^\s/]+/.test(url)) throw refuseField('url', 'The URL of the webhook is not valid.')
  const wrong = events.find((one) => !EVENT.test(one))
  if (wrong !== undefined) throw refuseField('events', `The event '${wrong}' does not exist.`)
  try {
    unveiled(site, jql)
  } catch (error) {
    if (error instanceof BadQuery) throw refuse(400, error.messages)
    throw error
  }
}
