/** Webhooks: the path each connection is told under, its sealed secret, and what was heard. A hint only says where to look. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Secret } from '../../base/index.ts'
import { grow } from '../change-count.ts'
import type { Db, Tx } from '../database.ts'
import { pokeHeard } from '../portfolio/touch.ts'
import { NIL, type SealedPlace } from '../sealed-place.ts'
import { type StoredSite, siteOrigins, toSite } from '../sites.ts'
import type { Binding, Vault } from '../vault.ts'
import { rows } from './ours.ts'

/** Jira sends a delivery again for minutes, not for days. */
const REMEMBERED = sql`interval '3 days'`

/** A new path and a new secret; those before are closed. The secret is given once. */
export async function openHook(
  tx: Tx,
  vault: Vault,
  connection: string,
  site: StoredSite,
): Promise<{ readonly hook: string; readonly secret: Secret }> {
  const hook = randomBytes(24).toString('base64url')
  const secret = new Secret(randomBytes(32).toString('base64url'))
  const sealed = vault.seal(secret, bindingOf(connection, site))
  // What nobody could tell of before is no silence.
  const progress = sql<string>`coalesce(sync.progress, '{}') || '{"unheard": {}}'`
  const kept = { hook, hook_secret: JSON.stringify(sealed), hook_key: sealed.key, heard_at: null }
  await tx
    .insertInto('sync')
    .values({ connection_id: connection, ...kept })
    .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ ...kept, progress }))
    .execute()
  await grow(tx, 'sync')
  return { hook, secret }
}

export async function closeHook(tx: Tx, connection: string): Promise<void> {
  await tx
    .updateTable('sync')
    .set({ hook: null, hook_secret: null, hook_key: null, heard_at: null })
    .where('connection_id', '=', connection)
    .execute()
  await grow(tx, 'sync')
}

/** Whose path it is, with the secret that a delivery must be signed with; undefined for a path that is nobody's. */
export async function hookAt(
  db: Db,
  vault: Vault,
  hook: string,
): Promise<{ readonly connection: string; readonly secret: Secret } | undefined> {
  const row = await hooks(db).where('hook', '=', hook).executeTakeFirst()
  if (!row) return undefined
  const { connection_id: connection, hook_secret, hook_key, ...site } = row
  await vault.bring(hook_key ?? '')
  return { connection, secret: vault.open(hook_secret, bindingOf(connection, toSite(site))) }
}

/** All secrets of webhooks, as whoever exchanges keys must know them. */
export const sealedHooks: SealedPlace = {
  name: 'webhook secret',
  async count(db) {
    const { rows } = await sql<{ key: string; count: number }>`
      select hook_key as key, count(*)::int as count from sync where hook_key is not null group by 1`.execute(db)
    return rows
  },
  async older(db, key, after, most) {
    const rows = await hooks(db)
      .where('hook_key', '<>', key)
      .where('connection_id', '>', after ?? NIL)
      .orderBy('connection_id')
      .limit(most)
      .execute()
    return rows.map(({ connection_id: id, hook_secret: sealed, hook_key: _, ...site }) => ({
      ...{ id, sealed },
      binding: bindingOf(id, toSite(site)),
    }))
  },
  async replace(db, rows) {
    const { numAffectedRows = 0n } = await sql`
      update sync set hook_secret = anew.sealed, hook_key = anew.sealed->>'key'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as anew (id uuid, before text, sealed jsonb)
      where sync.connection_id = anew.id and sync.hook_secret #>> '{wrapped,tag}' = anew.before`.execute(db)
    return Number(numAffectedRows)
  },
}

export interface HookDelivery {
  readonly connection: string
  readonly issue: string
  readonly deleted: boolean
  /** The same when Jira sends it again; null where it gave none. */
  readonly identifier: string | null
}

/** Each once, as a hint: Jira may send one again, and of two at once one waits. The engine looks at once. */
export async function keepDeliveries(tx: Tx, deliveries: readonly HookDelivery[]): Promise<void> {
  const connections = [...new Set(deliveries.map(({ connection }) => connection))]
  await tx
    .deleteFrom('hook_delivery')
    .where('connection_id', 'in', connections)
    .where('at', '<', sql<Date>`now() - ${REMEMBERED}`)
    .execute()
  const given = deliveries.map((one, at) => ({ ...one, at }))
  const { rows: hinted } = await sql<{ connection_id: string }>`
    with given as materialized (
      select * from ${rows(given)} as given (at integer, connection uuid, issue text, deleted boolean, identifier text)
    ), taken as (
      insert into hook_delivery (connection_id, identifier)
      select distinct connection, identifier from given where identifier is not null order by connection, identifier
      on conflict do nothing returning connection_id, identifier
    ), met as (
      select distinct on (connection, identifier) given.* from given
      join taken on taken.connection_id = connection and taken.identifier = given.identifier
      order by connection, identifier, at
    )
    insert into hint (connection_id, issue_id, deleted)
    select connection, issue, deleted from (select * from met union all select * from given where identifier is null) as new
    order by at returning connection_id`.execute(tx)
  await heard(
    tx,
    hinted.map(({ connection_id }) => connection_id),
  )
}

/** The engine looks at once. */
export async function addHint(
  tx: Tx,
  connection: string,
  { issue, deleted }: { readonly issue: string; readonly deleted: boolean },
): Promise<void> {
  await tx.insertInto('hint').values({ connection_id: connection, issue_id: issue, deleted }).execute()
  await heard(tx, [connection])
}

async function heard(tx: Tx, connections: readonly string[]): Promise<void> {
  if (connections.length === 0) return
  await pokeHeard(tx, connections)
  await grow(tx, 'sync')
}

function hooks(db: Db) {
  return db
    .selectFrom('sync')
    .innerJoin('connection', 'connection.id', 'sync.connection_id')
    .innerJoin('site', 'site.id', 'connection.site_id')
    .select([
      'connection_id',
      'hook_secret',
      'hook_key',
      'site.id',
      'site.kind',
      'site.name',
      'site.origin',
      'site.context_path',
    ])
    .select(['site.cloud_id', 'site.gateway', 'site.identity', 'site.version'])
    .where('hook_secret', 'is not', null)
}

function bindingOf(connection: string, site: StoredSite): Binding {
  const owner = `connection:${connection}`
  return { owner, version: 1, site: site.identity, purpose: 'webhook', origins: siteOrigins(site) }
}
