/** How often somebody failed to sign in: kept for all servers on the database, by hashes of the account and of the address. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'

export interface Attempt {
  readonly email: string
  readonly address: string
}

/** Failures in a row, and when the last was. */
export interface Failures {
  readonly count: number
  readonly last: number
}

/** Of the account from anywhere, of the address for any account, and of this account from this address. */
export interface Failed {
  readonly account: Failures
  readonly address: Failures
  readonly both: Failures
  /** The account signed in well from this address before. */
  readonly isKnown: boolean
}

const hash = (...parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

const namesOf = ({ email, address }: Attempt) => {
  const account = email.trim().toLowerCase()
  return {
    account: hash('account', account),
    address: hash('address', address),
    both: hash('both', account, address),
    known: hash('known', account, address),
  }
}

export async function failuresOf(db: Db, attempt: Attempt): Promise<Failed> {
  const names = namesOf(attempt)
  const rows = await db.selectFrom('sign_in_failure').selectAll().where('about', 'in', Object.values(names)).execute()
  const of = (name: string): Failures => {
    const row = rows.find(({ about }) => about === name)
    return { count: row?.failures ?? 0, last: row?.last_at.getTime() ?? 0 }
  }
  return {
    ...{ account: of(names.account), address: of(names.address), both: of(names.both) },
    isKnown: of(names.known).last > 0,
  }
}

/** `forgotten`: what failed before then counts no longer. */
export async function noteFailure(db: Db, attempt: Attempt, forgotten: Date): Promise<void> {
  const { account, address, both } = namesOf(attempt)
  for (const about of [account, address, both])
    await db
      .insertInto('sign_in_failure')
      .values({ about, failures: 1, last_at: sql<Date>`now()` })
      .onConflict((conflict) =>
        conflict.column('about').doUpdateSet({
          failures: sql<number>`case when sign_in_failure.last_at < ${forgotten} then 1 else sign_in_failure.failures + 1 end`,
          last_at: sql<Date>`now()`,
        }),
      )
      .execute()
  await db.deleteFrom('sign_in_failure').where('failures', '>', 0).where('last_at', '<', forgotten).execute()
}

const KNOWN_DAYS = 60

/** Signed in: the account's own failures are forgotten, and the address is known. */
export async function forgetFailures(db: Db, attempt: Attempt): Promise<void> {
  const { account, both, known } = namesOf(attempt)
  await db.deleteFrom('sign_in_failure').where('about', 'in', [account, both]).execute()
  await db
    .insertInto('sign_in_failure')
    .values({ about: known, failures: 0, last_at: sql<Date>`now()` })
    .onConflict((conflict) => conflict.column('about').doUpdateSet({ last_at: sql<Date>`now()` }))
    .execute()
  await db
    .deleteFrom('sign_in_failure')
    .where('failures', '=', 0)
    .where('last_at', '<', new Date(Date.now() - KNOWN_DAYS * 86_400_000))
    .execute()
}
