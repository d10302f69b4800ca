/** The password of the account by which servers come: PostgreSQL is given only what it checks it by (SCRAM-SHA-256), so that it stands in none of its logs. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Fault, type Secret } from '../base/index.ts'
import type { Tx } from './database.ts'

/** As the owner, who may make accounts: makes it where it is not there. */
export async function takePassword(tx: Tx, account: string, password: Secret): Promise<void> {
  const text = password.reveal()
  // Others would have to be brought to one form first (SASLprep).
  if (!/^[\x21-\x7e]{12,}$/.test(text))
    throw new Fault('input.invalid', 'The password has at least 12 characters, letters, digits and marks of ASCII.', {
      remedy: 'Make one: openssl rand -hex 24.',
    })
  const { rows } = await sql`select from pg_roles where rolname = ${account}`.execute(tx)
  const what = rows.length === 0 ? sql`create role` : sql`alter role`
  const words = sql`${what} ${sql.id(account)} login password ${sql.lit(checkedBy(text, randomBytes(16)))}`
  await words.execute(tx).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === MAY_NOT)) throw error
    throw new Fault('setup.missing', `The account of DATABASE_URL may not make accounts, nor change "${account}".`, {
      about: account,
      remedy: 'Let one that may make it, and leave --password-file out.',
    })
  })
}

const MAY_NOT = '42501'

const ROUNDS = 4096

/** As PostgreSQL keeps it (RFC 5803). */
export function checkedBy(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256')
  const hmac = (text: string): Buffer => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(hmac('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${hmac('Server Key').toString('base64')}`
}
