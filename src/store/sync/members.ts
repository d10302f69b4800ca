/** Members of the portfolio by their accounts on a site; who is new is made from what Jira says. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { grow } from '../change-count.ts'
import { fenced, type Ours, rows } from './ours.ts'

export interface Met {
  readonly account: string
  readonly name: string
  readonly email: string | null
}

export async function members({ db, site }: Ours): Promise<ReadonlyMap<string, string>> {
  const found = await db
    .selectFrom('member_account')
    .select(['account', 'member_id'])
    .where('site_id', '=', site)
    // Of several accounts of one member the one that was said last is written.
    .orderBy('said_at', 'desc')
    .orderBy('account')
    .execute()
  return new Map(found.map(({ account, member_id }) => [account, member_id]))
}

/** The same e-mail, whatever its case, is the same person; without one each account is somebody. */
export async function meet(ours: Ours, people: readonly Met[]): Promise<void> {
  const known = await members(ours)
  const fresh = [...new Map(people.map((one) => [one.account, one])).values()].filter(
    ({ account }) => !known.has(account),
  )
  if (fresh.length === 0) return
  const given = fresh.map(({ email, ...one }) => ({ ...one, email: email?.trim() || null, id: randomUUID() }))
  await fenced(ours, async (tx) => {
    const met = sql`${rows(given)} as given (account text, name text, email text, id uuid)`
    await sql`
      insert into member (id, name, email) select id, name, email from ${met}
      where not exists (
        select from member_account as bound where bound.site_id = ${ours.site} and bound.account = given.account)
      on conflict do nothing`.execute(tx)
    await sql`
      insert into member_account (site_id, account, member_id)
      select ${ours.site}, given.account, member.id from ${met}
      join member on member.id = given.id or lower(member.email) = lower(given.email)
      on conflict do nothing`.execute(tx)
    await grow(tx, 'portfolio')
  })
}
