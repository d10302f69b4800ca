/** What was said of items' fields: each value with who said it and when. */
import { sql } from 'kysely'
import type { Instant, Json } from '../../base/index.ts'
import type { Db } from '../database.ts'

export interface ItemChange {
  readonly field: string
  readonly value: Json
  readonly who: 'jira' | 'fairlead'
  readonly name: string | null
  readonly at: Instant
}

/** Newest first. */
export async function itemHistory(db: Db, item: string, limit: number): Promise<ItemChange[]> {
  const rows = await db
    .selectFrom('item_change')
    .select(['field', 'value', 'who', 'name', 'at'])
    .where('item_id', '=', item)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.getTime() }))
}

/** The last that was said of each field of an item. */
export async function lastSaid(db: Db, item: string): Promise<ReadonlyMap<string, ItemChange>> {
  const rows = await db
    .selectFrom('item_change')
    .select(['field', 'value', 'who', 'name', 'at'])
    .distinctOn('field')
    .where('item_id', '=', item)
    .orderBy('field')
    .orderBy(sql`id desc`)
    .execute()
  return new Map(rows.map((row) => [row.field, { ...row, at: row.at.getTime() }]))
}
