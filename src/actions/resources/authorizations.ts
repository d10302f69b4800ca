/** Authorizations: a person's own token, proven on each site it is stored for, used only by what this person starts. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import { storedMessage } from '../../jira/index.ts'
import {
  findConnection,
  listConnections,
  listCredentials,
  listPeople,
  type Owner,
  type StoredConnection,
  type StoredCredential,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { type Actor, actorText, type Context } from '../context.ts'
import { givenLogin, methodOn } from '../flows/given-login.ts'
import { revoke } from '../flows/revoke.ts'
import { authorizeProven, refuseOtherSite, urlOf } from '../flows/store-token.ts'
import { type Verified, verifyCandidate } from '../flows/verify.ts'
import { AUTHORIZE, BY_NAME } from '../inputs.ts'
import { AUTHORIZATION, type AuthorizationView } from '../shapes/index.ts'
import { iso, showOldToken } from './show-connection.ts'

export const listAuthorizationsAction = defineAction({
  name: 'authorizations.list',
  says: 'Your own tokens, by site.',
  method: 'GET',
  path: '/authorizations',
  needs: 'viewer',
  keys: 'never',
  audit: 'never',
  input: z.object({}),
  output: z.object({ authorizations: z.array(AUTHORIZATION) }),
  run: async (context) => ({ authorizations: await mine(context) }),
})

export const saveAuthorizationAction = defineAction({
  name: 'authorizations.save',
  says: 'Store your own token for deployments, once it is proven on each chosen site.',
  method: 'PUT',
  path: '/authorizations',
  proof: true,
  needs: 'viewer',
  keys: 'never',
  audit: 'always',
  secrets: ['token'],
  input: AUTHORIZE,
  output: z.object({ authorizations: z.array(AUTHORIZATION), says: z.array(z.string()) }),
  async run(context, input) {
    const owner = ownerOf(context.actor)
    const proven: Awaited<ReturnType<typeof prove>>[] = []
    // One after the other: what one site refuses is not tried at the next, where it would be one more failed login.
    for (const name of new Set(input.connections)) proven.push(await prove(context, name, input))
    await context.db.transaction().execute(async (tx) => {
      for (const { connection, verified } of proven)
        await authorizeProven(tx, context, verified, {
          ...{ owner, connection, expiresAt: input.expiresAt },
          by: actorText(context.actor),
        })
    })
    const sites = proven.flatMap(({ connection, verified: { verification } }) =>
      verification.account
        ? [{ site: connection.name, account: verification.account, administrator: verification.administrator === true }]
        : [],
    )
    return {
      authorizations: await mine(context),
      says: storedMessage(sites, input.expiresAt === null ? null : Date.parse(input.expiresAt)),
    }
  },
})

export const deleteAuthorizationAction = defineAction({
  name: 'authorizations.delete',
  says: 'Destroy your token for a site here.',
  method: 'DELETE',
  path: '/authorizations/{name}',
  proof: true,
  needs: 'viewer',
  keys: 'never',
  audit: 'always',
  input: BY_NAME,
  output: z.object({}),
  async run({ db, actor }, { name }) {
    const { site } = await findConnection(db, name)
    await revoke(db, ownerOf(actor), site.id)
    return {}
  },
})

export function ownerOf(actor: Actor): Owner {
  if (actor.kind === 'person') return { person: actor.id }
  throw new Fault('input.invalid', 'A token of your own belongs to a person who has signed in.', {
    remedy: 'Commands use the connection’s token; name another in FAIRLEAD_SITE_<NAME>_TOKEN.',
  })
}

async function prove(
  context: Context,
  name: string,
  input: z.output<typeof AUTHORIZE>,
): Promise<{ connection: StoredConnection; verified: Verified }> {
  const connection = await findConnection(context.db, name)
  const { deployment } = connection.site
  const verified = await verifyCandidate(context, {
    ...givenLogin({ ...input, method: methodOn(deployment, input.method) }, deployment),
    url: urlOf(connection),
    connection: connection.id,
    projects: connection.projects ?? [],
    expiresAt: input.expiresAt,
    purpose: 'deployment',
    onPurpose: true,
  })
  const { verification, proven } = verified
  if (!proven)
    throw new Fault('connection.refused', `${name}: ${verification.says}`, {
      about: name,
      facts: { state: verification.state },
      ...(verification.remedy === null ? {} : { remedy: verification.remedy }),
    })
  refuseOtherSite(connection, verified)
  return { connection, verified }
}

/** Proven for a site, whichever of its connections named it then. */
export async function mine({ db, actor }: Context): Promise<AuthorizationView[]> {
  if (actor.kind !== 'person') return []
  const owner = { person: actor.id }
  const [tokens, old, connections, people] = await Promise.all([
    listCredentials(db, owner),
    listCredentials(db, owner, 'old'),
    listConnections(db),
    listPeople(db),
  ])
  const email = people.find(({ id }) => id === actor.id)?.email ?? ''
  return tokens.flatMap((token) =>
    connections
      .filter(({ site }) => site.id === token.siteId)
      .map((one) => ({
        ...shown(token, one, email),
        old: old.filter(({ siteId }) => siteId === token.siteId).map(showOldToken),
      })),
  )
}

/** Whoever shares a token shares their name in Jira with somebody else. */
function unlike(token: StoredCredential, email: string): string | null {
  if (token.email === null || token.email.toLowerCase() === email.toLowerCase()) return null
  return `This token is ${token.email}’s, not ${email}’s: Jira records ${token.account.name} for what you deploy.`
}

function shown(
  token: StoredCredential,
  { name, site }: StoredConnection,
  email: string,
): Omit<AuthorizationView, 'old'> {
  return {
    connection: name,
    url: site.origin + site.contextPath,
    deployment: site.deployment,
    account: { name: token.account.name, email: token.email },
    administrator: token.administrator,
    method: token.method,
    last4: token.last4,
    expiresAt: token.expiresAt === null ? null : iso(token.expiresAt),
    provenAt: iso(token.provenAt),
    mayDeploy: token.administrator,
    says: token.administrator
      ? 'Jira administrator here: deployments are open to you.'
      : 'No Jira administrator here: deployments stay closed, because Jira lets only its administrators change configuration.',
    warns: unlike(token, email),
  }
}
