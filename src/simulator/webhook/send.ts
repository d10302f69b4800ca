/** Sending webhooks: which of them want an event, and what the faults do to each on its way. */
import type { FaultRule } from '../faults.ts'
import { BadQuery, unveiled } from '../jql/index.ts'
import type { IssueEvent } from '../model/issue-event.ts'
import type { Issue, Webhook } from '../records.ts'
import type { Site } from '../site.ts'
import { bring, type Delivery } from './bring.ts'
import { payloadOf } from './payload.ts'

/** Held back until the next one is on its way. */
const held = new WeakMap<Site, Delivery[]>()

/** Of changes of many issues at once Jira tells later than of others: it calls them secondary. */
export function sendWebhooks(site: Site, flow: Delivery['flow']): void {
  if (site.events.length === 0) return
  const events = site.events.splice(0)
  for (const webhook of site.tables.webhooks.values()) {
    const wants = wantsOf(site, webhook)
    for (const event of events) if (wants(event)) post(site, { ...deliveryOf(site, webhook, event), flow })
  }
}

/** A query that has become wrong, by a project that went, finds nothing. */
function wantsOf(site: Site, { enabled, events, jql }: Webhook): (event: IssueEvent) => boolean {
  const matches = matching(site, jql)
  return ({ name, issue }) => enabled && events.includes(name) && matches(issue)
}

function matching(site: Site, jql: string): (issue: Issue) => boolean {
  if (jql === '') return () => true
  try {
    return unveiled(site, jql).matches
  } catch (error) {
    if (error instanceof BadQuery) return () => false
    throw error
  }
}

function deliveryOf(site: Site, webhook: Webhook, event: IssueEvent): Omit<Delivery, 'flow'> {
  return {
    webhook,
    event: event.name,
    issueId: event.issue.id,
    identifier: site.uuid(),
    author: event.author,
    body: webhook.excludeBody ? '' : JSON.stringify(payloadOf(site, event)),
    secret: webhook.secret,
  }
}

function post(site: Site, delivery: Delivery): void {
  const faults = site.faults.strikeWebhook(delivery.event)
  const has = (kind: FaultRule['kind']) => faults.some((fault) => fault.kind === kind)
  if (has('webhook-lost')) return
  const sent = has('webhook-forged') ? { ...delivery, secret: `not ${delivery.secret ?? 'a secret'}` } : delivery
  const waiting = held.get(site) ?? []
  if (has('webhook-reordered')) {
    held.set(site, [...waiting, sent])
    return
  }
  const late = faults.find((fault) => fault.kind === 'webhook-late')?.milliseconds ?? 0
  for (const one of has('webhook-twice') ? [sent, sent] : [sent]) void bring(site, one, late)
  held.delete(site)
  for (const one of waiting) void bring(site, one, late)
}
