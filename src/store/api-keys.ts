/** API keys: of each only the hash is kept. A key says by its own checksum whether it was copied whole, before the database is asked. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { sql } from 'kysely'
import { Secret } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import type { Person, PersonRole } from './people.ts'

/** `fairlead_`, an id, 256 bits and a checksum: easily found in a file where it does not belong. */
const SHAPE = /^(fairlead_([0-9a-f]{12})_[0-9a-f]{64})_([0-9a-f]{8})$/

export interface KeyScope {
  /** All that this role may, but never more than the key's person may now. */
  readonly role: PersonRole
  /** Actions that it may ask for beyond its role, and those that ask a person for proof. */
  readonly actions: readonly string[]
  /** Ids of the only connections it may touch; null is all. */
  readonly connections: readonly string[] | null
  /** Addresses and ranges from which alone it is taken; null is anywhere. */
  readonly addresses: readonly string[] | null
}

export interface NewApiKey extends KeyScope {
  readonly person: string
  readonly name: string
  readonly expiresAt: Date
}

export interface KeptApiKey extends NewApiKey {
  readonly id: string
  readonly personName: string
  readonly personRole: PersonRole
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly usedAt: Date | null
  readonly usedFrom: string | null
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0')
const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Gives the whole key, once. */
export async function addApiKey(tx: Tx, { person, name, role, actions, connections, addresses, expiresAt }: NewApiKey) {
  const id = randomBytes(6).toString('hex')
  const body = `fairlead_${id}_${randomBytes(32).toString('hex')}`
  const key = `${body}_${checksum(body)}`
  await tx
    .insertInto('api_key')
    .values({
      ...{ id, hash: digest(key), person_id: person, name, role, expires_at: expiresAt },
      actions: JSON.stringify(actions),
      connections: connections === null ? null : JSON.stringify(connections),
      addresses: addresses === null ? null : JSON.stringify(addresses),
    })
    .execute()
  return { id, key: new Secret(key) }
}

/** Whoever shows this key, if it is one that is in force and its person may still sign in. */
export async function openApiKey(
  db: Db,
  shown: string,
): Promise<{ readonly person: Person; readonly key: KeptApiKey } | undefined> {
  const [, body = '', id = '', sum] = SHAPE.exec(shown) ?? []
  if (sum === undefined || checksum(body) !== sum) return undefined
  const row = await kept(db)
    .select(['hash', 'person.email', 'person.created_at as since'])
    .where('api_key.id', '=', id)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(digest(shown)))) return undefined
  const key = toKey(row)
  const person = { id: key.person, name: key.personName, role: key.personRole, email: row.email, createdAt: row.since }
  return { person, key }
}

/** Everybody's, or one person's; the newest first. */
export async function listApiKeys(db: Db, person?: string): Promise<KeptApiKey[]> {
  const all = kept(db).orderBy('api_key.created_at', 'desc').orderBy('api_key.id')
  return (await (person === undefined ? all : all.where('person_id', '=', person)).execute()).map(toKey)
}

export async function endApiKey(db: Db, id: string): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

export async function endApiKeysOf(tx: Tx, person: string): Promise<void> {
  await tx
    .updateTable('api_key')
    .set({ ended_at: sql<Date>`now()` })
    .where('person_id', '=', person)
    .where('ended_at', 'is', null)
    .execute()
}

/** Written at most once a minute for each address. */
export async function noteApiKeyUse(db: Db, { id, usedAt, usedFrom }: KeptApiKey, from: string): Promise<void> {
  if (usedFrom === from && usedAt !== null && Date.now() - usedAt.getTime() < 60_000) return
  await db.updateTable('api_key').set({ used_at: sql<Date>`now()`, used_from: from }).where('id', '=', id).execute()
}

function kept(db: Db) {
  return db
    .selectFrom('api_key')
    .innerJoin('person', 'person.id', 'api_key.person_id')
    .select(['api_key.id', 'person_id', 'api_key.name', 'api_key.role', 'actions', 'connections', 'addresses'])
    .select(['api_key.created_at', 'expires_at', 'ended_at', 'used_at', 'used_from'])
    .select(['person.name as person_name', 'person.role as person_role'])
}

type Row = Awaited<ReturnType<ReturnType<typeof kept>['executeTakeFirstOrThrow']>>

const toKey = (row: Row): KeptApiKey => ({
  id: row.id,
  person: row.person_id,
  personName: row.person_name,
  personRole: row.person_role as PersonRole,
  name: row.name,
  role: row.role as PersonRole,
  actions: row.actions,
  connections: row.connections,
  addresses: row.addresses,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  endedAt: row.ended_at,
  usedAt: row.used_at,
  usedFrom: row.used_from,
})
