/** What the last probe of each token found, since when it is so, and which tokens are to be probed again. */
import { type Selectable, sql } from 'kysely'
import type { Instant } from '../base/index.ts'
import { type StoredCredential, toCredential } from './credentials.ts'
import type { Db } from './database.ts'
import { isAnyOf } from './is-any-of.ts'
import type { CredentialHealthTable } from './schema.ts'

export interface Health {
  readonly probedAt: Instant
  /** A connection's named state. */
  readonly state: string
  readonly says: string
  readonly remedy: string | null
  /** In this state since. */
  readonly since: Instant
  /** Milliseconds that the site's clock is ahead of ours; null where no answer told. */
  readonly skew: number | null
}

export type Found = Pick<Health, 'state' | 'says' | 'remedy' | 'skew'>

export async function noteHealth(
  db: Db,
  id: string,
  { state, says, remedy, skew }: Found,
  now: Instant,
): Promise<void> {
  const at = new Date(now)
  const found = { state, says, remedy, skew, probed_at: at }
  await db
    .insertInto('credential_health')
    .values({ credential_id: id, ...found, since: at })
    .onConflict((conflict) =>
      conflict.column('credential_id').doUpdateSet({
        ...found,
        since: sql<Date>`case when credential_health.state = ${state} then credential_health.since else ${at} end`,
      }),
    )
    .execute()
}

export const healthOf = async (db: Db, id: string): Promise<Health | undefined> => (await healthsOf(db, [id])).get(id)

/** By token; one that was not probed yet is not there. */
export async function healthsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Health>> {
  const rows = await db.selectFrom('credential_health').selectAll().where(isAnyOf('credential_id', ids)).execute()
  return new Map(rows.map((row) => [row.credential_id, toHealth(row)]))
}

/** What may pass by itself is looked at again sooner. */
const PASSING = ['unreachable', 'rate-limited', 'dns', 'tls', 'proxy'] as const
const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** Those in use that nobody looked at for a day, the longest ago first. */
export async function dueProbes(db: Db, now: Instant): Promise<StoredCredential[]> {
  const rows = await db
    .selectFrom('credential')
    .leftJoin('credential_health as health', 'health.credential_id', 'credential.id')
    .selectAll('credential')
    .where('slot', '=', 'current')
    .where((row) =>
      row.or([
        row(sql<Date>`coalesce(health.probed_at, credential.proven_at)`, '<=', new Date(now - DAY)),
        row.and([row('health.state', 'in', PASSING), row('health.probed_at', '<=', new Date(now - HOUR))]),
      ]),
    )
    .orderBy(sql`coalesce(health.probed_at, credential.proven_at)`)
    .execute()
  return rows.map(toCredential)
}

function toHealth(row: Selectable<CredentialHealthTable>): Health {
  const { probed_at, state, says, remedy, since, skew } = row
  return { probedAt: probed_at.getTime(), state, says, remedy, since: since.getTime(), skew }
}

/** As the site tells it, with the token's id there. */
export async function noteExpiry(
  db: Db,
  id: string,
  { expiresAt, jiraId }: { readonly expiresAt: Instant | null; readonly jiraId: string },
): Promise<void> {
  await db
    .updateTable('credential')
    .set({ expires_at: expiresAt === null ? null : new Date(expiresAt), expires_from: 'jira', jira_id: jiraId })
    .where('id', '=', id)
    .execute()
}

/** As a person says it. */
export async function typeExpiry(db: Db, id: string, expiresAt: Instant | null): Promise<void> {
  const at = expiresAt === null ? null : new Date(expiresAt)
  await db
    .updateTable('credential')
    .set({ expires_at: at, expires_from: at && 'typed' })
    .where('id', '=', id)
    .execute()
}
