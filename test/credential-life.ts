/** A stored token with all that looks after it, on a simulated site, with a clock that a test puts forward. */
import { randomBytes } from 'node:crypto'
import { actorText } from '../src/actions/context.ts'
import { watchCredentials } from '../src/actions/flows/life/watch.ts'
import type { WorkerPorts } from '../src/actions/flows/long-work.ts'
import { connectProven } from '../src/actions/flows/store-token.ts'
import { verifyCandidate } from '../src/actions/flows/verify.ts'
import { ACTIONS, type Actor, type ApiByName, type Context, perform } from '../src/actions/index.ts'
import { type Fetch, Secret } from '../src/base/index.ts'
import { openLog, readSettings } from '../src/host/index.ts'
import type { AccountRole, Site } from '../src/simulator/index.ts'
import {
  addPerson,
  findConnection,
  listCredentials,
  openVault,
  type PersonRole,
  type StoredCredential,
} from '../src/store/index.ts'
import { type FreshDatabase, freshDatabase } from './fresh-database.ts'
import { account, answering, type Kind, ORIGIN, projectsOf, setUp } from './verification.ts'

export const DAY = 86_400_000
export const MINUTE = 60_000
export const NAME = 'acme'

export interface Told {
  readonly kind: string
  readonly says: string
  readonly remedy: string | null
  readonly what: string
}

export interface Life extends AsyncDisposable {
  readonly ports: WorkerPorts
  readonly site: Site
  readonly database: FreshDatabase
  /** Requests that carried a token, and whether it was refused. */
  readonly sent: { readonly path: string; readonly method: string; readonly failed: boolean; readonly token: string }[]
  /** Connects the site with the role's token. */
  connect(role?: AccountRole, expiresAt?: string | null): Promise<void>
  person(role: PersonRole, email: string): Promise<Actor>
  /** One look of a worker, as if it came every so often. */
  look(): Promise<void>
  advance(milliseconds: number): void
  /** Looks once a day, so many days. */
  days(count: number): Promise<void>
  told(): Promise<Told[]>
  current(): Promise<StoredCredential>
  ask<N extends keyof ApiByName>(name: N, input: ApiByName[N]['input'], actor?: Actor): Promise<ApiByName[N]['output']>
}

export const OPERATOR: Actor = { kind: 'command', id: 'op', name: 'op', role: 'owner' }

export async function beginLife(
  kind: Kind,
  environment: Readonly<Record<string, string>> = {},
  around: (fetch: Fetch) => Fetch = (fetch) => fetch,
): Promise<Life> {
  const sent: Life['sent'] = []
  const set = setUp(kind, (fetch) => around(listening(fetch, sent)))
  const database = await freshDatabase()
  const settings = readSettings({
    ...{ FAIRLEAD_ALLOW_ORIGINS: ORIGIN, FAIRLEAD_GATEWAY: ORIGIN, FAIRLEAD_DATA: '/nowhere' },
    ...environment,
  })
  const key = new Secret(randomBytes(32).toString('base64'))
  const { vault } = await openVault(database, {
    key,
    keyFile: undefined,
    keyCommand: undefined,
    dataFolder: '/nowhere',
  })
  const ports: WorkerPorts = {
    ...{ world: { ...set.world, close: async () => {} }, db: database.db, vault, settings },
    ...{ bell: database.bell, log: openLog('silent'), ownDatabase: true, namedSites: new Map(), simulated: [] },
  }
  const { db } = ports
  const life: Life = {
    ...{ ports, site: set.site, database, sent },
    async connect(role = 'service', expiresAt = null) {
      const { email, token } = account(set.site, role)
      const login =
        kind === 'cloud'
          ? { method: 'api-token' as const, email }
          : { method: 'personal-access-token' as const, email: null }
      const candidate = { url: set.site.base, ...login, token: new Secret(token) }
      const verified = await verifyCandidate(ports, {
        ...candidate,
        ...{ projects: projectsOf(set), expiresAt, purpose: 'service', onPurpose: true, connection: null },
      })
      const given = { name: NAME, projects: projectsOf(set), expiresAt, by: actorText(OPERATOR) }
      await db.transaction().execute((tx) => connectProven(tx, ports, verified, given))
    },
    async person(role, email) {
      const { id } = await db
        .transaction()
        .execute((tx) => addPerson(tx, { name: email, email, role, password: 'sealed elsewhere' }))
      return { kind: 'person', id, name: email, role }
    },
    look: () => watchCredentials(ports, new AbortController().signal),
    advance: set.world.advance,
    async days(count) {
      for (let day = 0; day < count; day++) {
        set.world.advance(DAY)
        await life.look()
      }
    },
    async told() {
      const rows = await db.selectFrom('notice').select(['what', 'told']).orderBy('said_at').orderBy('what').execute()
      return rows.map(({ what, told }) => ({ ...(told as Omit<Told, 'what'>), what }))
    },
    async current() {
      const { id } = await findConnection(db, NAME)
      const [token] = await listCredentials(db, { connection: id })
      if (!token) throw new Error('there is no token')
      return token
    },
    async ask(name, input, actor = OPERATOR) {
      const action = ACTIONS.find((one) => one.name === name)
      if (!action) throw new Error(`no action ${name}`)
      const context: Context = { ...ports, actor, begin: async () => {} }
      return (await perform(action, context, input)) as never
    },
    [Symbol.asyncDispose]: () => database.close(),
  }
  return life
}

function listening(fetch: Fetch, sent: Life['sent']): Fetch {
  return async (request) => {
    const answer = await fetch(request)
    const { authorization } = request.headers
    if (authorization !== undefined)
      sent.push({
        ...{ path: request.url.slice(ORIGIN.length), method: request.method },
        failed: (answer.headers['x-seraph-loginreason'] ?? '').includes('AUTHENTICATED_FAILED'),
        token: authorization.startsWith('Basic ')
          ? (Buffer.from(authorization.slice(6), 'base64').toString().split(':')[1] ?? '')
          : authorization.slice(7),
      })
    return answer
  }
}

/** A person's own token for the site. */
export async function authorize(life: Life, owner: Actor, role: AccountRole): Promise<void> {
  const { email, token } = account(life.site, role)
  const cloud = life.site.kind === 'cloud'
  await life.ask('authorizations.save', { connections: [NAME], token, email: cloud ? email : null }, owner)
}

export { account, answering }

/** Another token of the role's account, as a person would make it in Jira. */
export function giveAnother(site: Site, role: AccountRole): string {
  const { tokens } = site.tables
  const first = [...tokens.values()].find((one) => one.name === role)
  if (!first) throw new Error(`no token of ${role}`)
  const [id, token] = [site.id(), `${first.token.slice(0, -8)}${site.uuid().slice(0, 8)}`]
  tokens.set(id, { ...first, id, token, name: `${role} again`, revokedAt: null })
  return token
}

export function revokeIn(site: Site, secret: string): void {
  for (const token of site.tables.tokens.values()) if (token.token === secret) token.revokedAt = site.now()
}
