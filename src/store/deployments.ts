/** Deployments and their journal: append-only, fenced by the attempt, each write's entries together with their audit rows. */
import { sql } from 'kysely'
import { Fault, type JsonObject } from '../base/index.ts'
import type { Entry, Journal } from '../plan/index.ts'
import type { Db, Tx } from './database.ts'
import { together } from './together.ts'

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

/** Many steps tell at once, and each entry waits for the disk: what comes meanwhile goes into one transaction. */
export function journalOf(db: Db, terms: JournalTerms): Journal {
  const write = (entries: readonly Entry[]): Promise<void> =>
    db.transaction().execute(async (tx) => {
      await appendEntries(tx, terms, entries)
      for (const entry of entries) if (entry.what === 'writing' || entry.what === 'wrote') await terms.audit(tx, entry)
    })
  return { entries: () => readJournal(db, terms.deploymentId), add: together(write) }
}

/** Refused to whoever is no longer the newest attempt. */
export async function appendEntries(
  tx: Tx,
  { deploymentId, attempt, titleOf }: Omit<JournalTerms, 'audit'>,
  entries: readonly Entry[],
): Promise<void> {
  const last = entries.at(-1)
  if (last === undefined) return
  const held = await tx
    .updateTable('deployment')
    .set({
      entries: sql`entries + ${entries.length}::int`,
      last: `${titleOf(last.step)}: ${last.what}`,
      ...counted(entries),
    })
    .where('id', '=', deploymentId)
    .where('attempt', '=', attempt)
    .returning('entries')
    .executeTakeFirst()
  if (!held) throw takenOver()
  const rows = entries.map(({ step, at, attempt: stepAttempt, what, ...note }, index) => ({
    deployment_id: deploymentId,
    seq: held.entries - entries.length + 1 + index,
    step,
    attempt: stepAttempt,
    what,
    at: new Date(at),
    note: JSON.stringify(note),
  }))
  await tx.insertInto('journal_entry').values(rows).execute()
}

type Column = 'done' | 'failed' | 'skipped'

/** A step ends once, unless a person wants it begun again: whoever goes on begins only what has no end. */
function counted(entries: readonly Entry[]) {
  const sums = new Map<Column, number>()
  const count = (column: Column | undefined, by: number): void => {
    if (column !== undefined) sums.set(column, (sums.get(column) ?? 0) + by)
  }
  for (const entry of entries)
    if (entry.what === 'again') count(ENDS[entry.was], -1)
    else count(ENDS[entry.what], 1)
  return Object.fromEntries([...sums].map(([column, by]) => [column, sql<number>`${sql.ref(column)} + ${by}::int`]))
}

const ENDS: Readonly<Partial<Record<Entry['what'], Column>>> = {
  done: 'done',
  failed: 'failed',
  stale: 'failed',
  skipped: 'skipped',
}

/** Entries are numbered from one, without a gap. `step`: of this one alone. */
export async function readJournal(db: Db, deploymentId: string, after = 0, step?: string): Promise<Entry[]> {
  let query = db
    .selectFrom('journal_entry')
    .selectAll()
    .where('deployment_id', '=', deploymentId)
    .where('seq', '>', after)
    .orderBy('seq')
  if (step !== undefined) query = query.where('step', '=', step)
  return (await query.execute()).map(
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
