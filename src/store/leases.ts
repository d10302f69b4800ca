/** Leases: one holder at a time, for so long, by the database's clock. Each new holder gets a higher fence. */
import { sql } from 'kysely'
import { Fault, type Instant } from '../base/index.ts'
import type { Db } from './database.ts'

export interface Lease {
  readonly name: string
  readonly holder: string
  /** Grows with each holder: who writes with an older one comes too late. */
  readonly fence: number
  readonly until: Instant
}

/** Undefined while another holds it. */
export async function acquireLease(
  db: Db,
  name: string,
  holder: string,
  milliseconds: number,
): Promise<Lease | undefined> {
  const row = (await takeOver(db, name, holder, milliseconds)) ?? (await takeFirst(db, name, holder, milliseconds))
  return row && { name, holder, fence: Number(row.fence), until: row.until.getTime() }
}

/** One that ran out: locked as nothing else here locks it, so that it waits for the writes that were begun under it. */
function takeOver(db: Db, name: string, holder: string, milliseconds: number) {
  return db
    .with('free', (cte) =>
      cte
        .selectFrom('lease')
        .select('name')
        .where('name', '=', name)
        .where('until', '<=', sql<Date>`clock_timestamp()`)
        .forUpdate(),
    )
    .updateTable('lease')
    .from('free')
    .set({ holder, fence: sql<string>`fence + 1`, until: after(milliseconds) })
    .whereRef('lease.name', '=', 'free.name')
    .returning(['fence', 'until'])
    .executeTakeFirst()
}

/** One that nobody ever held. */
function takeFirst(db: Db, name: string, holder: string, milliseconds: number) {
  return db
    .insertInto('lease')
    .values({ name, holder, fence: 1, until: after(milliseconds) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning(['fence', 'until'])
    .executeTakeFirst()
}

/** False when it has run out or has another holder. Changing no key, it waits for no write that was begun under the lease. */
export async function renewLease(db: Db, { name, fence }: Lease, milliseconds: number): Promise<boolean> {
  const renewed = await db
    .updateTable('lease')
    .set({ until: after(milliseconds) })
    .where('name', '=', name)
    .where('fence', '=', String(fence))
    .where('until', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  return renewed.numUpdatedRows === 1n
}

export async function releaseLease(db: Db, { name, fence }: Lease): Promise<void> {
  await db
    .updateTable('lease')
    .set({ until: sql<Date>`clock_timestamp()` })
    .where('name', '=', name)
    .where('fence', '=', String(fence))
    .execute()
}

/** In the transaction of a write: throws when the lease is lost, and keeps it from changing hands until the end. */
export async function checkLease(db: Db, { name, fence }: Lease): Promise<void> {
  const held = await db
    .selectFrom('lease')
    .select('fence')
    .where('name', '=', name)
    .where('fence', '=', String(fence))
    .where('until', '>', sql<Date>`clock_timestamp()`)
    .forKeyShare()
    .executeTakeFirst()
  if (!held) throw new Fault('lease.lost', `Another worker holds ${name} now.`, { about: name })
}

/** Who holds it at this moment. */
export async function leaseHolder(db: Db, name: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('lease')
    .select('holder')
    .where('name', '=', name)
    .where('until', '>', sql<Date>`clock_timestamp()`)
    .executeTakeFirst()
  return row?.holder
}

/** Whether any lease whose name begins so is held at this moment. */
export async function isAnyHeld(db: Db, beginning: string): Promise<boolean> {
  const row = await db
    .selectFrom('lease')
    .select('name')
    .where(sql<boolean>`starts_with(name, ${beginning})`)
    .where('until', '>', sql<Date>`clock_timestamp()`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const after = (milliseconds: number) => sql<Date>`clock_timestamp() + ${milliseconds} * interval '1 millisecond'`
