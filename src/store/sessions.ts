/** Sessions: of each only the hash of what the cookie holds, how it was begun, and when its person last proved who they are. */
import { type SelectQueryBuilder, sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import type { Person } from './people.ts'
import type { Tables } from './schema.ts'

/** A password alone, with a one-time or a recovery code, a passkey (which asks for a finger or a PIN by itself), or a provider's word. */
export type SignInWay = 'password' | 'password+code' | 'passkey' | 'single-sign-on'

/** Milliseconds after which a session is over: unused, and in any case. */
export const IDLE = 30 * 60_000
export const ABSOLUTE = 12 * 3_600_000
/** Milliseconds for which a replaced token still reads: what was on its way with it is answered. */
const STILL_READS = 10_000

export interface NewSession {
  readonly hash: string
  readonly person: string
  readonly way: SignInWay
  /** The browser, in short. */
  readonly agent: string
  readonly endsAt: Date
  /** What the provider of single sign-on calls its own session. */
  readonly providerSession: string | null
}

export interface StoredSession {
  readonly id: string
  readonly personId: string
  readonly way: SignInWay
  readonly agent: string
  readonly begunAt: Date
  readonly seenAt: Date
  readonly provedAt: Date
  readonly endsAt: Date
}

export async function openSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({
      hash: session.hash,
      person_id: session.person,
      way: session.way,
      agent: session.agent,
      ends_at: session.endsAt,
      provider_session: session.providerSession,
    })
    .execute()
  await db.deleteFrom('session').where('ends_at', '<', sql<Date>`now()`).execute()
}

/** Undefined when there is none, or its person is disabled. By a token that was replaced, nothing is proved. */
export async function findSession(
  db: Db,
  hash: string,
): Promise<{ readonly person: Person; readonly session: StoredSession } | undefined> {
  const row = await shown(db.selectFrom('session'))
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['name', 'email', 'role', 'person.created_at as since', 'hash as current'])
    .where((one) =>
      one.or([
        one('hash', '=', hash),
        one.and([one('hash_before', '=', hash), one('before_until', '>', sql<Date>`now()`)]),
      ]),
    )
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { person_id: id, name, email, role, since, current } = row
  const session = toSession(current === hash ? row : { ...row, proved_at: new Date(0) })
  return { person: { id, name, email, role: role as Person['role'], createdAt: since }, session }
}

/** Those that have not ended and were not idle for too long, the last seen first. */
export async function listSessions(db: Db, person: string): Promise<StoredSession[]> {
  const rows = await shown(db.selectFrom('session'))
    .where('person_id', '=', person)
    .where('ends_at', '>', sql<Date>`now()`)
    .where('seen_at', '>', new Date(Date.now() - IDLE))
    .orderBy('seen_at', 'desc')
    .execute()
  return rows.map(toSession)
}

export async function getSession(db: Db, id: string): Promise<StoredSession> {
  const row = await shown(db.selectFrom('session')).where('id', '=', id).executeTakeFirst()
  if (row) return toSession(row)
  throw new Fault('not-found', 'This session has ended already.')
}

export async function touchSession(db: Db, hash: string): Promise<void> {
  await db.updateTable('session').set({ seen_at: new Date() }).where('hash', '=', hash).execute()
}

/** The person has set up a second factor; where it is a stronger way than before, that is the session's from now on. */
export async function proveSession(db: Db, id: string, way?: SignInWay): Promise<void> {
  await db
    .updateTable('session')
    .set({ proved_at: new Date(), ...(way === undefined ? {} : { way }) })
    .where('id', '=', id)
    .execute()
}

/** The person has proved once more who they are, and goes on by another token. */
export async function renewSession(db: Db, id: string, hash: string): Promise<void> {
  await db
    .updateTable('session')
    .set((one) => ({
      hash,
      hash_before: one.ref('hash'),
      before_until: new Date(Date.now() + STILL_READS),
      proved_at: new Date(),
    }))
    .where('id', '=', id)
    .execute()
}

export async function dropSession(db: Db, hash: string): Promise<void> {
  await db.deleteFrom('session').where('hash', '=', hash).execute()
}

export async function endSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', id).execute()
}

/** A provider's word that somebody signed out there. */
export interface SignedOut {
  readonly issuer: string
  /** Its own words for the person and for the session, of which it gives at least one. */
  readonly subject: string | null
  readonly session: string | null
}

/** Those that were begun by that session of the provider, or might have been; without one, all of the person's that it began. Gives whose. */
export async function endProvided(tx: Tx, { issuer, subject, session }: SignedOut): Promise<string[]> {
  const mine = tx.selectFrom('identity').select('person_id').where('issuer', '=', issuer)
  const all = tx
    .deleteFrom('session')
    .where('way', '=', 'single-sign-on')
    .where('person_id', 'in', subject === null ? mine : mine.where('subject', '=', subject))
  const gone =
    session === null
      ? all
      : all.where((one) =>
          one.or([
            one('provider_session', '=', session),
            ...(subject === null ? [] : [one('provider_session', 'is', null)]),
          ]),
        )
  return [...new Set((await gone.returning('person_id').execute()).map(({ person_id: id }) => id))]
}

/** All of a person's, but the one that is kept: they were disabled, or what they sign in with changed. Gives how many. */
export async function endSessionsOf(db: Db | Tx, person: string, keep?: string): Promise<number> {
  const all = db.deleteFrom('session').where('person_id', '=', person)
  const gone = await (keep === undefined ? all : all.where('id', '<>', keep)).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

function shown<T extends Tables, R>(query: SelectQueryBuilder<T, 'session', R>) {
  return (query as unknown as SelectQueryBuilder<Tables, 'session', object>).select([
    'session.id',
    'person_id',
    'way',
    'agent',
    'session.created_at',
    'seen_at',
    'proved_at',
    'ends_at',
  ])
}

function toSession(row: {
  readonly id: string
  readonly person_id: string
  readonly way: string
  readonly agent: string
  readonly created_at: Date
  readonly seen_at: Date
  readonly proved_at: Date
  readonly ends_at: Date
}): StoredSession {
  return {
    id: row.id,
    personId: row.person_id,
    way: row.way as SignInWay,
    agent: row.agent,
    begunAt: row.created_at,
    seenAt: row.seen_at,
    provedAt: row.proved_at,
    endsAt: row.ends_at,
  }
}
