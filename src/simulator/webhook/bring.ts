/** One webhook on its way: its headers and signature, and how often Cloud tries again. Data Center tries once. */
import { type HttpRequest, NoAnswer } from '../../base/index.ts'
import { buildOf } from '../data-center/server-info.ts'
import type { Webhook } from '../records.ts'
import type { Site } from '../site.ts'

export interface Delivery {
  readonly webhook: Webhook
  readonly event: string
  readonly issueId: string
  /** The same for all tries. */
  readonly identifier: string
  readonly flow: 'Primary' | 'Secondary'
  /** Account id. */
  readonly author: string
  readonly body: string
  /** What it is signed with; null leaves it unsigned. */
  readonly secret: string | null
}

const DEADLINE = 20_000
const MOST_RETRIES = 5
const MINUTE = 60_000
const RETRIED = new Set([408, 409, 425, 429])

export async function bring(site: Site, delivery: Delivery, milliseconds: number): Promise<void> {
  const { world } = site
  if (!world.deliver) return
  // Never before the request is answered that caused it.
  await (milliseconds > 0 ? world.sleep(milliseconds) : Promise.resolve())
  for (let retry = 0; site.tables.webhooks.has(delivery.webhook.id); retry++) {
    const status = await tried(site, requestOf(site, delivery, retry))
    note(site, delivery, retry, status)
    const isOver = status !== null && status < 500 && !RETRIED.has(status)
    if (isOver || site.kind === 'dataCenter' || retry === MOST_RETRIES) return
    await world.sleep((5 + 10 * world.random()) * MINUTE)
  }
}

/** Null is no answer. */
async function tried({ world }: Site, request: HttpRequest): Promise<number | null> {
  try {
    return (await world.deliver?.(request))?.status ?? null
  } catch (error) {
    if (error instanceof NoAnswer) return null
    throw error
  }
}

function requestOf(
  site: Site,
  { webhook, identifier, flow, author, body, secret }: Delivery,
  retry: number,
): HttpRequest {
  return {
    method: 'POST',
    url: addressed(site, webhook.url, author),
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'user-agent': agentOf(site),
      'x-atlassian-webhook-identifier': identifier,
      ...(site.kind === 'cloud' ? { 'x-atlassian-webhook-flow': flow } : {}),
      ...(retry > 0 ? { 'x-atlassian-webhook-retry': String(retry) } : {}),
      ...(secret === null ? {} : { 'x-hub-signature': `sha256=${site.world.hmac(secret, body)}` }),
    },
    ...(body === '' ? {} : { body }),
    deadline: DEADLINE,
  }
}

/** Jira adds to the address who did it. */
function addressed({ kind, tables }: Site, url: string, author: string): string {
  const user = tables.users.get(author)
  if (!user) return url
  const pairs = kind === 'cloud' ? { triggeredByUser: author } : { user_id: user.name, user_key: user.key }
  const query = Object.entries(pairs).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}`
}

function agentOf(site: Site): string {
  if (site.kind === 'cloud') return 'Atlassian Webhook HTTP Client'
  return `Atlassian HttpClient 5.0.0 / JIRA-${site.version} (${buildOf(site)}) / Default`
}

const KEPT = 1_000

function note(
  site: Site,
  { webhook, event, issueId, identifier }: Delivery,
  retry: number,
  status: number | null,
): void {
  const tries = site.deliveries
  tries.push({ at: site.now(), webhookId: webhook.id, event, issueId, identifier, retry, status })
  if (tries.length > KEPT) tries.splice(0, tries.length - KEPT)
}
