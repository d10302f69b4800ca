/** Two slots: a new token takes the place of the one in use at one stroke; the one before stays to go back to, until it is proven dead. */
import { sql } from 'kysely'
import { Fault, type Instant } from '../base/index.ts'
import {
  insertCredential,
  type NewCredential,
  nextVersion,
  type Owner,
  oneAtATime,
  rowsOf,
  type StoredCredential,
  toCredential,
} from './credentials.ts'
import type { Db, Tx } from './database.ts'
import type { StoredSite } from './sites.ts'
import type { Vault } from './vault.ts'

export interface Keeping {
  readonly now: Instant
  /** Until then the one before may be gone back to. */
  readonly keepUntil: Instant
}

/** Sealed and not yet in use: one that is made on the site must not be lost before it is proven. */
export async function keepNext(tx: Tx, vault: Vault, credential: NewCredential): Promise<StoredCredential> {
  const { owner, site } = credential
  await oneAtATime(tx, owner, site.id)
  await tx
    .deleteFrom('credential')
    .where('site_id', '=', site.id)
    .where(owned(owner))
    .where('slot', '=', 'next')
    .execute()
  return insertCredential(tx, vault, credential, 'next', await nextVersion(tx, owner, site.id))
}

/**
 * In use from the commit on. The one before may be gone back to until then, and stays sealed until it is proven dead;
 * an instant that has passed is no way back.
 */
export async function rotateCredential(
  tx: Tx,
  vault: Vault,
  credential: NewCredential,
  { now, keepUntil }: Keeping,
): Promise<StoredCredential> {
  const { owner, site } = credential
  await oneAtATime(tx, owner, site.id)
  const version = await nextVersion(tx, owner, site.id)
  await retire(tx, owner, site.id, { now, keepUntil })
  return insertCredential(tx, vault, credential, 'current', version)
}

/** What waits in the next slot takes its place. */
export async function promoteNext(tx: Tx, owner: Owner, site: StoredSite, keeping: Keeping): Promise<void> {
  await oneAtATime(tx, owner, site.id)
  const next = await rowsOf(tx, owner, site.id).select('id').where('slot', '=', 'next').executeTakeFirst()
  if (!next) throw new Fault('conflict', 'There is no token that waits to be used.')
  await retire(tx, owner, site.id, keeping)
  await tx.updateTable('credential').set({ slot: 'current' }).where('id', '=', next.id).execute()
}

/** The one before is in use again; the one that took its place is left to be proven dead. */
export async function goBack(tx: Tx, owner: Owner, site: StoredSite, old: string, now: Instant): Promise<void> {
  await oneAtATime(tx, owner, site.id)
  const kept = await rowsOf(tx, owner, site.id)
    .select('id')
    .where('id', '=', old)
    .where('slot', '=', 'old')
    .where('kept_until', '>', new Date(now))
    .executeTakeFirst()
  if (!kept)
    throw new Fault('conflict', 'There is no old token to go back to: its time has passed.', {
      remedy: 'Rotate to a token that works.',
    })
  await retire(tx, owner, site.id, { now, keepUntil: now })
  await tx
    .updateTable('credential')
    .set({ slot: 'current', kept_until: null, alive_at: null })
    .where('id', '=', old)
    .execute()
}

/** One way back is enough: those older than the one that goes now lose theirs. */
async function retire(tx: Tx, owner: Owner, siteId: string, { now, keepUntil }: Keeping): Promise<void> {
  const old = tx.updateTable('credential').where('site_id', '=', siteId).where(owned(owner))
  await old
    .set({ kept_until: sql<Date>`least(kept_until, ${new Date(now)})` })
    .where('slot', '=', 'old')
    .execute()
  await old
    .set({ slot: 'old', kept_until: new Date(keepUntil) })
    .where('slot', '=', 'current')
    .execute()
}

const owned = (owner: Owner) =>
  'connection' in owner ? sql<boolean>`connection_id = ${owner.connection}` : sql<boolean>`person_id = ${owner.person}`

/** Old ones that nobody can go back to any more: each is to be proven dead, and one that lives is asked once a day. */
export async function pastOld(db: Db, now: Instant): Promise<StoredCredential[]> {
  const rows = await db
    .selectFrom('credential')
    .selectAll()
    .where('slot', '=', 'old')
    .where('kept_until', '<=', new Date(now))
    .where((row) => row.or([row('alive_at', 'is', null), row('alive_at', '<', new Date(now - DAY))]))
    .orderBy('kept_until')
    .execute()
  return rows.map(toCredential)
}

const DAY = 86_400_000

/** Its sealed key goes with it. */
export async function destroyOld(db: Db, id: string): Promise<void> {
  await db.deleteFrom('credential').where('id', '=', id).where('slot', '=', 'old').execute()
}

export async function noteAlive(db: Db, id: string, now: Instant): Promise<void> {
  await db
    .updateTable('credential')
    .set({ alive_at: new Date(now) })
    .where('id', '=', id)
    .execute()
}

/** One that waited and proved to be of no use. */
export async function dropNext(db: Db, id: string): Promise<void> {
  await db.deleteFrom('credential').where('id', '=', id).where('slot', '=', 'next').execute()
}
