/** A whole Fairlead for a test: its server on a port, simulated sites, people who are signed in, commands beside it. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { startEngine } from '../../src/cli/engine.ts'
import { openServer } from '../../src/cli/server.ts'
import { openLog, openWorld, readSettings, sealPassword } from '../../src/host/index.ts'
import { firstLink } from '../../src/server/index.ts'
import { type Address, addPerson, connect, type Database, type Person } from '../../src/store/index.ts'
import { freshDatabase, SERVES } from '../fresh-database.ts'
import { Client } from './client.ts'
import { type Ended, type RunOptions, runCommand } from './command.ts'
import { hasty, type Pace, type ServedSites, type SiteWanted, serveSites } from './sites.ts'

export { freePort } from '../free-port.ts'

export const PASSWORD = 'four plain words suffice'

export interface Journey extends AsyncDisposable {
  readonly url: string
  readonly sites: ServedSites
  readonly database: Database
  readonly dataFolder: string
  /** Everything that left: answers of the API, output of commands, lines of the log. */
  readonly said: string[]
  /** What a command's environment must hold. */
  readonly environment: Readonly<Record<string, string>>
  /** Nobody is signed in. */
  readonly nobody: Client
  /** By the link that the server gives at its first start. */
  administrator(): Promise<Client>
  person(role: Person['role']): Promise<Client>
  /** `./fairlead …`, as a process of its own. */
  command(words: readonly string[], options?: RunOptions): Promise<Ended>
}

export const TWO_SITES: readonly SiteWanted[] = [
  { name: 'staging', kind: 'cloud', story: 'acme' },
  { name: 'production', kind: 'cloud', story: 'empty' },
]

export async function beginJourney(
  wanted: readonly SiteWanted[] = TWO_SITES,
  around: Pick<Around, 'port' | 'environment' | 'isDemo'> = {},
): Promise<Journey> {
  const ground = await layGround(wanted, around)
  const { settings, database, said } = ground
  const log = openLog('debug', { write: (line) => void said.push(line) })
  const world = { ...openWorld(settings), ...hasty }
  const simulated = around.isDemo
    ? wanted.map(({ name, kind }) => ({ name, url: ground.sites.site(name).base, deployment: kind }))
    : []
  const served = await connect({ ...inFolder(database), user: SERVES })
  const engine = await startEngine({ settings, log, world, database: served, simulated })
  const server = await openServer(engine)
  const nobody = new Client(server.url, said)
  const signUp = async (): Promise<Client> => {
    const link = await firstLink(database.db, Date.now())
    if (!link) throw new Error('there is somebody already')
    const account = { name: 'Ada', email: 'ada@fairlead.example', password: PASSWORD }
    return nobody.enter('/session/first', { token: link.reveal(), ...account })
  }
  return {
    ...ground,
    url: server.url,
    nobody,
    administrator: signUp,
    async person(role) {
      const email = `${role}-${randomBytes(4).toString('hex')}@fairlead.example`
      const password = await sealPassword(PASSWORD)
      await database.db.transaction().execute((tx) => addPerson(tx, { name: role, email, role, password }))
      // From an address of their own: many people may come in one test.
      const theirs = nobody.as({ 'x-forwarded-for': `198.18.${randomBytes(2).join('.')}` })
      const { cookie = '' } = await theirs.enter('/session', { email, password: PASSWORD })
      return nobody.with(cookie)
    },
    command: (words, options) => runCommand(words, ground.environment, said, options),
    async [Symbol.asyncDispose]() {
      await server.close()
      await ground.close()
      await database.close()
    },
  }
}

export interface Around {
  /** Where the server shall listen, when a site must know it before; any free one otherwise. */
  readonly port?: number
  readonly pace?: Pace
  /** Its pages know its sites for simulated, as the demo's do. */
  readonly isDemo?: boolean
  /** Settings of its own. */
  readonly environment?: Readonly<Record<string, string>>
}

/** Everything but the server: for tests that start it as a process of its own. */
export async function layGround(
  wanted: readonly SiteWanted[] = TWO_SITES,
  { port = 0, pace = hasty, environment: more = {} }: Around = {},
) {
  const [sites, database] = await Promise.all([serveSites(wanted, pace), freshDatabase()])
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'fairlead-journey-'))
  const environment = {
    FAIRLEAD_DATA: dataFolder,
    FAIRLEAD_KEY: randomBytes(32).toString('base64'),
    FAIRLEAD_GATEWAY: sites.gateway,
    FAIRLEAD_PORT: String(port),
    DATABASE_URL: urlOf(database),
    // On a busy machine a story lasts longer than a proof of who one is.
    FAIRLEAD_PROOF_MINUTES: '60',
    ...more,
    FAIRLEAD_ALLOW_ORIGINS: [...sites.origins, more.FAIRLEAD_ALLOW_ORIGINS].filter(Boolean).join(','),
  }
  return {
    sites,
    database,
    dataFolder,
    environment,
    settings: readSettings(environment),
    said: [] as string[],
    async close(): Promise<void> {
      await sites.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** As if the seconds had passed after which a silent worker counts as dead and its lease is free. */
export async function passTime({ db }: Pick<Database, 'db'>): Promise<void> {
  await sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 minute' where state = 'active'`.execute(db)
  await sql`update lease set until = clock_timestamp()`.execute(db)
}

export function inFolder({ address }: Database): Address {
  if (!('host' in address)) throw new Error('the tests share a local PostgreSQL')
  return address
}

/** By the account that serves. */
function urlOf(of: Database): string {
  const { host, port, database } = inFolder(of)
  return `postgres://${SERVES}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

/** Every site is connected, and whoever signed in has proven a token of an administrator's on each: ready to plan and to deploy. */
export async function connectAll(
  ada: Client,
  { sites }: Pick<Journey, 'sites'>,
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    const candidate = sites.candidate(name, 'admin')
    await ada.get('connections.create', { name, ...candidate })
    await ada.get('authorizations.save', { connections: [name], ...candidate })
  }
}
