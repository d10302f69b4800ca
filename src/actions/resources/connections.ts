/** Connections: verified before they are stored, tested again, their token replaced, removed. */
import { z } from 'zod'
import { Fault, type WayOut } from '../../base/index.ts'
import {
  changeConnection,
  findConnection,
  listConnections,
  listCredentials,
  openCredential,
  openWayOut,
  removeConnection,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import { givenLogin } from '../flows/given-login.ts'
import { keepFound } from '../flows/life/keep-found.ts'
import { revoke } from '../flows/revoke.ts'
import {
  connectProven,
  provenOr,
  refuseOtherAccount,
  refuseOtherSite,
  refuseTaken,
  replaceProven,
  urlOf,
} from '../flows/store-token.ts'
import { type Verified, verifyCandidate } from '../flows/verify.ts'
import { wayOutFrom } from '../flows/way-out.ts'
import { BY_NAME, CHANGE_SCOPE, CONNECT, REPLACE_TOKEN } from '../inputs.ts'
import { CONNECTION, type ConnectionView, VERIFICATION } from '../shapes/index.ts'
import { iso, showConnection, showConnections, showVerification } from './show-connection.ts'

const CHANGES = { needs: 'administrator', audit: 'always', secrets: ['token', 'proxyPassword'] } as const
type Connect = z.output<typeof CONNECT>

export const verifyConnectionAction = defineAction({
  ...CHANGES,
  name: 'connections.verify',
  says: 'Check an address and a token, and store nothing.',
  method: 'POST',
  path: '/connections/verify',
  input: CONNECT,
  output: VERIFICATION,
  run: async (context, input) => showVerification((await verify(context, input, wayIn(context, input))).verification),
})

export const createConnectionAction = defineAction({
  ...CHANGES,
  name: 'connections.create',
  says: 'Connect a Jira site: check it, and store it sealed only when it works.',
  method: 'POST',
  path: '/connections',
  proof: true,
  input: CONNECT,
  output: CONNECTION,
  async run(context, input) {
    await refuseTaken(context, input.name)
    const way = wayIn(context, input)
    const verified = await verify(context, input, way)
    provenOr(verified, input.name)
    const given = { ...input, way, by: actorText(context.actor) }
    await context.db.transaction().execute((tx) => connectProven(tx, context, verified, given))
    return shown(context, input.name)
  },
})

export const listConnectionsAction = defineAction({
  name: 'connections.list',
  says: 'The connected sites.',
  method: 'GET',
  path: '/connections',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ connections: z.array(CONNECTION) }),
  run: async ({ db }) => ({ connections: await showConnections(db, await listConnections(db)) }),
})

export const getConnectionAction = defineAction({
  name: 'connections.get',
  says: 'One connected site, with what the last check found.',
  method: 'GET',
  path: '/connections/{name}',
  needs: 'viewer',
  audit: 'never',
  input: BY_NAME,
  output: CONNECTION,
  run: (context, { name }) => shown(context, name),
})

export const testConnectionAction = defineAction({
  ...CHANGES,
  name: 'connections.test',
  says: 'Check a stored connection again.',
  method: 'POST',
  path: '/connections/{name}/test',
  input: BY_NAME,
  output: CONNECTION,
  async run(context, { name }) {
    const connection = await findConnection(context.db, name)
    const stored = await openCredential(context.db, context.vault, { connection: connection.id }, connection.site)
    if (!stored) throw new Fault('not-found', `${name} has no token.`, { about: name, remedy: 'Store a new token.' })
    const [token] = await listCredentials(context.db, { connection: connection.id })
    const { verification, skew } = await verifyCandidate(context, {
      ...{ id: stored.id, method: stored.method },
      connection: connection.id,
      url: urlOf(connection),
      email: stored.email,
      token: stored.secret,
      projects: connection.projects ?? [],
      expiresAt: token?.expiresAt ? iso(token.expiresAt) : null,
      purpose: 'service',
      onPurpose: true,
    })
    if (token?.id === stored.id) await keepFound(context, token, connection, verification, skew)
    return shown(context, name)
  },
})

export const replaceTokenAction = defineAction({
  ...CHANGES,
  name: 'connections.replaceToken',
  says: 'Replace the token of a connection: the new one is proven first, and must be the same account’s.',
  method: 'PUT',
  path: '/connections/{name}/token',
  proof: true,
  input: REPLACE_TOKEN,
  output: CONNECTION,
  async run(context, input) {
    const connection = await findConnection(context.db, input.name)
    const projects = connection.projects === null ? null : [...connection.projects]
    const way = await openWayOut(context.db, context.vault, connection.id)
    const [before] = await listCredentials(context.db, { connection: connection.id })
    // Where nothing was said, of the sort that is in use.
    const method = input.method ?? before?.method ?? null
    const verified = await verify(context, { ...input, method, url: urlOf(connection), projects }, way)
    refuseOtherSite(connection, verified)
    refuseOtherAccount(connection, verified)
    const given = { connection, expiresAt: input.expiresAt, by: actorText(context.actor) }
    await context.db.transaction().execute((tx) => replaceProven(tx, context, verified, given))
    return shown(context, input.name)
  },
})

export const changeScopeAction = defineAction({
  ...CHANGES,
  name: 'connections.changeScope',
  says: 'Choose other projects for a connection.',
  method: 'PUT',
  path: '/connections/{name}/projects',
  input: CHANGE_SCOPE,
  output: CONNECTION,
  async run(context, { name, projects }) {
    const connection = await findConnection(context.db, name)
    await changeConnection(context.db, connection.id, { projects })
    return shown(context, name)
  },
})

export const deleteConnectionAction = defineAction({
  ...CHANGES,
  name: 'connections.delete',
  says: 'Remove a connection and destroy its token here.',
  method: 'DELETE',
  path: '/connections/{name}',
  proof: true,
  input: BY_NAME,
  output: z.object({}),
  async run({ db }, { name }) {
    const { id, site } = await findConnection(db, name)
    await revoke(db, { connection: id }, site.id)
    await removeConnection(db, id)
    return {}
  },
})

const shown = async ({ db }: Context, name: string): Promise<ConnectionView> =>
  showConnection(db, await findConnection(db, name))

const wayIn = ({ settings, world }: Context, input: Connect): WayOut | null => wayOutFrom(input, settings, world.now())

type Tried = Pick<Connect, 'url' | 'email' | 'method' | 'clientId' | 'token' | 'projects' | 'expiresAt'>

function verify(context: Context, { projects, ...input }: Tried, way: WayOut | null): Promise<Verified> {
  return verifyCandidate(context, {
    ...{ url: input.url, expiresAt: input.expiresAt },
    ...givenLogin(input),
    projects: projects ?? [],
    purpose: 'service',
    onPurpose: true,
    connection: null,
    way,
  })
}
