/**
 * What is kept of a person, once an account is another member's: what both sides agreed on follows in the same
 * transaction, and so do the owners that were agreed on, or a word about people would look like an edit.
 */
import { sql } from 'kysely'
import type { Instant } from '../../base/index.ts'
import type { Tx } from '../database.ts'
import { lockItems } from '../lock-rows.ts'
import { leaveSent } from '../sync/agreed.ts'
import type { Said } from './item-rows.ts'
import { poke } from './touch.ts'

/** Who an account is on a site. */
export interface Account {
  readonly site: string
  readonly account: string
}

/** The account that a pair's issue names as its owner now, by its integration's mapping. */
const NAMED = sql`
  lateral (
    select coalesce(told ->> 'accountId', told ->> 'key', told ->> 'name') as account, told ->> 'displayName' as called
    from jsonb_array_elements(integration.mapping -> 'fields') as mapped,
      lateral (select issue.fields -> (mapped ->> 'jira') as told) as raw
    where mapped ->> 'field' = 'owner'
  ) as named`

/**
 * Pairs that name one of these members on either side, or the account: locked until the transaction ends, in the order
 * that everybody keeps.
 */
export async function lockPairs(tx: Tx, members: readonly string[], account?: Account): Promise<string[]> {
  const isTheirs = sql`exists (
    select from member_account as bound
    where bound.site_id = link.site_id and bound.account = named.account and member_id = any(${members}::uuid[]))`
  const isAccount = account ? sql`link.site_id = ${account.site} and named.account = ${account.account}` : sql`false`
  const { rows } = await sql<{ id: string }>`
    select link.id from link
    join integration on integration.id = link.integration_id
    join item on item.id = link.item_id
    left join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
    where item.owner = any(${members}::uuid[])
      or exists (
        select from agreed where agreed.link_id = link.id and field = 'owner' and value #>> '{}' = any(${members}))
      or exists (select from ${NAMED} where ${isTheirs} or ${isAccount})
    order by link.id for update of link`.execute(tx)
  return rows.map(({ id }) => id)
}

/** All of them are decided on anew, and their connections look at once. */
export async function touchPairs(tx: Tx, links: readonly string[]): Promise<void> {
  const { rows } = await sql<{ connection: string }>`
    update link set touched = touched + 1 from integration
    where integration.id = link.integration_id and link.id = any(${links}::uuid[])
    returning integration.connection_id as connection`.execute(tx)
  await poke(
    tx,
    rows.map(({ connection }) => connection),
  )
}

/** As Jira called the account when one of these issues was read; null when none names it. */
export async function calledInJira(
  tx: Tx,
  { site, account }: Account,
  links: readonly string[],
): Promise<string | null> {
  const { rows } = await sql<{ called: string | null }>`
    select called from link
    join integration on integration.id = link.integration_id
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id,
    ${NAMED}
    where link.id = any(${links}::uuid[]) and link.site_id = ${site} and named.account = ${account}
    order by issue.read_at desc limit 1`.execute(tx)
  return rows[0]?.called ?? null
}

export interface Following {
  readonly account: Account
  readonly from: string
  readonly to: string
  /** Locked. */
  readonly links: readonly string[]
  readonly said: Said
  /** Until when a write that is under way may arrive. */
  readonly until: Instant
}

/** Before the account is bound anew. What a person said here and Jira has not taken over yet stays as it was said. */
export async function follow(tx: Tx, { account, from, to, links, said, until }: Following): Promise<void> {
  const meant = await meantBy(tx, account, from, links)
  const ids = meant.map(({ link }) => link)
  const other = sql`${JSON.stringify(to)}::jsonb`
  const isFrom = sql`= ${JSON.stringify(from)}::jsonb`
  for (const table of ['agreed', 'sent'])
    await sql`
      update ${sql.table(table)} set value = ${other}
      where link_id = any(${ids}::uuid[]) and field = 'owner' and value ${isFrom}`.execute(tx)
  await sql`
    update conflict set jira = case when jira ${isFrom} then ${other} else jira end,
      base = case when base ${isFrom} then ${other} else base end
    where link_id = any(${ids}::uuid[]) and field = 'owner' and state = 'open'`.execute(tx)
  const which = sql`owner = ${from} and removed_at is null and id = any(${[
    ...new Set(meant.flatMap(({ item, held }) => (held ? [item] : []))),
  ]}::uuid[])`
  await lockItems(tx, which)
  await sql`
    with given as (
      update item set owner = ${to} where ${which}
      returning id
    )
    insert into item_change (item_id, field, value, who, name, at)
    select id, 'owner', ${other}, 'fairlead', ${said.name}, ${new Date(said.at)} from given`.execute(tx)
  await dropWrites(tx, ids, until)
}

/**
 * Pairs on the site where the member was meant by this account: their issue names it, or names none of the member's and
 * this is the one that would have been written. `held`: both sides held the member, or the portfolio what was agreed.
 */
async function meantBy(
  tx: Tx,
  { site, account }: Account,
  member: string,
  links: readonly string[],
): Promise<{ readonly link: string; readonly item: string; readonly held: boolean }[]> {
  const { rows } = await sql<{ link: string; item: string; held: boolean }>`
    with mine as (
      select account from member_account where site_id = ${site} and member_id = ${member}
      order by said_at desc, account
    )
    select link.id as link, link.item_id as item,
      coalesce(named.account = ${account}, false) or coalesce(agreed.value #>> '{}' = ${member}, false) as held
    from link
    join integration on integration.id = link.integration_id
    join issue on issue.site_id = link.site_id and issue.issue_id = link.issue_id
    left join agreed on agreed.link_id = link.id and agreed.field = 'owner',
    ${NAMED}
    where link.id = any(${links}::uuid[]) and link.site_id = ${site} and (named.account = ${account} or (
      coalesce(named.account not in (select account from mine), true)
      and ${account} = (select account from mine limit 1)))`.execute(tx)
  return rows
}

/** What waits to be written of owners was decided by another knowledge of people. */
export async function dropWrites(tx: Tx, links: readonly string[], until: Instant): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update step set state = 'dropped', why = 'Who is whom was said anew.', ended_at = now()
    where link_id = any(${links}::uuid[]) and field = 'owner' and state = 'open'
    returning id`.execute(tx)
  await leaveSent(
    tx,
    rows.map(({ id }) => id),
    until,
  )
}
