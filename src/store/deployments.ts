/** Deployments and their journal: append-only, fenced by the attempt, each write's entries together with their audit rows. */
import { sql } from 'kysely'
import { Fault, type JsonObject } from '../base/index.ts'
import type { Entry, Journal } from '../plan/index.ts'
import type { Db, Tx } from './database.ts'

/** Begins another attempt: whoever worked on it before can no longer write. */
export async function beginAttempt(db: Db, deploymentId: string): Promise<number> {
  const row = await db
    .updateTable('deployment')
    .set({
      attempt: sql`attempt + 1`,
      state: 'running',
      error: null,
      started_at: sql`coalesce(started_at, now())`,
    })
    .where('id', '=', deploymentId)
    .where('state', 'not in', ['done', 'failed'])
    .returning('attempt')
    .executeTakeFirst()
  if (!row) throw new Fault('conflict', 'This deployment has ended.')
  return row.attempt
}

/** `audit` is called in the transaction of each entry that tells of a write. */
export function journalOf(
  db: Db,
  deploymentId: string,
  attempt: number,
  audit: (tx: Tx, entry: Entry) => Promise<void>,
): Journal {
  return {
    entries: () => readJournal(db, deploymentId),
    add: (entry) =>
      db.transaction().execute(async (tx) => {
        await append(tx, deploymentId, attempt, entry)
        if (entry.what === 'writing' || entry.what === 'wrote') await audit(tx, entry)
      }),
  }
}

async function append(tx: Tx, deploymentId: string, attempt: number, entry: Entry): Promise<void> {
  const held = await tx
    .updateTable('deployment')
    .set({ entries: sql`entries + 1` })
    .where('id', '=', deploymentId)
    .where('attempt', '=', attempt)
    .returning('entries')
    .executeTakeFirst()
  if (!held) throw new Fault('lease.lost', 'Another worker has taken this deployment over.')
  const { step, at, attempt: stepAttempt, what, ...note } = entry
  await tx
    .insertInto('journal_entry')
    .values({
      deployment_id: deploymentId,
      seq: held.entries,
      step,
      attempt: stepAttempt,
      what,
      at: new Date(at),
      note: JSON.stringify(note),
    })
    .execute()
}

export async function readJournal(db: Db, deploymentId: string, after = 0): Promise<Entry[]> {
  const rows = await db
    .selectFrom('journal_entry')
    .selectAll()
    .where('deployment_id', '=', deploymentId)
    .where('seq', '>', after)
    .orderBy('seq')
    .execute()
  return rows.map(
    (row) =>
      ({
        step: row.step,
        at: row.at.getTime(),
        attempt: row.attempt,
        what: row.what,
        ...(row.note as JsonObject),
      }) as unknown as Entry,
  )
}
