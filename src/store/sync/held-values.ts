/** What an item held in a span of time, as its history tells it. */
import { sql } from 'kysely'
import type { Instant, Json } from '../../base/index.ts'
import type { ItemField } from '../../portfolio/index.ts'
import { moment, type Ours } from './ours.ts'

/** Each value of each field, the one that it began with too; of a field that was empty then there is none. */
export async function heldBetween(
  { db }: Pick<Ours, 'db'>,
  item: string,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Promise<ReadonlyMap<ItemField, readonly Json[]>> {
  const { rows } = await sql<{ field: ItemField; value: Json }>`
    (select distinct on (field) field, value from item_change
      where item_id = ${item} and at <= ${moment(from)} order by field, at desc, id desc)
    union all
    (select field, value from item_change
      where item_id = ${item} and at > ${moment(from)} and at <= ${moment(to)} order by at, id)`.execute(db)
  const held = Map.groupBy(rows, ({ field }) => field)
  return new Map([...held].map(([field, some]) => [field, some.map(({ value }) => value)]))
}
