/** One-time links by which a person chooses a new password: the newest opens, those before it no longer. */
import { sql } from 'kysely'
import { Fault, type Instant, type Secret } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import { createSetupLink, readSetupLink, redeemSetupLink } from './setup-links.ts'

const PURPOSE = 'password'

const openLinks = (person: string) =>
  sql<boolean>`purpose = ${PURPOSE} and used_at is null and about @> ${JSON.stringify({ person })}::jsonb`

/** Gives the link's secret part, once. */
export async function createPasswordLink(
  tx: Tx,
  person: string,
  { createdBy, expiresAt }: { readonly createdBy: string; readonly expiresAt: Instant },
): Promise<Secret> {
  await tx.deleteFrom('setup_link').where(openLinks(person)).execute()
  return createSetupLink(tx, { purpose: PURPOSE, about: { person }, createdBy, expiresAt })
}

/** Whether this person was given one in these milliseconds; of two who ask at once, the second waits for the first. */
export async function hasNewPasswordLink(tx: Tx, person: string, within: number): Promise<boolean> {
  await tx.selectFrom('person').select('id').where('id', '=', person).forUpdate().execute()
  const row = await tx
    .selectFrom('setup_link')
    .select('hash')
    .where(openLinks(person))
    .where('created_at', '>', sql<Date>`clock_timestamp() - ${within} * interval '1 millisecond'`)
    .executeTakeFirst()
  return row !== undefined
}

/** Whose it is, without using it up. */
export async function readPasswordLink(db: Db, word: Secret): Promise<string> {
  const { purpose, about } = await readSetupLink(db, word)
  if (purpose !== PURPOSE) throw otherLink()
  return (about as { readonly person: string }).person
}

/** Of many at once one gets it; in a transaction that fails it stays open. */
export async function takePasswordLink(tx: Tx, word: Secret): Promise<void> {
  const { purpose } = await redeemSetupLink(tx, word)
  if (purpose !== PURPOSE) throw otherLink()
}

const otherLink = (): Fault =>
  new Fault('not-found', 'This link is not one to choose a password by.', { remedy: 'Ask for a new link.' })
