/** People who may sign in. */
import { Fault } from '../base/index.ts'
import type { Db, Tx } from './database.ts'

export type PersonRole = 'viewer' | 'editor' | 'deployer' | 'administrator' | 'owner'

export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: PersonRole
  readonly createdAt: Date
}

interface PersonRow {
  id: string
  name: string
  email: string
  role: string
  created_at: Date
}

const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role as PersonRole,
  createdAt: row.created_at,
})

export async function addPerson(
  tx: Tx,
  person: {
    readonly name: string
    readonly email: string
    readonly role: PersonRole
    /** Sealed; null for whoever signs in by a provider only. */
    readonly password: string | null
  },
): Promise<Person> {
  const row = await tx
    .insertInto('person')
    .values({ name: person.name, email: person.email.toLowerCase(), role: person.role })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'name', 'email', 'role', 'created_at'])
    .executeTakeFirst()
  if (!row) throw new Fault('conflict', 'Somebody with this e-mail address is here already.', { about: 'email' })
  if (person.password !== null)
    await tx.insertInto('password').values({ person_id: row.id, sealed: person.password }).execute()
  return toPerson(row)
}

export async function listPeople(db: Db): Promise<Person[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'created_at'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(toPerson)
}

export async function findPassword(
  db: Db,
  email: string,
): Promise<{ readonly person: Person; readonly password: string } | undefined> {
  const row = await db
    .selectFrom('person')
    .innerJoin('password', 'password.person_id', 'person.id')
    .select(['person.id', 'name', 'email', 'role', 'person.created_at', 'sealed'])
    .where('email', '=', email.trim().toLowerCase())
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { person: toPerson(row), password: row.sealed }
}

/** In place of the one before. `short`: only good beside a second factor. */
export async function changePassword(tx: Tx, person: string, sealed: string, short: boolean): Promise<void> {
  const changed = { sealed, short, changed_at: new Date() }
  await tx.updateTable('password').set(changed).where('person_id', '=', person).execute()
}

/** Who may sign in and is known by this id. */
export async function findPerson(
  db: Db,
  id: string,
): Promise<
  | { readonly person: Person; readonly password: { readonly sealed: string; readonly changedAt: Date } | null }
  | undefined
> {
  const row = await db
    .selectFrom('person')
    .leftJoin('password', 'password.person_id', 'person.id')
    .select(['person.id', 'name', 'email', 'role', 'person.created_at', 'sealed', 'changed_at'])
    .where('person.id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { sealed, changed_at: changedAt } = row
  return { person: toPerson(row), password: sealed === null || changedAt === null ? null : { sealed, changedAt } }
}
