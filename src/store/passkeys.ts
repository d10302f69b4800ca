/** Passkeys: the public half of each, whose it is, how often it signed, and whether it may live on several devices. */
import { type Selectable, sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Db } from './database.ts'
import type { PasskeyTable } from './schema-sign-in.ts'

export interface Passkey {
  /** As the browser names it. */
  readonly id: string
  readonly personId: string
  readonly name: string
  /** In base64url. */
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly maySync: boolean
  readonly synced: boolean
  readonly createdAt: Date
  readonly usedAt: Date | null
}

export async function addPasskey(db: Db, passkey: Omit<Passkey, 'createdAt' | 'usedAt'>): Promise<void> {
  const added = await db
    .insertInto('passkey')
    .values({
      id: passkey.id,
      person_id: passkey.personId,
      name: passkey.name,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      may_sync: passkey.maySync,
      synced: passkey.synced,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Fault('conflict', 'This passkey is here already.')
}

export async function listPasskeys(db: Db, person: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', person)
    .orderBy('created_at')
    .execute()
  return rows.map(toPasskey)
}

export async function findPasskey(db: Db, id: string): Promise<Passkey | undefined> {
  const row = await db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toPasskey(row)
}

/** False when it has signed as often already: of two answers at once one is taken. Those that do not count tell 0. */
export async function noteSigned(
  db: Db,
  { id, counter }: Pick<Passkey, 'id' | 'counter'>,
  now: { readonly counter: number; readonly synced: boolean },
): Promise<boolean> {
  const noted = await db
    .updateTable('passkey')
    .set({ counter: now.counter, synced: now.synced, used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('counter', '=', String(counter))
    .executeTakeFirst()
  return noted.numUpdatedRows > 0n
}

export async function renamePasskey(db: Db, person: string, id: string, name: string): Promise<void> {
  const named = await db
    .updateTable('passkey')
    .set({ name })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .executeTakeFirst()
  if (named.numUpdatedRows === 0n) throw noPasskey()
}

export async function removePasskey(db: Db, person: string, id: string): Promise<void> {
  const gone = await db.deleteFrom('passkey').where('id', '=', id).where('person_id', '=', person).executeTakeFirst()
  if (gone.numDeletedRows === 0n) throw noPasskey()
}

export async function removePasskeysOf(db: Db, person: string): Promise<void> {
  await db.deleteFrom('passkey').where('person_id', '=', person).execute()
}

const noPasskey = (): Fault => new Fault('not-found', 'You have no such passkey.')

function toPasskey(row: Selectable<PasskeyTable>): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    maySync: row.may_sync,
    synced: row.synced,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }
}
