/** Who may sign in, also those who may no longer, what each may do, and who was invited. */
import { sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Db, Tx } from './database.ts'
import type { Person, PersonRole } from './people.ts'
import { isRowId } from './row-id.ts'

export interface KnownPerson extends Person {
  /** Null for whoever may sign in. */
  readonly disabledAt: Date | null
  /** Of the session that was used last; null when none is open. */
  readonly seenAt: Date | null
}

export async function allPeople(db: Db): Promise<KnownPerson[]> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('session', 'session.person_id', 'person.id')
    .select(['person.id', 'name', 'email', 'role', 'person.created_at', 'disabled_at'])
    .select(sql<Date | null>`max(seen_at)`.as('seen_at'))
    .groupBy('person.id')
    .orderBy('name')
    .orderBy('person.id')
    .execute()
  return rows.map(({ role, created_at: createdAt, disabled_at: disabledAt, seen_at: seenAt, ...row }) => ({
    ...row,
    role: role as PersonRole,
    createdAt,
    disabledAt,
    seenAt,
  }))
}

export async function isKnown(db: Db, email: string): Promise<boolean> {
  return (await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()) !== undefined
}

/** Locked until the transaction ends, so that of two who change the last owners at once one waits. */
export async function personForChange(tx: Tx, id: string): Promise<Pick<KnownPerson, 'id' | 'role' | 'disabledAt'>> {
  await tx.selectFrom('person').select('id').where('role', '=', 'owner').orderBy('id').forUpdate().execute()
  const row = isRowId(id)
    ? await tx
        .selectFrom('person')
        .select(['id', 'role', 'disabled_at'])
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
    : undefined
  if (!row) throw new Fault('not-found', 'There is no such person.', { about: id })
  return { id: row.id, role: row.role as PersonRole, disabledAt: row.disabled_at }
}

export async function ownersBeside(tx: Tx, id: string): Promise<number> {
  const { count } = await tx
    .selectFrom('person')
    .select((count) => count.fn.countAll<string>().as('count'))
    .where('role', '=', 'owner')
    .where('disabled_at', 'is', null)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function changeRole(tx: Tx, id: string, role: PersonRole): Promise<void> {
  await tx.updateTable('person').set({ role }).where('id', '=', id).execute()
}

/** `at` null: may sign in again. */
export async function disablePerson(tx: Tx, id: string, at: Date | null): Promise<void> {
  await tx.updateTable('person').set({ disabled_at: at }).where('id', '=', id).execute()
}

const INVITATION = 'invitation'

export interface Invited {
  readonly id: string
  readonly email: string
  readonly role: PersonRole
}

export interface OpenInvitation extends Invited {
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

/** Those whose link still opens. */
export async function openInvitations(db: Db): Promise<OpenInvitation[]> {
  const rows = await db
    .selectFrom('setup_link')
    .select(['about', 'created_by', 'created_at', 'expires_at'])
    .where('purpose', '=', INVITATION)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at')
    .execute()
  return rows.map(({ about, created_by: createdBy, created_at: createdAt, expires_at: expiresAt }) => ({
    ...(about as unknown as Invited),
    createdBy,
    createdAt,
    expiresAt,
  }))
}

/** By the invitation's id or the invited's e-mail address: the link opens no longer. Gives whether there was one. */
export async function withdrawInvitation(db: Db, by: Partial<Pick<Invited, 'id' | 'email'>>): Promise<boolean> {
  const gone = await db
    .deleteFrom('setup_link')
    .where('purpose', '=', INVITATION)
    .where('used_at', 'is', null)
    .where(sql<boolean>`about @> ${JSON.stringify(by)}::jsonb`)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}
