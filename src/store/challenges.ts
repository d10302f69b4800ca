/** Words that count once and for minutes, known by their hash: what a browser was asked and has not answered yet, and what others bring. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Json, Secret } from '../base/index.ts'
import type { Db } from './database.ts'

export interface Challenge {
  readonly purpose: string
  /** Whose answer it must be; null when that is not known yet. */
  readonly person: string | null
  readonly about: Json
}

const CHALLENGE_LASTS = 5 * 60_000

/** Gives the word, once. */
export async function keepChallenge(db: Db, { purpose, person, about }: Challenge): Promise<Secret> {
  const word = new Secret(randomBytes(32).toString('base64url'))
  await db.deleteFrom('challenge').where('expires_at', '<', sql<Date>`now()`).execute()
  await db
    .insertInto('challenge')
    .values({
      hash: hashOf(word),
      purpose,
      person_id: person,
      about: JSON.stringify(about),
      expires_at: new Date(Date.now() + CHALLENGE_LASTS),
    })
    .execute()
  return word
}

/** Of many at once one gets it. Undefined when it was answered, is too old, or never was. */
export async function takeChallenge(db: Db, purpose: string, word: Secret): Promise<Challenge | undefined> {
  const row = await db
    .deleteFrom('challenge')
    .where('hash', '=', hashOf(word))
    .where('purpose', '=', purpose)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['purpose', 'person_id', 'about'])
    .executeTakeFirst()
  return row && { purpose: row.purpose, person: row.person_id, about: row.about }
}

/** Counts a try and leaves it open; undefined as well once it has been tried too often. */
export async function tryChallenge(
  db: Db,
  purpose: string,
  word: Secret,
  most: number,
): Promise<Challenge | undefined> {
  const row = await db
    .updateTable('challenge')
    .set((one) => ({ tries: one('tries', '+', 1) }))
    .where('hash', '=', hashOf(word))
    .where('purpose', '=', purpose)
    .where('tries', '<', most)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['purpose', 'person_id', 'about'])
    .executeTakeFirst()
  return row && { purpose: row.purpose, person: row.person_id, about: row.about }
}

/** Whether this word of somebody else's comes for the first time; it is remembered for as long as it could count. */
export async function hearOnce(db: Db, purpose: string, word: string, until: Date): Promise<boolean> {
  const row = await db
    .insertInto('challenge')
    .values({
      hash: hashOf(new Secret(`${purpose} ${word}`)),
      purpose,
      person_id: null,
      about: JSON.stringify({}),
      expires_at: until,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('hash')
    .executeTakeFirst()
  return row !== undefined
}

const hashOf = (word: Secret): string => createHash('sha256').update(word.reveal()).digest('hex')
