/** Items as the engine reads and writes them: one field at a time, as Jira said it. */
import { sql } from 'kysely'
import { equal, Fault, type Instant, type Json } from '../../base/index.ts'
import { canonicalField, type Item, type ItemField } from '../../portfolio/index.ts'
import type { ItemWrite } from '../../sync/index.ts'
import { grow } from '../change-count.ts'
import type { Tx } from '../database.ts'
import { lockItem } from '../portfolio/item-rows.ts'
import { poke } from '../portfolio/touch.ts'
import { isRowId } from '../row-id.ts'
import { agree } from './agreed.ts'
import { asJson, fenced, moment, type Ours, rows } from './ours.ts'
import { itemsById } from './pairs.ts'

/** With the integrations of this connection that have made a pair of it. */
export async function item(
  { db, connection }: Ours,
  id: string,
): Promise<{ readonly item: Item; readonly pairedBy: readonly string[]; readonly born: Instant } | undefined> {
  const found = isRowId(id) ? (await itemsById(db, [id])).get(id) : undefined
  if (!found) return undefined
  const rows = await db
    .selectFrom('item')
    .leftJoin(
      (links) =>
        links
          .selectFrom('link')
          .innerJoin('integration', 'integration.id', 'link.integration_id')
          .select(['integration.id as integration', 'link.item_id'])
          .where('integration.connection_id', '=', connection)
          .as('own'),
      (join) => join.onRef('own.item_id', '=', 'item.id'),
    )
    .select(['own.integration', 'item.created_at'])
    .where('item.id', '=', id)
    .orderBy('own.integration')
    .execute()
  const [row] = rows
  const pairedBy = rows.flatMap(({ integration }) => (integration === null ? [] : [integration]))
  return row && { item: found, pairedBy, born: row.created_at.getTime() }
}

export function writeItem(ours: Ours, write: ItemWrite): Promise<boolean> {
  return fenced(ours, async (tx) => {
    const row = await lockItem(tx, write.item)
    if (!row) return false
    const canonical = (value: Json) => canonicalField(write.field, value as never) as Json
    const [held, value] = [canonical(row[write.field] as Json), canonical(write.value)]
    const isThere = equal(held, value)
    if (!isThere && !equal(held, canonical(write.expects))) return false
    await agree(tx, [{ link: write.link, field: write.field, value: write.agrees }], ours.now())
    if (isThere) return true
    await checkNamed(tx, write.field, [value])
    await tx
      .updateTable('item')
      .set({ [write.field]: columnOf(write.field, value) })
      .where('id', '=', write.item)
      .execute()
    await say(tx, write.item, { [write.field]: value }, await nameOf(tx, ours, write.by), write.at ?? ours.now())
    await touchPairs(tx, ours, [write.item])
    await grow(tx, 'portfolio', 'sync')
    return true
  })
}

/** Who stands for a stage or an owner must be there: a clear word ends the step, where the database's would stop them all. */
export async function checkNamed(tx: Tx, field: ItemField, values: readonly Json[]): Promise<void> {
  const [gone] = await goneOf(tx, field, values)
  if (gone === undefined) return
  throw new Fault('jira.cannot', `There is no ${field === 'stage' ? 'stage' : 'member'} ${gone} any more.`, {
    about: field,
    remedy: field === 'stage' ? 'Map the status to one of the stages.' : 'Let the person be read again.',
  })
}

/** Stages or members that such a field would name, and that are not there. */
export async function goneOf(tx: Tx, field: ItemField, values: readonly Json[]): Promise<readonly string[]> {
  const named = [...new Set(values)].filter((value) => value !== null).map(String)
  if ((field !== 'stage' && field !== 'owner') || named.length === 0) return []
  const table = field === 'stage' ? 'stage' : 'member'
  const { rows: found } = await sql<{ id: string }>`
    select id::text from ${sql.table(table)} where id::text = any(${named}) order by id for key share`.execute(tx)
  const there = new Set(found.map(({ id }) => id))
  return named.filter((one) => !there.has(one))
}

/** As the portfolio names the account. */
async function nameOf(tx: Tx, ours: Ours, account: string | null): Promise<string | null> {
  return account === null ? null : ((await namesOf(tx, ours, [account])).get(account) ?? account)
}

export async function namesOf(
  tx: Tx,
  { site }: Ours,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await tx
    .selectFrom('member_account')
    .innerJoin('member', 'member.id', 'member_account.member_id')
    .select(['account', 'member.name'])
    .where('site_id', '=', site)
    .where(sql<boolean>`account = any(${accounts})`)
    .execute()
  return new Map(found.map(({ account, name }) => [account, name]))
}

/** Every pair of the items: others may have to tell their sites. */
export async function touchPairs(tx: Tx, { connection }: Ours, ids: readonly string[]): Promise<void> {
  const touched = await sql<{ connection_id: string }>`
    update link set touched = touched + 1 from integration
    where integration.id = link.integration_id and link.item_id = any(${ids}::uuid[])
    returning integration.connection_id`.execute(tx)
  const others = touched.rows.map(({ connection_id }) => connection_id).filter((other) => other !== connection)
  await poke(tx, others)
}

const columnOf = (field: ItemField, value: Json): Json =>
  field === 'description' || field === 'labels' ? asJson(value) : value

/** Lines of the history; of an empty field of a new item there is none. */
export async function say(
  tx: Tx,
  id: string,
  fields: Partial<Record<ItemField, Json>>,
  name: string | null,
  at: Instant,
): Promise<void> {
  const given = Object.entries(fields).map(([field, value]) => ({ field, value: asJson(value) }))
  await sql`
    insert into item_change (item_id, field, value, who, name, at)
    select ${id}, field, value::jsonb, 'jira', ${name}, ${moment(at)}
    from ${rows(given)} as given (field text, value text)`.execute(tx)
}
