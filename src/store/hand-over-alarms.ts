/** What was odd about one-time links: opened after their end, guessed, tried too often. One open alarm of a sort for each link. */
import { type Selectable, sql } from 'kysely'
import { Fault, type Instant } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import { isRowId } from './row-id.ts'
import type { HandOverAlarmTable } from './schema.ts'

export interface HandOverAlarm {
  readonly id: string
  readonly handOver: string | null
  readonly what: HandOverAlarmTable['what']
  readonly times: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** The connection's name; null for a link that never was. */
  readonly name: string | null
}

/** Counted where it is open already: whoever guesses all day fills no table. True where it is new. */
export async function raiseAlarm(
  tx: Tx,
  what: HandOverAlarm['what'],
  handOver: string | null = null,
): Promise<boolean> {
  const { times } = await tx
    .insertInto('hand_over_alarm')
    .values({ hand_over_id: handOver, what })
    .onConflict((conflict) =>
      conflict
        .columns(['hand_over_id', 'what'])
        .where('settled_at', 'is', null)
        .doUpdateSet({ times: sql<number>`hand_over_alarm.times + 1`, last_at: sql<Date>`now()` }),
    )
    .returning('times')
    .executeTakeFirstOrThrow()
  return times === 1
}

export async function openAlarms(db: Db): Promise<HandOverAlarm[]> {
  const rows = await db
    .selectFrom('hand_over_alarm')
    .leftJoin('hand_over', 'hand_over.id', 'hand_over_id')
    .selectAll('hand_over_alarm')
    .select('hand_over.name')
    .where('settled_at', 'is', null)
    .orderBy('last_at', 'desc')
    .execute()
  return rows.map(toAlarm)
}

export async function settleAlarm(db: Db, id: string, by: string): Promise<void> {
  const settled = isRowId(id)
    ? await db
        .updateTable('hand_over_alarm')
        .set({ settled_at: sql<Date>`now()`, settled_by: by })
        .where('id', '=', id)
        .where('settled_at', 'is', null)
        .executeTakeFirst()
    : undefined
  if (!settled?.numUpdatedRows) throw new Fault('not-found', 'There is no such open alarm.', { about: id })
}

function toAlarm(row: Selectable<HandOverAlarmTable> & { readonly name: string | null }): HandOverAlarm {
  return {
    id: row.id,
    handOver: row.hand_over_id,
    what: row.what,
    times: row.times,
    firstAt: row.first_at.getTime(),
    lastAt: row.last_at.getTime(),
    name: row.name,
  }
}
