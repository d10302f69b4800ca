/** What the database tells whoever measures: sums by kind and state, and ids; no name and no text of a customer. */
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { MIGRATION_NAMES } from './migrations/index.ts'
import type { Vault } from './vault.ts'

export interface Measures {
  readonly jobs: readonly { readonly name: string; readonly state: string; readonly count: number }[]
  /** Seconds for which the job of each kind that waits longest could have begun. */
  readonly waits: readonly { readonly name: string; readonly seconds: number }[]
  /** Seconds until each site that told us to wait may be asked again. */
  readonly pauses: readonly { readonly site: string; readonly seconds: number }[]
  readonly deployments: readonly { readonly state: string; readonly count: number }[]
  /** Seconds since the last poll of each connection whose sync is switched on; null before the first. */
  readonly syncs: readonly { readonly connection: string; readonly lag: number | null; readonly open: number }[]
  /** Where a site is asked, and the id that stands for it. */
  readonly sites: readonly { readonly id: string; readonly origin: string; readonly gateway: string | null }[]
}

export async function measure(db: Db): Promise<Measures> {
  const jobs = await sql<Measures['jobs'][number]>`
    select name, state::text, count(*)::int as count from pgboss.job group by name, state`.execute(db)
  const waits = await sql<Measures['waits'][number]>`
    select name, extract(epoch from clock_timestamp() - min(start_after))::float8 as seconds from pgboss.job
    where state in ('created', 'retry') and start_after < clock_timestamp() group by name`.execute(db)
  const pauses = await sql<Measures['pauses'][number]>`
    select site.id as site, extract(epoch from max(paused_until) - clock_timestamp())::float8 as seconds
    from rate_budget join site on site.identity = rate_budget.site
    where paused_until > clock_timestamp() group by site.id`.execute(db)
  const deployments = await sql<Measures['deployments'][number]>`
    select state, count(*)::int as count from deployment group by state`.execute(db)
  const syncs = await sql<Measures['syncs'][number]>`
    select connection_id as connection,
      extract(epoch from clock_timestamp()) - (progress->>'polledAt')::float8 / 1000 as lag,
      (select count(*)::int from step where step.connection_id = sync.connection_id and step.state = 'open') as open
    from sync where state = 'running'`.execute(db)
  const sites = await sql<Measures['sites'][number]>`
    select id, origin, gateway || '/ex/jira/' || cloud_id as gateway from site`.execute(db)
  return {
    ...{ jobs: jobs.rows, deployments: deployments.rows, sites: sites.rows },
    ...{ waits: waits.rows, pauses: pauses.rows },
    syncs: syncs.rows.map((row) => ({ ...row, lag: row.lag === null ? null : Number(row.lag) })),
  }
}

/** Why this process cannot work with its database now; none of them says more than a word. */
export async function unready(db: Db, vault: Vault): Promise<'database' | 'migrations' | 'key' | undefined> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    if (!isSame(rows.map(({ name }) => name))) return 'migrations'
    const key = await db.selectFrom('vault_key').select('check_value').where('id', '=', vault.key).executeTakeFirst()
    return key?.check_value === vault.check ? undefined : 'key'
  } catch {
    return 'database'
  }
}

const isSame = (made: readonly string[]): boolean =>
  made.length === MIGRATION_NAMES.length && MIGRATION_NAMES.every((name) => made.includes(name))
