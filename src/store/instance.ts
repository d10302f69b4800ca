/**
 * Notices a database that was copied or brought back to an earlier state. Two Fairleads that ask the same Jira, or one that
 * has forgotten what it sent, would do things twice: until a person says that the other one is gone, nothing goes out.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { dropAnchor } from './audit-anchor.ts'
import type { Db } from './database.ts'
import { homeOf, isSameHome, type Place } from './home.ts'
import { writeWhole } from './write-whole.ts'

/** What the data folder remembers of the database it worked with. */
const RECORD = z.object({ instance: z.string(), beat: z.number() })
type Record = z.infer<typeof RECORD>

const FILE = 'instance.json'

/** Goes on by one, here and in the database; a copy is marked as one before anything else is done with it. */
export async function noteStart(db: Db, place: Place): Promise<void> {
  const record = readRecord(place.dataFolder)
  const home = await homeOf(db, place)
  const now = await db.transaction().execute(async (tx) => {
    const { id, ...held } = await tx.selectFrom('instance').selectAll().forUpdate().executeTakeFirstOrThrow()
    const beat = Number(held.beat)
    const copy = held.copy ?? whyCopy({ id, beat, home: held.home }, home, record)
    const next = Math.max(beat, record?.instance === id ? record.beat : 0) + 1
    // The home of a copy stays the other one's until a person has spoken.
    await tx
      .updateTable('instance')
      .set({ beat: next, copy, ...(copy === null ? { home } : {}) })
      .execute()
    return { instance: id, beat: next }
  })
  writeRecord(place.dataFolder, now)
}

function whyCopy(
  { id, beat, home: known }: { readonly id: string; readonly beat: number; readonly home: string | null },
  home: string,
  record: Record | undefined,
): string | null {
  if (record && record.instance !== id) return 'This data folder worked with the database of another Fairlead before.'
  if (record && record.beat > beat) return 'The database is older than what this data folder remembers of it.'
  if (known !== null && !isSameHome(known, home)) return 'The database was copied from another place.'
  return null
}

/** While it runs it goes on too: a backup is older than what came after it, however long ago the last start was. */
export async function noteRunning(db: Db, { dataFolder }: Pick<Place, 'dataFolder'>): Promise<void> {
  const { id, beat } = await db
    .updateTable('instance')
    .set({ beat: sql<string>`beat + 1` })
    .returning(['id', 'beat'])
    .executeTakeFirstOrThrow()
  writeRecord(dataFolder, { instance: id, beat: Number(beat) })
}

/** Why nothing may go out; null when all is as it was. */
export async function whyWaits(db: Db): Promise<string | null> {
  const { copy } = await db.selectFrom('instance').select('copy').executeTakeFirstOrThrow()
  return copy
}

/** The other one is gone: this is the one, here. */
export async function confirmInstance(db: Db, place: Place): Promise<void> {
  const home = await homeOf(db, place)
  await db.updateTable('instance').set({ copy: null, home }).execute()
  dropAnchor(place.dataFolder)
}

function readRecord(dataFolder: string): Record | undefined {
  try {
    return RECORD.parse(JSON.parse(readFileSync(path.join(dataFolder, FILE), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const writeRecord = (dataFolder: string, record: Record): void =>
  writeWhole(path.join(dataFolder, FILE), JSON.stringify(record))
