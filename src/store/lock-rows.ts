/** Rows that many write, locked in one order: issues, links, items, then steps, each by id. Two that do so never wait for each other. */
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './database.ts'

type Which = RawBuilder<unknown>

export async function lockIssues(tx: Tx, which: Which): Promise<void> {
  await sql`select from issue where ${which} order by site_id, issue_id for update`.execute(tx)
}

export async function lockLinks(tx: Tx, which: Which): Promise<void> {
  await sql`select from link where ${which} order by id for update`.execute(tx)
}

export async function lockItems(tx: Tx, which: Which): Promise<void> {
  await sql`select from item where ${which} order by id for update`.execute(tx)
}
