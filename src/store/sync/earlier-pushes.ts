/** Pushes of an item that ended and made no pair of it, with all that is known of each. */
import { sql } from 'kysely'
import type { EarlierPush } from '../../sync/index.ts'
import { readEntries } from './journal.ts'
import type { Ours } from './ours.ts'

export async function earlierPushes(
  { db, connection }: Ours,
  item: string,
  integration: string,
): Promise<EarlierPush[]> {
  const found = await db
    .selectFrom('step')
    .select(['id', sql<number>`(data ->> 'since')::double precision`.as('since')])
    .where('connection_id', '=', connection)
    .where('item_id', '=', item)
    .where(sql<boolean>`data ->> 'what' = 'create-issue'`)
    .where(sql<boolean>`(data ->> 'integration' = ${integration}
      or not exists (select from integration where id::text = data ->> 'integration'))`)
    .where('state', 'in', ['failed', 'stale', 'dropped'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  if (found.length === 0) return []
  const entries = Map.groupBy(await readEntries(db, { steps: found.map(({ id }) => id) }), ({ step }) => step)
  return found.map(({ id, since }) => ({ since, entries: entries.get(id) ?? [] }))
}
