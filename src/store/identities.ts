/** Who people are at a provider of single sign-on: by its name and its own word for the person, never by an address. */
import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

export interface Identity {
  /** The provider's exact name. */
  readonly issuer: string
  readonly subject: string
}

export async function identitiesOf(db: Db, person: string): Promise<Identity[]> {
  return db.selectFrom('identity').select(['issuer', 'subject']).where('person_id', '=', person).execute()
}

/** Also of somebody who may no longer sign in. */
export async function personWithEmail(db: Db, email: string): Promise<string | undefined> {
  const row = await db.selectFrom('person').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
  return row?.id
}

/** Whose it is, also of somebody who may no longer sign in. */
export async function personOfIdentity(db: Db, { issuer, subject }: Identity): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity')
    .select('person_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person_id
}

export async function keepIdentity(tx: Tx, person: string, identity: Identity, email: string | null): Promise<void> {
  await tx
    .insertInto('identity')
    .values({ ...identity, person_id: person, email })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ email, seen_at: sql<Date>`now()` }))
    .execute()
}
