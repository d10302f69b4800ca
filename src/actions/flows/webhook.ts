/** Has Jira tell of changes at once: a path and a secret of our own, registered by whoever administers that Jira, or by hand. */

import { Fault, isFault } from '../../base/index.ts'
import { homeOf } from '../../host/index.ts'
import { type Jira, listWebhooks, registerWebhook, removeWebhook } from '../../jira/index.ts'
import {
  closeHook,
  findConnection,
  listCredentials,
  listSyncs,
  openHook,
  projectsRead,
  type StoredConnection,
  type StoredSync,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import type { WebhookClosedView, WebhookView } from '../shapes/index.ts'
import { openSite } from './open-site.ts'

/** A new comment is told as an update of its issue; one that is edited or removed only by itself. */
const EVENTS = [
  ...['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'],
  ...['comment_updated', 'comment_deleted'],
]
const CALLED = 'Fairlead'

export const hookUrl = (settings: Pick<Context['settings'], 'publicUrl' | 'port'>, hook: string): string =>
  `${homeOf(settings)}/hooks/${hook}`

/** Null where Jira can be expected to reach this server. A Cloud that speaks no https itself is simulated, and reaches any. */
export function whyUnreached(
  { deployment, url }: Pick<StoredSync['site'], 'deployment' | 'url'>,
  { publicUrl = '' }: Pick<Context['settings'], 'publicUrl'>,
): string | null {
  if (deployment !== 'cloud' || !url.startsWith('https:') || publicUrl.startsWith('https:')) return null
  return 'Jira Cloud sends only to a public https address, and this server knows none of its own: set FAIRLEAD_URL to it first.'
}

/** What was registered before is closed at once: its path and its secret mean nothing any more. */
export async function openWebhook(context: Context, name: string, register: boolean): Promise<WebhookView> {
  const { db, vault, settings } = context
  const connection = await findConnection(db, name)
  const { hook, secret } = await db.transaction().execute((tx) => openHook(tx, vault, connection.id, connection.site))
  const url = hookUrl(settings, hook)
  const given = { url, secret: secret.reveal() }
  const projects = (await projectsRead(db, connection.id)).map(({ id }) => id)
  const jql = projects.length === 0 ? '' : `project in (${projects.join(', ')})`
  const why =
    whyUnreached({ ...connection.site, url: connection.site.origin }, settings) ??
    (await whyByHand(context, connection, register))
  if (why !== null) return { ...given, registered: false, says: why, steps: byHand(connection, { url, jql }) }
  try {
    await replace(context, connection, { url, jql, secret: given.secret })
    return { ...given, registered: true, says: `Registered on ${connection.name} with your own token.`, steps: [] }
  } catch (error) {
    if (!isFault(error)) throw error
    const says = `Jira did not take it: ${error.message} Somebody who administers that Jira can register it by hand.`
    return { ...given, registered: false, says, steps: byHand(connection, { url, jql }) }
  }
}

/** Only a token of one's own, of an administrator of that Jira, registers anything: the service account needs no such right. */
async function whyByHand(
  { db, actor }: Context,
  { site, name }: StoredConnection,
  register: boolean,
): Promise<string | null> {
  if (!register) return 'Paste these into Jira; deliveries are taken as soon as they come.'
  const mine = actor.kind === 'person' ? await listCredentials(db, { person: actor.id }) : []
  if (mine.some(({ siteId, administrator }) => siteId === site.id && administrator)) return null
  return `You have no token of your own for ${name} that administers that Jira, so it is registered there by hand.`
}

async function replace(
  context: Context,
  { name }: StoredConnection,
  { url, jql, secret }: { readonly url: string; readonly jql: string; readonly secret: string },
): Promise<void> {
  const { jira } = await openSite(context, name, { actor: context.actor, purpose: 'webhook', own: true })
  await removeOurs(jira, url)
  await registerWebhook(jira, { name: CALLED, url, events: EVENTS, jql, secret })
}

/** Whatever of ours is registered there, under this address or one before. Gives how many there were. */
async function removeOurs(jira: Jira, url: string): Promise<number> {
  const home = url.slice(0, url.lastIndexOf('/') + 1)
  const ours = (await listWebhooks(jira)).filter((webhook) => webhook.url.startsWith(home))
  for (const { id } of ours) await removeWebhook(jira, id)
  return ours.length
}

/** Closed here first: whatever Jira still sends is nobody's. There it is taken out by whoever administers that Jira. */
export async function closeWebhook(context: Context, name: string): Promise<WebhookClosedView> {
  const { db, settings, actor } = context
  const connection = await findConnection(db, name)
  const hook = (await listSyncs(db)).find((sync) => sync.connection.id === connection.id)?.hook ?? null
  if (hook === null) throw new Fault('conflict', `${connection.name} has no webhook.`, { about: connection.name })
  await db.transaction().execute((tx) => closeHook(tx, connection.id))
  const said = 'Its address and secret mean nothing any more; changes are found by asking.'
  const left = `${said} Jira still sends until it is taken out there: ${pageOf(connection)} (System → WebHooks).`
  if ((await whyByHand(context, connection, true)) !== null) return { removed: false, says: left }
  try {
    const { jira } = await openSite(context, connection.name, { actor, purpose: 'webhook', own: true })
    const removed = (await removeOurs(jira, hookUrl(settings, hook))) > 0
    return { removed, says: removed ? `${said} It was taken out of Jira with your own token.` : said }
  } catch (error) {
    if (!isFault(error)) throw error
    return { removed: false, says: `${left} With your own token it could not be: ${error.message}` }
  }
}

const pageOf = ({ site }: StoredConnection): string => `${site.origin}${site.contextPath}/plugins/servlet/webhooks`

function byHand(connection: StoredConnection, { url, jql }: { readonly url: string; readonly jql: string }): string[] {
  return [
    `As a Jira administrator open ${pageOf(connection)} (System → WebHooks) and create a webhook named ${CALLED}.`,
    `Set its URL to ${url}.`,
    'Set its secret to the one shown here; it is not shown again.',
    ...(jql === '' ? [] : [`Under “Issue related events” enter the query: ${jql}`]),
    'Under “Issue” choose created, updated and deleted, under “Comment” updated and deleted, and nothing else.',
    'Leave “Exclude body” off, and save it.',
  ]
}
