/** Jira's webhooks, brought through the door that takes them: registered as an administrator does it, signed, and whatever the faults make of them. */
import { randomBytes } from 'node:crypto'
import Fastify from 'fastify'
import { type HttpRequest, type HttpResponse, Secret, urlParts } from '../../src/base/index.ts'
import { openLog } from '../../src/host/index.ts'
import { localBreaker, localBudget, openJira, registerWebhook } from '../../src/jira/index.ts'
import { openHooks } from '../../src/server/hooks.ts'
import { accountsOf, type FaultRule } from '../../src/simulator/index.ts'
import { type Database, findConnection, openHook, openVault } from '../../src/store/index.ts'
import type { SyncWorld } from './sync-world.ts'

const HOME = 'http://127.0.0.1:9200'
const EVENTS = [
  ...['jira:issue_created', 'jira:issue_updated', 'jira:issue_deleted'],
  ...['comment_updated', 'comment_deleted'],
]

/** What happens to webhooks on their way. */
export const WEBHOOK_FAULTS: readonly FaultRule[] = [
  { kind: 'webhook-lost', probability: 0.2 },
  { kind: 'webhook-twice', probability: 0.2 },
  { kind: 'webhook-late', probability: 0.2, milliseconds: 240_000 },
  { kind: 'webhook-reordered', probability: 0.2 },
  { kind: 'webhook-forged', probability: 0.1 },
]

/** From now on Jira tells of changes, and `HooksSeen` of what came. */
export async function listen(of: SyncWorld): Promise<HooksSeen> {
  const { db } = of.database
  const key = new Secret(randomBytes(32).toString('base64'))
  const vault = await of.ask('opens the vault', async () => {
    const options = { key, keyFile: undefined, dataFolder: '/nonexistent' }
    return (await openVault({ db, isLocal: false } as Database, options)).vault
  })
  const { hook, secret } = await of.ask('opens a hook', async () => {
    const { id, site } = await findConnection(db, 'acme')
    return db.transaction().execute((tx) => openHook(tx, vault, id, site))
  })
  const app = Fastify()
  app.register((scope, _, done) => openHooks(scope, { db, vault, log: openLog('silent'), pause: 0 }, done))
  await app.ready()
  const seen: HooksSeen = { url: `${HOME}/hooks/${hook}`, statuses: new Map() }
  of.listener = async ({ url, headers, body = '' }: HttpRequest): Promise<HttpResponse> => {
    const answer = await app.inject({ method: 'POST', url: urlParts(url).path, headers, payload: body })
    seen.statuses.set(answer.statusCode, (seen.statuses.get(answer.statusCode) ?? 0) + 1)
    return { status: answer.statusCode, headers: {}, body: answer.body }
  }
  await register(of, seen.url, secret.reveal())
  return seen
}

export interface HooksSeen {
  readonly url: string
  /** How often which answer was given. */
  readonly statuses: Map<number, number>
}

async function register({ site, world }: SyncWorld, url: string, secret: string): Promise<void> {
  const admin = accountsOf(site).find(({ role }) => role === 'admin')
  if (!admin) throw new Error('the story has no administrator')
  const isCloud = site.kind === 'cloud'
  const credential = {
    id: 'admin',
    method: isCloud ? ('api-token' as const) : ('personal-access-token' as const),
    email: isCloud ? admin.email : null,
    secret: new Secret(admin.token),
  }
  const [budget, breaker] = [localBudget(world.now), localBreaker()]
  const line = { world, address: site.base, site: 'acme', credential, budget, breaker, deadline: 30_000 }
  const projects = [...site.tables.projects.values()].filter(({ key }) => ['PAR', 'ROU'].includes(key))
  const jql = `project in (${projects.map(({ id }) => id).join(', ')})`
  await registerWebhook(openJira(line, site.kind), { name: 'Fairlead', url, events: EVENTS, jql, secret })
}

/** Somebody who knows the address and not the secret says that an issue was deleted. */
export async function lie(of: SyncWorld, { url }: HooksSeen, issue: string): Promise<HttpResponse> {
  const body = JSON.stringify({ webhookEvent: 'jira:issue_deleted', issue: { id: issue } })
  const signature = `sha256=${of.world.hmac('a guess', body)}`
  const headers = { 'content-type': 'application/json', 'x-hub-signature': signature }
  const request = { method: 'POST' as const, url, headers, body }
  if (!of.listener) throw new Error('nobody listens')
  return of.ask('a lie', () => of.listener?.(request) ?? Promise.reject(new Error('nobody listens')))
}
