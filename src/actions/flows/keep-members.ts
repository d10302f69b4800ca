/** Says who is whom: what Jira must know of an account is asked before anything is kept. */
import { Fault } from '../../base/index.ts'
import { personByAccount } from '../../jira/index.ts'
import {
  bindAccount,
  findConnection,
  freeAccounts,
  getMember,
  grow,
  insertMember,
  membersOn,
  mergeMembers,
  type Telling,
} from '../../store/index.ts'
import type { Context } from '../context.ts'
import { openSite } from './open-site.ts'

export async function createMember({ db }: Pick<Context, 'db'>, name: string, email: string | null): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const id = await insertMember(tx, name, email)
    await grow(tx, 'portfolio')
    return id
  })
}

export interface Bound {
  /** Whose the account was until now. */
  readonly was: { readonly id: string; readonly name: string } | null
  readonly says: string
}

export async function bindMember(
  context: Context,
  id: string,
  connection: string,
  account: string | null,
): Promise<Bound> {
  const { db } = context
  const { site, name } = await findConnection(db, connection)
  const member = await getMember(db, id)
  if (account !== null) await refuseStranger(context, { connection: name, siteId: site.id }, account)
  const was = await db.transaction().execute(async (tx) => {
    const said = telling(context)
    const before = account === null ? null : await bindAccount(tx, id, { site: site.id, account }, said)
    if (account === null) await freeAccounts(tx, member, site.id, said)
    await grow(tx, 'portfolio', 'sync')
    return before
  })
  if (account === null)
    return {
      was: null,
      says: `${member.name} has no account on ${name} any more; what was theirs there is a member of its own.`,
    }
  if (was === null) return { was, says: `${member.name} is that account on ${name}.` }
  const before = await getMember(db, was)
  return {
    was: { id: before.id, name: before.name },
    says: `${member.name} is that account on ${name}. It was ${before.name}’s; owners that were agreed on follow.`,
  }
}

export async function joinMembers(context: Context, id: string, into: string): Promise<void> {
  const { db } = context
  if (id === into)
    throw new Fault('input.invalid', 'A member cannot be merged with itself.', {
      about: 'into',
      remedy: 'Name the member who stays.',
    })
  await getMember(db, id)
  await getMember(db, into)
  await db.transaction().execute(async (tx) => {
    await mergeMembers(tx, id, into, telling(context).until)
    await grow(tx, 'portfolio', 'sync')
  })
}

function telling({ actor, world, settings }: Pick<Context, 'actor' | 'world' | 'settings'>): Telling {
  const at = world.now()
  return { name: actor.name, at, until: at + settings.requestTimeout + settings.inDoubtMargin }
}

/** An account that was met already needs no asking. */
async function refuseStranger(
  context: Context,
  { connection, siteId }: { readonly connection: string; readonly siteId: string },
  account: string,
): Promise<void> {
  const known = await membersOn(context.db, siteId)
  if (known.has(account)) return
  const use = { actor: context.actor, purpose: 'members', service: true }
  const { jira } = await openSite(context, connection, use)
  if (await personByAccount(jira, account)) return
  throw new Fault('not-found', `${connection} knows nobody by the account ${account}.`, {
    about: 'account',
    remedy: 'Give the account id as Jira shows it in a profile’s address; on Data Center, the user key.',
  })
}
