/** The list of destroyed credentials, kept outside the database: a backup that is put back does not bring them to life. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { appendAudit } from './audit.ts'
import type { Database, Db } from './database.ts'
import { besideData } from './keys.ts'

/**
 * Where the list lies: never where it is put back with the database. The local one is copied with its data folder, so its
 * list is in the account's configuration folder; an operator's own is not, so its list is in the data folder.
 */
export function destroyedFile({ isLocal, instance }: Database, dataFolder: string, configuration?: string): string {
  return isLocal ? besideData(instance, 'destroyed', configuration) : path.join(dataFolder, 'destroyed')
}

/** Adds what the database knows of and the list does not. Every server writes all of it, whoever destroyed what. */
export async function noteDestroyed(db: Db, file: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from destroyed_credential order by at, id`.execute(db)
  const known = new Set(listed(file))
  const lacking = rows.filter(({ id }) => !known.has(id))
  if (lacking.length === 0) return
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'a', 0o600)
  try {
    writeSync(handle, lacking.map(({ id }) => `${id}\n`).join(''))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** At each start, before anything is opened: destroys what an older backup brought back. Gives how many there were. */
export async function destroyAgain(db: Db, file: string): Promise<number> {
  const ids = listed(file)
  if (ids.length === 0) return 0
  return db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('credential')
      .where(sql<boolean>`id = any(${ids}::uuid[])`)
      .returning(['id', 'label'])
      .execute()
    for (const { id, label } of gone)
      await appendAudit(tx, {
        ...{ actor: 'system', action: 'credential.destroy', about: id, outcome: 'done' },
        details: { label, because: 'It had been destroyed, and a backup brought it back.' },
      })
    return gone.length
  })
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function listed(file: string): string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => ID.test(line))
}
