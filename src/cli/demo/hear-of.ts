/** The demo's Jira tells Fairlead of changes: its administrator pastes the address and the secret, as one would in Jira's own screen. */
import { isArray, isObject, type Json } from '../../base/index.ts'
import { CONNECTION } from './story.ts'
import type { Telling } from './telling.ts'

const ROOT = '/rest/webhooks/1.0/webhook'
const NAME = 'Fairlead demo'
const EVENTS = ['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted']

/** Where we listen in this run need not be where we listened in the last. */
export async function hearOf({ ask, site, server }: Telling): Promise<void> {
  const { connections } = await ask('connections.list', {})
  if (!connections.some(({ name }) => name === CONNECTION)) return
  const before = named(await site.ask('admin', 'GET', ROOT))
  if (before) {
    const url = here(before.url, server)
    if (url !== before.url) await site.ask('admin', 'PUT', before.path, { url })
    return
  }
  const { url, secret } = await ask('sync.webhook', { name: CONNECTION, register: false })
  await site.ask('admin', 'POST', ROOT, { name: NAME, url: here(url, server), secret, events: EVENTS })
}

const here = (url: string, server: string): string => server + new URL(url).pathname

function named(webhooks: Json): { readonly url: string; readonly path: string } | undefined {
  const found = isArray(webhooks) ? webhooks.find((one) => isObject(one) && one.name === NAME) : undefined
  if (!isObject(found)) return undefined
  return { url: String(found.url), path: new URL(String(found.self)).pathname }
}
