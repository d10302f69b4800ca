/** Key results, with every value they had. */
import type { Selectable } from 'kysely'
import { Fault, type Instant } from '../../base/index.ts'
import type { KeyResult } from '../../portfolio/index.ts'
import type { Db, Tx } from '../database.ts'
import { isRowId } from '../row-id.ts'
import type { KeyResultTable } from '../schema.ts'
import type { Said } from './item-rows.ts'

export interface StoredKeyResult extends KeyResult {
  readonly history: readonly { readonly value: number; readonly by: string; readonly at: Instant }[]
}

/** Of items that were not taken out, in their order. */
export async function loadKeyResults(db: Db): Promise<KeyResult[]> {
  const rows = await db
    .selectFrom('key_result')
    .innerJoin('item', 'item.id', 'key_result.item_id')
    .selectAll('key_result')
    .where('item.removed_at', 'is', null)
    .orderBy('key_result.position')
    .orderBy('key_result.created_at')
    .execute()
  return rows.map(toKeyResult)
}

export async function keyResultsOf(db: Db, item: string): Promise<StoredKeyResult[]> {
  const rows = await db
    .selectFrom('key_result')
    .selectAll()
    .where('item_id', '=', item)
    .orderBy('position')
    .orderBy('created_at')
    .execute()
  const values = await db
    .selectFrom('key_result_value')
    .innerJoin('key_result', 'key_result.id', 'key_result_value.key_result_id')
    .select(['key_result_id', 'value', 'key_result_value.by', 'at'])
    .where('item_id', '=', item)
    .orderBy('key_result_value.id')
    .execute()
  const of = Map.groupBy(values, (value) => value.key_result_id)
  return rows.map((row) => ({
    ...toKeyResult(row),
    history: (of.get(row.id) ?? []).map(({ value, by, at }) => ({ value, by, at: at.getTime() })),
  }))
}

/** Locked until the transaction ends. */
export async function lockKeyResult(tx: Tx, id: string): Promise<KeyResult> {
  const row = isRowId(id)
    ? await tx.selectFrom('key_result').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (row) return toKeyResult(row)
  throw new Fault('not-found', 'There is no such key result.', { about: id, remedy: 'It may have been taken away.' })
}

export async function insertKeyResult(tx: Tx, { item, ...result }: Omit<KeyResult, 'id'>, said: Said): Promise<void> {
  const { count } = await tx
    .selectFrom('key_result')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('item_id', '=', item)
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('key_result')
    .values({ ...result, item_id: item, position: Number(count) })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (result.current !== null) await noteValue(tx, id, result.current, said)
}

/** A new value is kept beside those before it. */
export async function writeKeyResult(tx: Tx, before: KeyResult, after: KeyResult, said: Said): Promise<void> {
  const { name, unit, from, target, current, by } = after
  await tx
    .updateTable('key_result')
    .set({ name, unit, from, target, current, by })
    .where('id', '=', before.id)
    .execute()
  if (current !== null && current !== before.current) await noteValue(tx, before.id, current, said)
}

export async function dropKeyResult(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('key_result').where('id', '=', id).execute()
}

async function noteValue(tx: Tx, id: string, value: number, { name, at }: Said): Promise<void> {
  await tx
    .insertInto('key_result_value')
    .values({ key_result_id: id, value, by: name, at: new Date(at) })
    .execute()
}

function toKeyResult({ id, item_id, name, unit, from, target, current, by }: Selectable<KeyResultTable>): KeyResult {
  return { id, item: item_id, name, unit, from, target, current, by }
}
