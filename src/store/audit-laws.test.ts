/** Every row of a chain and every kind of change: whatever somebody with all rights over the database does to one row is found. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { appendAudit, readAudit, verifyIn } from './audit.ts'
import { type AuditEntry, link } from './audit-chain.ts'
import type { Tx } from './database.ts'

const ROWS = 200
/** Which other row one is exchanged with: a neighbour, and one far away. */
const FAR = 97

let database: FreshDatabase
let rows: readonly AuditEntry[]
beforeAll(async () => {
  database = await freshDatabase()
  const { db } = database
  await db.transaction().execute(async (tx) => {
    for (let at = 1; at <= ROWS; at++)
      await appendAudit(tx, {
        actor: `person:${at % 7}`,
        action: at % 3 === 0 ? 'jira.write' : 'credential.use',
        about: at % 5 === 0 ? null : `thing ${at}`,
        outcome: 'done',
        details: at % 2 === 0 ? { at, list: [1, null, 'ü'] } : {},
      })
  })
  rows = (await readAudit(db, { limit: ROWS })).reverse()
})
afterAll(() => database.close())

/** Shown at, or where it shows at all: null is nowhere. */
type Change = (tx: Tx, row: AuditEntry) => Promise<number>

const update =
  (set: (row: AuditEntry) => ReturnType<typeof sql>): Change =>
  async (tx, row) => {
    await sql`update audit set ${set(row)} where seq = ${row.seq}`.execute(tx)
    return row.seq
  }

async function exchange(tx: Tx, one: number, other: number): Promise<number> {
  await sql`update audit set seq = -seq where seq in (${one}, ${other})`.execute(tx)
  await sql`update audit set seq = case seq when ${-one} then ${other}::int else ${one} end where seq < 0`.execute(tx)
  return Math.min(one, other)
}

/** All that follow get the next number, or the one before. */
async function shift(tx: Tx, after: number, by: 1 | -1): Promise<void> {
  await sql`update audit set seq = -(seq + ${by}::int) where seq > ${after}`.execute(tx)
  await sql`update audit set seq = -seq where seq < 0`.execute(tx)
}

async function insert(tx: Tx, entry: AuditEntry): Promise<void> {
  const { at, details, ...rest } = entry
  await tx
    .insertInto('audit')
    .values({ ...rest, at: new Date(at), details: JSON.stringify(details) })
    .execute()
}

const before = (seq: number): string => rows[seq - 2]?.hash ?? ''

const CHANGES: Readonly<Record<string, Change>> = {
  'another actor': update(() => sql`actor = 'person:eve'`),
  'another action': update(() => sql`action = action || 's'`),
  'another thing': update(() => sql`about = coalesce(about || '.', '')`),
  'another outcome': update(() => sql`outcome = 'refused'`),
  'a detail more': update(() => sql`details = details || '{"more": null}'`),
  'other details': update(() => sql`details = case details when '{}' then '{"a": 1}'::jsonb else '{}' end`),
  'a millisecond later': update(() => sql`at = at + interval '1 ms'`),
  'another hash': update(() => sql`hash = translate(hash, '0123456789abcdef', '123456789abcdef0')`),
  'changed, with its hash made anew': async (tx, row) => {
    const forged = { ...row, actor: 'person:eve' }
    await sql`update audit set actor = ${forged.actor}, hash = ${link(before(row.seq), forged)} where seq = ${row.seq}`.execute(
      tx,
    )
    // The next one no longer follows; of the last one the head says so.
    return row.seq + 1
  },
  'taken out': async (tx, { seq }) => {
    await sql`delete from audit where seq = ${seq}`.execute(tx)
    return seq
  },
  'taken out, and the gap closed': async (tx, { seq }) => {
    await sql`delete from audit where seq = ${seq}`.execute(tx)
    await shift(tx, seq, -1)
    return seq
  },
  twice: async (tx, row) => {
    await shift(tx, row.seq, 1)
    await insert(tx, { ...row, seq: row.seq + 1 })
    return row.seq + 1
  },
  'one put in before it that follows': async (tx, row) => {
    await shift(tx, row.seq - 1, 1)
    const forged = { ...row, actor: 'person:eve' }
    await insert(tx, { ...forged, hash: link(before(row.seq), forged) })
    return row.seq + 1
  },
  'exchanged with the next': (tx, { seq }) => exchange(tx, seq, seq === ROWS ? 1 : seq + 1),
  'exchanged with one far away': (tx, { seq }) => exchange(tx, seq, ((seq - 1 + FAR) % ROWS) + 1),
  'moved to the end': async (tx, { seq }) => {
    await sql`update audit set seq = ${ROWS + 1} where seq = ${seq}`.execute(tx)
    return seq
  },
}

test('a chain that nobody touched is whole', async () => {
  const proven = await database.db.transaction().execute((tx) => verifyIn(tx, ROWS))
  expect(proven).toEqual({ entries: ROWS, broken: null, head: rows.at(-1)?.hash })
})

test.each(Object.entries(CHANGES))('each row %s: found, where it begins', async (_what, change) => {
  const missed: string[] = []
  await database.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    for (const row of rows) {
      const undone = db.transaction().execute(async (tx) => {
        const wanted = await change(tx, row)
        const { broken } = await verifyIn(tx, Number.POSITIVE_INFINITY)
        if (broken !== wanted) missed.push(`${row.seq}: shown at ${broken}, not at ${wanted}`)
        throw UNDO
      })
      await undone.catch((error: unknown) => {
        if (error !== UNDO) throw error
      })
    }
    await sql`set session_replication_role = origin`.execute(db)
  })
  expect(missed).toEqual([])
})

const UNDO = new Error('undone')
