/** The two Jira accounts of a deployment, asked of both sites when it begins and whenever somebody goes on with it. */
import { Fault, type JsonObject } from '../../base/index.ts'
import { whoAmI } from '../../jira/index.ts'
import { appendAudit } from '../../store/index.ts'
import { actorText, type Context } from '../context.ts'
import type { IdentitiesView, IdentityView } from '../shapes/index.ts'
import { refuseUnlessAdministrator } from './may-deploy.ts'
import { openSite, type Use } from './open-site.ts'
import { snapshotNamed } from './sides.ts'

type Ports = Pick<Context, 'actor' | 'world' | 'settings' | 'db' | 'vault' | 'namedSites'>

/** `from` is null for what needs no source: an undo. A snapshot is nobody's account. */
export async function proveIdentities(context: Ports, from: string | null, to: string): Promise<IdentitiesView> {
  const { actor } = context
  const purpose = 'start of a deployment'
  const hasSource = from !== null && snapshotNamed(from) === undefined
  const source = hasSource ? await identityOf(context, from, { actor, purpose }) : null
  const target = await identityOf(context, to, { actor, purpose, own: true })
  await refuseUnlessAdministrator(context, to)
  return { source, target }
}

async function identityOf(context: Ports, name: string, use: Use): Promise<IdentityView> {
  const site = await openSite(context, name, use)
  const me = await whoAmI(site.jira)
  const { whose, accountKey } = site.token
  if (accountKey !== null && accountKey !== me.account)
    throw new Fault('conflict', `The token for ${name} now answers as ${me.name}, not as ${site.account}.`, {
      about: name,
      remedy: 'Store the token again, so that it is known whose it is.',
    })
  return { site: site.name, account: me.name, email: me.email, whose }
}

/** Before it goes on: what cannot be recorded does not begin. */
export async function noteIdentities(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  deployment: string,
  identities: IdentitiesView,
): Promise<void> {
  const details = { deployment, ...identities } as unknown as JsonObject
  await db.transaction().execute((tx) =>
    appendAudit(tx, {
      actor: actorText(actor),
      action: 'deployment.identities',
      ...{ about: deployment, outcome: 'done', details },
    }),
  )
}

/** As a deployment's row keeps them; null where it began before they were kept. */
export function identitiesIn(acts: JsonObject): IdentitiesView | null {
  return acts.identities === undefined ? null : (acts.identities as unknown as IdentitiesView)
}
