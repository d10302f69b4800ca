/** The server with every route it opens, and everybody who may come: each role, each sort of API key, and those who may no longer. */
import { ACTIONS, type Action } from '../../src/actions/index.ts'
import { Tally } from '../../src/base/index.ts'
import { startOwnEngine } from '../../src/cli/engine.ts'
import { openLog, openWorld, sealPassword } from '../../src/host/index.ts'
import { buildApp, firstLink } from '../../src/server/index.ts'
import { addApiKey, addPerson, type Database, disablePerson, type Person } from '../../src/store/index.ts'
import { Client } from './client.ts'
import { layGround, PASSWORD } from './journey.ts'

export type PersonRole = Person['role']
export const PERSON_ROLES = ['viewer', 'editor', 'deployer', 'administrator', 'owner'] as const

export interface Asker {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** Null: nobody, so far as the server knows. */
  readonly role: PersonRole | null
  readonly key?: { readonly named: 'none' | 'all'; readonly sites: 'all' | 'one' }
}

export interface Route {
  readonly method: string
  /** With `:name` for each part that is filled in. */
  readonly path: string
  readonly action?: Action
}

export interface EveryRoute extends AsyncDisposable {
  readonly url: string
  readonly database: Database
  readonly routes: readonly Route[]
  readonly askers: readonly Asker[]
}

const API = '/api/v1'
const routeOf = ({ path }: Pick<Action, 'path'>): string => API + path.replace(/\{(\w+)\}/g, ':$1')
const YEAR = 365 * 86_400_000

export async function openEveryRoute(web: string): Promise<EveryRoute> {
  const ground = await layGround([])
  const { database } = ground
  const settings = { ...ground.settings, proofMinutes: 1_000, ssoIssuer: 'https://127.0.0.1:9' }
  const log = openLog('silent')
  const engine = await startOwnEngine({ settings, log, world: openWorld(settings), database })
  const seen: Route[] = []
  const app = await buildApp({
    ...{ db: database.db, vault: engine.vault, jira: new Tally(), metricsToken: undefined, version: 'test' },
    ...{ contextFor: engine.contextFor, commandKey: 'k'.repeat(43), web, log },
    sees: (method, path) => {
      const action = ACTIONS.find((one) => routeOf(one) === path && one.method === method.replace('HEAD', 'GET'))
      seen.push({ method, path, ...(action ? { action } : {}) })
    },
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const askers = await everybody(url, database)
  return {
    ...{ url, database, askers },
    routes: seen,
    async [Symbol.asyncDispose]() {
      await app.close()
      await engine[Symbol.asyncDispose]()
      await ground.close()
    },
  }
}

async function everybody(url: string, database: Database): Promise<Asker[]> {
  const { db } = database
  await firstLink(db, Date.now())
  const nobody = new Client(url, [])
  const password = await sealPassword(PASSWORD)
  let addresses = 0
  const enter = async (role: PersonRole) => {
    const email = `${role}-${++addresses}@fairlead.example`
    const { id } = await db.transaction().execute((tx) => addPerson(tx, { name: role, email, role, password }))
    const { cookie = '' } = await nobody.from(`192.0.2.${addresses}`).enter('/session', { email, password: PASSWORD })
    return { id, headers: { cookie } }
  }
  const people = await Promise.all(PERSON_ROLES.map(async (role) => ({ role, ...(await enter(role)) })))
  const owner = people.at(-1)
  if (!owner) throw new Error('there is no owner')
  const [gone, left] = [await enter('owner'), await enter('owner')]
  await db.transaction().execute((tx) => disablePerson(tx, gone.id, new Date()))
  await db.deleteFrom('session').where('person_id', '=', left.id).execute()
  const key = async (role: PersonRole, more: Partial<Parameters<typeof addApiKey>[1]> = {}) => {
    const wanted = {
      person: owner.id,
      name: role,
      role,
      actions: [],
      connections: null,
      addresses: null,
      expiresAt: new Date(Date.now() + YEAR),
    }
    const made = await db.transaction().execute((tx) => addApiKey(tx, { ...wanted, ...more }))
    return { authorization: `Bearer ${made.key.reveal()}` }
  }
  const ended = await key('owner')
  await db.updateTable('api_key').set({ ended_at: new Date() }).execute()
  const nobodys = { role: null } as const
  const everyName = ACTIONS.filter(({ keys }) => keys !== 'never').map(({ name }) => name)
  return [
    { name: 'anyone', headers: {}, ...nobodys },
    ...people.map(({ role, headers }) => ({ name: role, headers, role })),
    { name: 'a disabled owner', headers: gone.headers, ...nobodys },
    { name: 'an owner’s ended session', headers: left.headers, ...nobodys },
    ...(await Promise.all(
      PERSON_ROLES.map(async (role) => {
        const scope = { named: 'none', sites: 'all' } as const
        return { name: `a key of ${role}`, headers: await key(role), role, key: scope }
      }),
    )),
    {
      name: 'a key given every action by name',
      headers: await key('viewer', { actions: everyName }),
      role: 'viewer',
      key: { named: 'all', sites: 'all' },
    },
    {
      name: 'a key for no site',
      headers: await key('owner', { connections: [] }),
      role: 'owner',
      key: { named: 'none', sites: 'one' },
    },
    { name: 'an expired key', headers: await key('owner', { expiresAt: new Date(Date.now() - 1) }), ...nobodys },
    { name: 'an ended key', headers: ended, ...nobodys },
    {
      name: 'a key that never was',
      headers: { authorization: `Bearer fairlead_${'0'.repeat(12)}_${'0'.repeat(64)}_00000000` },
      ...nobodys,
    },
  ]
}
