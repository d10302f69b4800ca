/** Webhooks: the path each connection is told under, its sealed secret, and what was heard. A hint only says where to look. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Secret } from '../../base/index.ts'
import { grow } from '../change-count.ts'
import type { Db, Tx } from '../database.ts'
import { poke } from '../portfolio/touch.ts'
import { NIL, type SealedPlace } from '../sealed-place.ts'
import { type StoredSite, siteOrigins, toSite } from '../sites.ts'
import type { Binding, Vault } from '../vault.ts'

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

/** False for a delivery that came before: Jira may send one again. Of two at once one waits and is told. */
export async function takeDelivery(tx: Tx, connection: string, identifier: string): Promise<boolean> {
  await tx
    .deleteFrom('hook_delivery')
    .where('connection_id', '=', connection)
    .where('at', '<', sql<Date>`now() - ${REMEMBERED}`)
    .execute()
  const taken = await tx
    .insertInto('hook_delivery')
    .values({ connection_id: connection, identifier })
    .onConflict((conflict) => conflict.doNothing())
    .returning('identifier')
    .executeTakeFirst()
  return taken !== undefined
}

/** The engine looks at once. */
export async function addHint(
  tx: Tx,
  connection: string,
  { issue, deleted }: { readonly issue: string; readonly deleted: boolean },
): Promise<void> {
  await tx.insertInto('hint').values({ connection_id: connection, issue_id: issue, deleted }).execute()
  await tx.updateTable('sync').set({ heard_at: sql<Date>`now()` }).where('connection_id', '=', connection).execute()
  await poke(tx, [connection])
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
