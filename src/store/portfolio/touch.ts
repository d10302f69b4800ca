/** Tells sync that a person changed something: the pairs are decided on anew, and the engine looks at once. */
import { type RawBuilder, sql } from 'kysely'
import { ring } from '../bell.ts'
import type { Tx } from '../database.ts'

/** Links of integrations that fit, locked in one order: two transactions never wait for each other. */
export const inOrder = (which: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`id in (
  select id from link where how = 'integration' and ${which} order by id for update)`

/** Pairs of these items. */
export async function touchItems(tx: Tx, items: readonly string[]): Promise<void> {
  if (items.length === 0) return
  const pairs = await tx
    .updateTable('link')
    .set({ touched: sql`touched + 1` })
    .where(inOrder(sql`item_id = any(${items}::uuid[])`))
    .returning('integration_id')
    .execute()
  const integrations = pairs.flatMap(({ integration_id }) => (integration_id === null ? [] : [integration_id]))
  if (integrations.length === 0) return
  const of = await tx.selectFrom('integration').select('connection_id').where('id', 'in', integrations).execute()
  await poke(
    tx,
    of.map(({ connection_id }) => connection_id),
  )
}

/** Pairs of these issues. */
export async function touchIssues(tx: Tx, site: string, issues: readonly string[]): Promise<void> {
  if (issues.length === 0) return
  await tx
    .updateTable('link')
    .set({ touched: sql`touched + 1` })
    .where(inOrder(sql`site_id = ${site} and issue_id = any(${issues})`))
    .execute()
}

/** Their issues are read again by id, and every field is decided anew, those that went back and forth too. Gives how many pairs. */
export async function resync(
  tx: Tx,
  which: { readonly item: string } | { readonly integration: string },
): Promise<number> {
  const of = 'item' in which ? sql`item_id = ${which.item}` : sql`integration_id = ${which.integration}`
  const { rows: pairs } = await sql<{ connection: string }>`
    with pair as (
      update link set calmed_at = now(), touched = touched + 1 where ${inOrder(of)}
      returning integration_id, issue_id
    )
    insert into hint (connection_id, issue_id, asked)
    select connection_id, issue_id, true from pair join integration on integration.id = integration_id
    returning connection_id as connection`.execute(tx)
  await poke(
    tx,
    pairs.map(({ connection }) => connection),
  )
  return pairs.length
}

/** In one order, so that two transactions never wait for each other. */
export async function poke(tx: Tx, connections: readonly string[]): Promise<void> {
  for (const connection of [...new Set(connections)].sort()) await pokeWith(tx, connection, {})
}

/** Jira told something of them by webhook. */
export async function pokeHeard(tx: Tx, connections: readonly string[]): Promise<void> {
  for (const connection of [...new Set(connections)].sort())
    await pokeWith(tx, connection, { heard_at: sql<Date>`now()` })
}

/** The next turn asks Jira for changes, whenever it last did. */
export async function pollSoon(tx: Tx, connection: string): Promise<void> {
  await pokeWith(tx, connection, { progress: sql<string>`progress || '{"asked": true}'` })
}

/** Rules are read from time to time; a new one should not wait. */
export async function readRulesSoon(tx: Tx, connection: string): Promise<void> {
  await pokeWith(tx, connection, { progress: sql<string>`progress || '{"rulesAt": null}'` })
}

async function pokeWith(
  tx: Tx,
  connection: string,
  changed: { readonly progress?: RawBuilder<string>; readonly heard_at?: RawBuilder<Date> },
): Promise<void> {
  await tx
    .updateTable('sync')
    .set({ ...changed, poked: sql`poked + 1` })
    .where('connection_id', '=', connection)
    .returning(ring(sql`'poked ' || connection_id`).as('rung'))
    .execute()
}
