/** How fast a site may be asked, shared by all workers: a bucket of tokens per endpoint, kept in one row each. */
import { sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import type { Budget } from '../jira/index.ts'
import { type Db, USUAL_SHARE } from '../store/index.ts'

/** Tokens fill by the database's clock. `now` is the caller's, in which Jira's pauses are said. */
export function sharedBudget(db: Db, site: string, now: () => Instant): Budget {
  return {
    /** Takes even what is not there yet: each caller gets a later turn, and none has to ask twice. */
    async take(bucket, cost) {
      const { rows } = await sql<{ turn: number; pause: number }>`
        with taken as (
          update rate_budget set tokens = ${filled} - ${cost}, at = clock_timestamp()
          where site = ${site} and bucket = ${bucket} and rate > 0 returning tokens, rate
        )
        select coalesce((select -tokens / rate * 1000 from taken), 0)::float8 as turn,
          coalesce((select extract(epoch from max(paused_until) - clock_timestamp()) * 1000
            from rate_budget where site = ${site} and bucket in (${bucket}, '*')), 0)::float8 as pause`.execute(db)
      return Math.ceil(Math.max(0, rows[0]?.turn ?? 0, rows[0]?.pause ?? 0))
    },
    async pause(bucket, until) {
      const paused = sql`clock_timestamp() + ${until - now()} * interval '1 millisecond'`
      await sql`
        insert into rate_budget (site, bucket, rate, tokens, paused_until) values (${site}, ${bucket}, 0, 0, ${paused})
        on conflict (site, bucket) do update set paused_until = greatest(rate_budget.paused_until, excluded.paused_until)`.execute(
        db,
      )
    },
    async learn(bucket, limit, remaining) {
      if (!(limit > 0)) return
      // What is left to others is not ours to take. Turns given out already stay taken: the site does not know of them yet.
      await sql`
        with told as (select ${limit}::float8 as allowed, ${remaining}::float8 as remaining,
          coalesce((select share from site_pace where site = ${site}), ${USUAL_SHARE})::float8 as share)
        insert into rate_budget (site, bucket, rate, tokens)
        select ${site}, ${bucket}, allowed * share, greatest(0, remaining - allowed * (1 - share)) from told
        on conflict (site, bucket) do update set rate = excluded.rate, at = clock_timestamp(),
          tokens = case when rate_budget.rate > 0 then least(${filled}, excluded.tokens) else excluded.tokens end`.execute(
        db,
      )
    },
  }
}

const filled = sql`least(rate_budget.rate, rate_budget.tokens + extract(epoch from clock_timestamp() - rate_budget.at) * rate_budget.rate)`
