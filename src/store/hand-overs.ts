/** Hand-overs: one-time links by which somebody without an account here gives a token. A link is known only by its hash. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { Fault, type Instant, Secret, type WayOut } from '../base/index.ts'
import type { Deployment } from '../jira/index.ts'
import type { Db, Tx } from './database.ts'
import { sealLinkWay } from './link-ways.ts'
import { isRowId } from './row-id.ts'
import type { HandOverTable } from './schema.ts'
import type { Vault } from './vault.ts'

export interface HandOver {
  readonly id: string
  readonly purpose: HandOverTable['purpose']
  /** The connection's name: the one to be made, or the one that is there. */
  readonly name: string
  readonly connectionId: string | null
  /** Whose authorization it becomes. */
  readonly personId: string | null
  /** Locked: the token is tried at this address and at no other. */
  readonly url: string
  readonly deployment: Deployment
  readonly projects: readonly string[] | null
  /** Why, in the words of whoever asks. */
  readonly note: string | null
  readonly askedBy: string
  readonly asker: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly openedAt: Instant | null
  readonly tries: number
  readonly ended: HandOverTable['ended']
  readonly endedAt: Instant | null
  readonly endedBy: string | null
}

export type NewHandOver = Omit<HandOver, 'id' | 'createdAt' | 'openedAt' | 'tries' | 'ended' | 'endedAt' | 'endedBy'>

/** So many tokens that do not work, and the link is closed. */
export const MOST_TRIES = 5

/** Gives the link's secret part, once. */
export async function createHandOver(
  db: Db,
  vault: Vault,
  { way, ...link }: NewHandOver & { readonly way: WayOut | null },
): Promise<{ readonly id: string; readonly word: Secret }> {
  const word = new Secret(randomBytes(32).toString('base64url'))
  const id = randomUUID()
  await db
    .insertInto('hand_over')
    .values({
      id,
      hash: hashOf(word),
      purpose: link.purpose,
      name: link.name,
      connection_id: link.connectionId,
      person_id: link.personId,
      url: link.url,
      deployment: link.deployment,
      projects: link.projects === null ? null : JSON.stringify(link.projects),
      note: link.note,
      asked_by: link.askedBy,
      asker: link.asker,
      expires_at: new Date(link.expiresAt),
      ...(way && sealLinkWay(vault, { id, url: link.url }, way)),
    })
    .execute()
  return { id, word }
}

/** Whatever has become of it; undefined for a word that no link was ever made of. */
export async function findHandOver(db: Db, word: Secret): Promise<HandOver | undefined> {
  const row = await db.selectFrom('hand_over').selectAll().where('hash', '=', hashOf(word)).executeTakeFirst()
  return row && toHandOver(row)
}

/** Newest first; `askedBy` leaves only those of one actor. */
export async function listHandOvers(db: Db, askedBy?: string): Promise<HandOver[]> {
  const all = db.selectFrom('hand_over').selectAll().orderBy('created_at', 'desc').limit(200)
  return (await (askedBy === undefined ? all : all.where('asked_by', '=', askedBy)).execute()).map(toHandOver)
}

export async function noteOpened(db: Db, id: string): Promise<void> {
  await db
    .updateTable('hand_over')
    .set({ opened_at: sql<Date>`coalesce(opened_at, now())` })
    .where('id', '=', id)
    .execute()
}

/** Counted before the token is tried, so that many at once cannot try more often than one after the other. */
export async function takeTry(db: Db, id: string, now: Instant): Promise<HandOver | undefined> {
  const row = await open(db, id, now)
    .set((row) => ({ tries: row('tries', '+', 1) }))
    .where('tries', '<', MOST_TRIES)
    .returningAll()
    .executeTakeFirst()
  return row && toHandOver(row)
}

/** The token was never tried: the site was not reached. */
export async function giveTryBack(db: Db, id: string): Promise<void> {
  const fewer = sql<number>`greatest(tries - 1, 0)`
  await db.updateTable('hand_over').set({ tries: fewer }).where('id', '=', id).execute()
}

/** Of several at once one ends it; false for those who came too late. In a transaction that fails it stays open. */
export async function endHandOver(
  db: Db | Tx,
  id: string,
  how: { readonly as: NonNullable<HandOverTable['ended']>; readonly by: string; readonly now: Instant },
): Promise<boolean> {
  const ended = await open(db, id, how.now)
    .set({ ended: how.as, ended_at: sql<Date>`now()`, ended_by: how.by, ...NO_WAY })
    .executeTakeFirst()
  return ended.numUpdatedRows > 0n
}

/** By its id, for whoever takes it back. `askedBy`: somebody else's is none. */
export async function getHandOver(db: Db, id: string, askedBy?: string): Promise<HandOver> {
  const row = isRowId(id)
    ? await db.selectFrom('hand_over').selectAll().where('id', '=', id).executeTakeFirst()
    : undefined
  if (row && (askedBy === undefined || row.asked_by === askedBy)) return toHandOver(row)
  throw new Fault('not-found', 'There is no such link.', { about: id })
}

/** All that a person asked for, and all that would become theirs. */
export async function endHandOversOf(tx: Tx, personId: string, by: string): Promise<void> {
  await tx
    .updateTable('hand_over')
    .set({ ended: 'revoked', ended_at: sql<Date>`now()`, ended_by: by, ...NO_WAY })
    .where('ended', 'is', null)
    .where((row) => row.or([row('person_id', '=', personId), row('asked_by', '=', `person:${personId}`)]))
    .execute()
}

function open(db: Db | Tx, id: string, now: Instant) {
  const rows = db.updateTable('hand_over').where('id', '=', id)
  return rows.where('ended', 'is', null).where('expires_at', '>', new Date(now))
}

/** What it brought goes with it. */
const NO_WAY = { way_out: null, key_id: null }

const hashOf = (word: Secret): string => createHash('sha256').update(word.reveal()).digest('hex')

function toHandOver(row: Selectable<HandOverTable>): HandOver {
  return {
    id: row.id,
    purpose: row.purpose,
    name: row.name,
    connectionId: row.connection_id,
    personId: row.person_id,
    url: row.url,
    deployment: row.deployment,
    projects: row.projects,
    note: row.note,
    askedBy: row.asked_by,
    asker: row.asker,
    createdAt: row.created_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    openedAt: row.opened_at?.getTime() ?? null,
    tries: row.tries,
    ended: row.ended,
    endedAt: row.ended_at?.getTime() ?? null,
    endedBy: row.ended_by,
  }
}
