/** The way out of a connection: other certificate authorities, a proxy; proven with the stored token before it is kept. */
import { Fault, type Json, type WayOut } from '../../base/index.ts'
import {
  changeConnection,
  findConnection,
  keepWayOut,
  listCredentials,
  openCredential,
  openWayOut,
  type StoredConnection,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText, type Context } from '../context.ts'
import { provenOr, refuseOtherSite, urlOf } from '../flows/store-token.ts'
import { verifyCandidate } from '../flows/verify.ts'
import { type GivenWay, wayOutFrom } from '../flows/way-out.ts'
import { CHANGE_WAY_OUT } from '../inputs.ts'
import { CONNECTION } from '../shapes/index.ts'
import { iso, showConnection } from './show-connection.ts'

export const changeWayOutAction = defineAction({
  name: 'connections.changeWayOut',
  says: 'Trust other certificate authorities for a connection, or lead it through a proxy: tried with its token before it is kept.',
  method: 'PUT',
  path: '/connections/{name}/way-out',
  needs: 'administrator',
  audit: 'always',
  proof: true,
  secrets: ['proxyPassword'],
  input: CHANGE_WAY_OUT,
  output: CONNECTION,
  async run(context, { name, ...given }) {
    const { db, vault, settings, world, actor } = context
    const connection = await findConnection(db, name)
    const way = wayOutFrom(await withKept(context, connection, given), settings, world.now())
    const report = await tried(context, connection, way)
    await db.transaction().execute(async (tx) => {
      await keepWayOut(tx, vault, connection, way, actorText(actor))
      await changeConnection(tx, connection.id, {
        check: { state: report.state, report: report as unknown as Json, at: world.now() },
      })
    })
    return showConnection(db, await findConnection(db, name))
  },
})

/** A password that is not given again stays, where proxy and user do. */
async function withKept({ db, vault }: Context, { id }: StoredConnection, given: GivenWay): Promise<GivenWay> {
  if (!given.proxy || !given.proxyUser || given.proxyPassword) return given
  const proxy = (await openWayOut(db, vault, id))?.proxy
  const isSame = proxy?.origin === URL.parse(given.proxy)?.origin && proxy?.user === given.proxyUser
  return isSame && proxy?.password ? { ...given, proxyPassword: proxy.password.reveal() } : given
}

/** A way that does not lead to the site is not kept: the connection would be dead. */
async function tried(context: Context, connection: StoredConnection, way: WayOut | null) {
  const owner = { connection: connection.id }
  const stored = await openCredential(context.db, context.vault, owner, connection.site)
  if (!stored) throw new Fault('not-found', `${connection.name} has no token.`, { about: connection.name })
  const [token] = await listCredentials(context.db, owner)
  const verified = await verifyCandidate(context, {
    ...{ id: stored.id, method: stored.method, email: stored.email, token: stored.secret },
    url: urlOf(connection),
    projects: connection.projects ?? [],
    expiresAt: token?.expiresAt ? iso(token.expiresAt) : null,
    purpose: 'service',
    onPurpose: true,
    connection: connection.id,
    way,
  })
  provenOr(verified, connection.name)
  refuseOtherSite(connection, verified)
  return verified.verification
}
