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

/** Just before a write is sent: refused to whoever slept while another took the deployment over. */
export async function checkAttempt(db: Db, deploymentId: string, attempt: number): Promise<void> {
  const row = await db.selectFrom('deployment').select('attempt').where('id', '=', deploymentId).executeTakeFirst()
  if (row?.attempt !== attempt) throw takenOver()
}

const takenOver = (): Fault => new Fault('lease.lost', 'Another worker has taken this deployment over.')

export interface JournalTerms {
  readonly deploymentId: string
  readonly attempt: number
  /** A step's title, for those who only look at the list. */
  readonly titleOf: (step: string) => string
  /** Called in the transaction of each entry that tells of a write. */
  readonly audit: (tx: Tx, entry: Entry) => Promise<void>
}

export function journalOf(db: Db, terms: JournalTerms): Journal {
  return {
    entries: () => readJournal(db, terms.deploymentId),
    add: (entry) =>
      db.transaction().execute(async (tx) => {
        await appendEntry(tx, terms, entry)
        if (entry.what === 'writing' || entry.what === 'wrote') await terms.audit(tx, entry)
      }),
  }
}

/** Refused to whoever is no longer the newest attempt. */
export async function appendEntry(
  tx: Tx,
  { deploymentId, attempt, titleOf }: Omit<JournalTerms, 'audit'>,
  entry: Entry,
): Promise<void> {
  const held = await tx
    .updateTable('deployment')
    .set({ entries: sql`entries + 1`, last: `${titleOf(entry.step)}: ${entry.what}`, ...counted(entry) })
    .where('id', '=', deploymentId)
    .where('attempt', '=', attempt)
    .returning('entries')
    .executeTakeFirst()
  if (!held) throw takenOver()
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

/** A step ends once, unless a person wants it begun again: whoever goes on begins only what has no end. */
function counted(entry: Entry) {
  if (entry.what === 'again') return counts(ENDS[entry.was], -1)
  return counts(ENDS[entry.what], 1)
}

const counts = (column: 'done' | 'failed' | 'skipped' | undefined, by: number) =>
  column === undefined ? {} : { [column]: sql<number>`${sql.ref(column)} + ${by}::int` }

const ENDS: Readonly<Partial<Record<Entry['what'], 'done' | 'failed' | 'skipped'>>> = {
  done: 'done',
  failed: 'failed',
  stale: 'failed',
  skipped: 'skipped',
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
