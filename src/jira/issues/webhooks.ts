/** Webhooks that an administrator's token may register. Three doors: Cloud's, Data Center's before version 10, and since. */
import { z } from 'zod'
import { Fault, isFault, isObject, type Json } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { api, ID, part } from './wire.ts'

export interface Webhook {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly events: readonly string[]
  /** Which issues it is about; empty means all. */
  readonly jql: string
  readonly enabled: boolean
}

export interface NewWebhook {
  readonly name: string
  readonly url: string
  readonly events: readonly string[]
  readonly jql: string
  /** Signs each delivery. */
  readonly secret: string
}

const SECTION = 'issue-related-events-section'
const FILTERS = z.record(z.string(), z.unknown()).nullish()
const WEBHOOK = z.looseObject({
  id: ID.nullish(),
  self: z.string().nullish(),
  name: z.string().nullish(),
  url: z.string(),
  events: z.array(z.string()).nullish(),
  filters: FILTERS,
  configuration: FILTERS,
  enabled: z.boolean().nullish(),
  active: z.boolean().nullish(),
})

/** No document has them (jira-assumptions, Webhooks). */
const OLD = '/rest/webhooks/1.0/webhook'
const NEW = '/rest/jira-webhook/1.0/webhooks'
const FIRST_NEW = 10

async function doorOf(jira: Jira): Promise<typeof OLD | typeof NEW> {
  if (jira.deployment === 'cloud') return OLD
  const { versionNumbers } = await jira.get(
    z.looseObject({ versionNumbers: z.array(z.number()) }),
    api(jira, '/serverInfo'),
  )
  return (versionNumbers[0] ?? 0) >= FIRST_NEW ? NEW : OLD
}

export async function listWebhooks(jira: Jira): Promise<readonly Webhook[]> {
  return (await jira.get(z.array(WEBHOOK), await doorOf(jira))).map(webhookOf)
}

function webhookOf(told: z.infer<typeof WEBHOOK>): Webhook {
  return {
    id: idOf(told),
    name: told.name ?? '',
    url: told.url,
    events: told.events ?? [],
    jql: jqlIn((told.filters ?? told.configuration?.FILTERS) as Json | undefined),
    enabled: told.enabled ?? told.active ?? true,
  }
}

/** An object by kinds of events; since Jira 10 perhaps its text, or the query alone. */
function jqlIn(filters: Json | undefined): string {
  const jql = isObject(filters) ? filters[SECTION] : filters
  if (typeof jql !== 'string') return ''
  try {
    const told = JSON.parse(jql) as Json
    return isObject(told) ? jqlIn(told) : jql
  } catch {
    return jql
  }
}

/** The old door tells it only at the end of `self`. */
const idOf = ({ id, self }: Pick<z.infer<typeof WEBHOOK>, 'id' | 'self'>): string => id ?? self?.split('/').at(-1) ?? ''

const REGISTERED = z.looseObject({ id: ID.nullish(), self: z.string().nullish() })

/** Gives its id. Since Jira 10 a secret that stands where it always stood is ignored, and deliveries come unsigned. */
export async function registerWebhook(jira: Jira, { name, url, events, jql, secret }: NewWebhook): Promise<string> {
  const door = await doorOf(jira)
  const common = { name, url, events, filters: { [SECTION]: jql } }
  const body =
    door === OLD
      ? { ...common, excludeBody: false, enabled: true, secret }
      : { ...common, active: true, configuration: { EXCLUDE_BODY: 'false', SECRET: secret } }
  const made = REGISTERED.safeParse(await jira.send('POST', door, body))
  const id = made.success ? idOf(made.data) : ''
  if (id !== '') return id
  throw new Fault('jira.unknown', `${jira.site} took the webhook, but did not tell its id.`, { about: jira.site })
}

/** Nothing happens where it is gone already. */
export async function removeWebhook(jira: Jira, id: string): Promise<void> {
  try {
    await jira.send('DELETE', `${await doorOf(jira)}/${part(id)}`)
  } catch (error) {
    if (!isFault(error, 'jira.not-found')) throw error
  }
}
