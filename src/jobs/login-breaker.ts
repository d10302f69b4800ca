/** Which tokens are known not to work, and who tries an unproven one now: one row for all workers. */
import { sql } from 'kysely'
import type { LoginBreaker } from '../jira/index.ts'
import { appendAudit, type Db } from '../store/index.ts'

export interface SharedBreaker extends LoginBreaker {
  /** A person asked to have the token tested again. */
  close(credential: string): Promise<void>
  /** Held no longer than so many milliseconds by whoever dies meanwhile. */
  claim(credential: string, longest?: number): Promise<boolean>
}

/** A worker that died while it tried holds its claim no longer than this. Milliseconds. */
const LONGEST_TRY = 120_000

export function sharedBreaker(db: Db): SharedBreaker {
  return {
    async isOpen(credential) {
      const row = await db
        .selectFrom('login_breaker')
        .select('reason')
        .where('credential', '=', credential)
        .where('failed_at', 'is not', null)
        .executeTakeFirst()
      return row?.reason ?? null
    },
    async trip(credential, reason) {
      const failed = { failed_at: sql<Date>`clock_timestamp()`, reason, claimed_until: null }
      await db.transaction().execute(async (tx) => {
        // Of many that fail at once one is told of: the others wait for its row, and find it failed.
        await tx
          .insertInto('login_breaker')
          .values({ credential })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        const all = tx.selectFrom('login_breaker').select('failed_at').where('credential', '=', credential)
        const before = await all.forUpdate().executeTakeFirst()
        await tx.updateTable('login_breaker').set(failed).where('credential', '=', credential).execute()
        if (!before?.failed_at) await appendAudit(tx, failureOf(credential, reason))
      })
    },
    async claim(credential, longest = LONGEST_TRY) {
      const claimed_until = sql<Date>`clock_timestamp() + ${longest} * interval '1 millisecond'`
      const claimed = await db
        .insertInto('login_breaker')
        .values({ credential, claimed_until, reason: null })
        .onConflict((conflict) =>
          conflict
            .column('credential')
            .doUpdateSet({ claimed_until })
            .where((row) =>
              row.or([
                row('login_breaker.claimed_until', 'is', null),
                row('login_breaker.claimed_until', '<', sql<Date>`clock_timestamp()`),
              ]),
            ),
        )
        .returning('credential')
        .executeTakeFirst()
      return claimed !== undefined
    },
    async release(credential) {
      await db.updateTable('login_breaker').set({ claimed_until: null }).where('credential', '=', credential).execute()
    },
    async close(credential) {
      await db.deleteFrom('login_breaker').where('credential', '=', credential).execute()
    },
  }
}

const failureOf = (credential: string, reason: string) => ({
  ...{ actor: 'system', action: 'credential.fail', about: credential, outcome: 'refused' },
  details: { credential, reason },
})
