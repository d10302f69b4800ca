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
  person: { readonly name: string; readonly email: string; readonly role: PersonRole; readonly password: string },
): Promise<Person> {
  const row = await tx
    .insertInto('person')
    .values({ name: person.name, email: person.email.toLowerCase(), role: person.role })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'name', 'email', 'role', 'created_at'])
    .executeTakeFirst()
  if (!row) throw new Fault('conflict', 'Somebody with this e-mail address is here already.', { about: 'email' })
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
