/** One-time links for people who have no account here: known to the database only by their hash. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Fault, type Instant, type Json, Secret } from '../base/index.ts'
import type { Db } from './database.ts'

export interface SetupLink {
  readonly purpose: string
  readonly about: Json
  readonly createdBy: string
  readonly expiresAt: Instant
}

/** Gives the link's secret part, once. */
export async function createSetupLink(db: Db, { purpose, about, createdBy, expiresAt }: SetupLink): Promise<Secret> {
  const word = new Secret(randomBytes(32).toString('base64url'))
  const values = {
    hash: hashOf(word),
    purpose,
    about: JSON.stringify(about),
    created_by: createdBy,
    expires_at: new Date(expiresAt),
  }
  await db.insertInto('setup_link').values(values).execute()
  return word
}

/** What the link is for, without using it up. */
export async function readSetupLink(db: Db, word: Secret): Promise<SetupLink> {
  const row = await open(db, word).executeTakeFirst()
  if (!row) throw closed()
  return { purpose: row.purpose, about: row.about, createdBy: row.created_by, expiresAt: row.expires_at.getTime() }
}

/** Of many at once one gets it; in a transaction that fails it stays open. */
export async function redeemSetupLink(db: Db, word: Secret): Promise<SetupLink> {
  const link = await readSetupLink(db, word)
  const used = await db
    .updateTable('setup_link')
    .set({ used_at: sql<Date>`now()` })
    .where('hash', '=', hashOf(word))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw closed()
  return link
}

function open(db: Db, word: Secret) {
  const rows = db.selectFrom('setup_link').selectAll().where('hash', '=', hashOf(word))
  return rows.where('used_at', 'is', null).where('expires_at', '>', sql<Date>`now()`)
}

function hashOf(word: Secret): string {
  return createHash('sha256').update(word.reveal()).digest('hex')
}

function closed(): Fault {
  return new Fault('not-found', 'This link was used already, has expired, or never was.', {
    remedy: 'Ask for a new link.',
  })
}
