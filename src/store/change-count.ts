/** Change counts: they grow with every change that somebody may see, so whoever shows or caches something asks whether they have grown. */
import { sql } from 'kysely'
import { ring } from './bell.ts'
import type { Db, Tx } from './database.ts'

export type Counted = 'portfolio' | 'sync'

/** Whoever waits for it hears it. The row is locked until the transaction ends: call it once, after all other writes but the audit's. */
export async function grow(tx: Tx, ...names: readonly Counted[]): Promise<void> {
  // In one order, so that two transactions never wait for each other.
  for (const name of [...new Set(names)].sort())
    await tx
      .updateTable('change_count')
      .set({ value: sql`value + 1` })
      .where('name', '=', name)
      .returning(ring(sql`name`).as('rung'))
      .execute()
}

export async function changeCount(db: Db, name: Counted): Promise<string> {
  const { value } = await db
    .selectFrom('change_count')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return value
}
