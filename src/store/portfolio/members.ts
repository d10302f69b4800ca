/** The portfolio's members: who they are on each site, two that are one person, an account that is another's. */
import { sql } from 'kysely'
import { Fault } from '../../base/index.ts'
import type { Db, Tx } from '../database.ts'
import { lockItems } from '../lock-rows.ts'
import { isRowId } from '../row-id.ts'
import type { Said } from './item-rows.ts'
import { type Account, calledInJira, dropWrites, follow, lockPairs, touchPairs } from './who-is-whom.ts'

export interface Member {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly accounts: readonly { readonly connection: string; readonly account: string }[]
}

/** Of several accounts on one site the first is the one that is written. */
export async function loadMembers(db: Db): Promise<Member[]> {
  const members = await db.selectFrom('member').select(['id', 'name', 'email']).orderBy('name').orderBy('id').execute()
  const accounts = await db
    .selectFrom('member_account')
    .innerJoin('connection', 'connection.site_id', 'member_account.site_id')
    .select(['member_id', 'account', 'connection.name'])
    .orderBy('connection.name')
    .orderBy('said_at', 'desc')
    .orderBy('account')
    .execute()
  const of = Map.groupBy(accounts, (one) => one.member_id)
  return members.map((member) => ({
    ...member,
    accounts: (of.get(member.id) ?? []).map(({ name, account }) => ({ connection: name, account })),
  }))
}

export async function getMember(db: Db, id: string): Promise<Member> {
  const found = isRowId(id) ? (await loadMembers(db)).find((member) => member.id === id) : undefined
  if (found) return found
  throw new Fault('not-found', 'There is no such member.', { about: id, remedy: 'See the members.' })
}

export async function insertMember(tx: Tx, name: string, email: string | null): Promise<string> {
  const made = await tx
    .insertInto('member')
    .values({ name, email })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) return made.id
  throw new Fault('conflict', `There is a member with the address ${email} already.`, {
    about: 'email',
    remedy: 'Choose that member, or leave the address out.',
  })
}

/** When it is said, by whom, and until when a write that is under way may arrive. */
export type Telling = Said & { readonly until: number }

/** This member is this account, beside others that the member may have there. Gives whose it was until now. */
export async function bindAccount(tx: Tx, member: string, account: Account, said: Telling): Promise<string | null> {
  const was = await holderOf(tx, account)
  const members = [...new Set([member, ...(was === null ? [] : [was])])]
  const links = await lockPairs(tx, members, account)
  if (was !== null && was !== member)
    await follow(tx, { account, from: was, to: member, links, said, until: said.until })
  const kept = { member_id: member, said_at: sql<Date>`now()` }
  await tx
    .insertInto('member_account')
    .values({ site_id: account.site, account: account.account, ...kept })
    .onConflict((conflict) => conflict.columns(['site_id', 'account']).doUpdateSet(kept))
    .execute()
  await touchPairs(tx, links)
  return was === member ? null : was
}

/**
 * None of the site's accounts is this member's any more. Each becomes a member of its own, as Jira calls it: left alone,
 * the next reading would find the same address and bind it again.
 */
export async function freeAccounts(
  tx: Tx,
  member: Pick<Member, 'id' | 'name'>,
  site: string,
  said: Telling,
): Promise<void> {
  const mine = await tx
    .selectFrom('member_account')
    .select('account')
    .where('site_id', '=', site)
    .where('member_id', '=', member.id)
    .orderBy('account')
    .execute()
  for (const { account } of mine) {
    const links = await lockPairs(tx, [member.id], { site, account })
    const called = await calledInJira(tx, { site, account }, links)
    await bindAccount(tx, await insertMember(tx, called ?? member.name, null), { site, account }, said)
  }
}

async function holderOf(tx: Tx, { site, account }: Account): Promise<string | null> {
  const row = await tx
    .selectFrom('member_account')
    .select('member_id')
    .where('site_id', '=', site)
    .where('account', '=', account)
    .executeTakeFirst()
  return row?.member_id ?? null
}

/** Both are one person: all that names the one names the other from now on, history too, and the one is gone. */
export async function mergeMembers(tx: Tx, id: string, into: string, until: number): Promise<void> {
  await lockPairs(tx, [id, into])
  await sql`select from member where id in (${id}, ${into}) order by id for update`.execute(tx)
  // Once more: what was said of them before they were locked.
  const links = await lockPairs(tx, [id, into])
  await dropWrites(tx, links, until)
  await renameIn(tx, id, into)
  await lockItems(tx, sql`owner = ${id}`)
  await tx.updateTable('item').set({ owner: into }).where('owner', '=', id).execute()
  // Those of the member who stays are written before them.
  await tx
    .updateTable('member_account')
    .set({ member_id: into, said_at: new Date(0) })
    .where('member_id', '=', id)
    .execute()
  const gone = await tx.deleteFrom('member').where('id', '=', id).returning('email').executeTakeFirst()
  if (gone?.email)
    await tx
      .updateTable('member')
      .set({ email: gone.email })
      .where('id', '=', into)
      .where('email', 'is', null)
      .execute()
  await touchPairs(tx, links)
}

/** In values: what was agreed, sent, asked, said and written of owners. */
async function renameIn(tx: Tx, id: string, into: string): Promise<void> {
  const [before, after] = [sql`${JSON.stringify(id)}::jsonb`, sql`${JSON.stringify(into)}::jsonb`]
  for (const table of ['agreed', 'sent', 'item_change'])
    await sql`
      update ${sql.table(table)} set value = ${after} where field = 'owner' and value = ${before}`.execute(tx)
  for (const column of ['base', 'jira', 'portfolio'])
    await sql`
      update conflict set ${sql.ref(column)} = ${after} where field = 'owner' and ${sql.ref(column)} = ${before}`.execute(
      tx,
    )
  for (const name of ['value', 'expects', 'agrees'])
    await sql`
      update step set data = jsonb_set(data, ${`{${name}}`}::text[], ${after})
      where field = 'owner' and data -> ${name} = ${before}`.execute(tx)
}
