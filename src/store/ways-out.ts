/** Ways out: the certificate authorities and the proxy of a connection. The proxy's password is sealed, for this proxy alone. */
import { type Selectable, sql } from 'kysely'
import type { WayOut } from '../base/index.ts'
import type { StoredConnection } from './connections.ts'
import type { Db, Tx } from './database.ts'
import { isAnyOf } from './is-any-of.ts'
import type { WayOutTable } from './schema.ts'
import { countByKey, type SealedPlace } from './sealed-place.ts'
import type { Binding, Vault } from './vault.ts'

/** What may be shown of it. */
export interface StoredWayOut {
  readonly authorities: string | null
  readonly proxy: string | null
  readonly proxyUser: string | null
}

type Place = Pick<StoredConnection, 'id' | 'site'>

/** In place of the one before; null is the usual way. */
export async function keepWayOut(
  tx: Tx,
  vault: Vault,
  { id, site }: Place,
  way: WayOut | null,
  by: string,
): Promise<void> {
  await tx.deleteFrom('way_out').where('connection_id', '=', id).execute()
  if (way === null || (way.authorities === null && way.proxy === null)) return
  const { authorities, proxy } = way
  const sealed = proxy?.password ? vault.seal(proxy.password, bindingOf(id, site.identity, proxy.origin)) : null
  await tx
    .insertInto('way_out')
    .values({
      connection_id: id,
      authorities,
      proxy: proxy?.origin ?? null,
      proxy_user: proxy?.user ?? null,
      proxy_password: sealed && JSON.stringify(sealed),
      key_id: sealed?.key ?? null,
      changed_by: by,
    })
    .execute()
}

/** For the moment of use; null is the usual way. */
export async function openWayOut(db: Db, vault: Vault, connection: string): Promise<WayOut | null> {
  const row = await rows(db).where('connection_id', '=', connection).executeTakeFirst()
  if (!row) return null
  if (row.key_id !== null) await vault.bring(row.key_id)
  const { authorities, proxy, proxy_user: user, proxy_password: sealed, identity } = row
  if (proxy === null) return { authorities, proxy }
  const password = sealed === null ? null : vault.open(sealed, bindingOf(connection, identity, proxy))
  return { authorities, proxy: { origin: proxy, user, password } }
}

/** By connection; one that is not there goes the usual way. */
export async function storedWaysOut(
  db: Db,
  connections: readonly string[],
): Promise<ReadonlyMap<string, StoredWayOut>> {
  const found = await rows(db).where(isAnyOf('connection_id', connections)).execute()
  return new Map(
    found.map(({ connection_id, authorities, proxy, proxy_user: proxyUser }) => [
      connection_id,
      { authorities, proxy, proxyUser },
    ]),
  )
}

/** All passwords of proxies, as whoever exchanges keys must know them. */
export const sealedProxyPasswords: SealedPlace = {
  name: 'password of a proxy',
  count: (db) => countByKey(db, 'way_out'),
  async older(db, key, after, most) {
    const found = await rows(db)
      .where('key_id', '<>', key)
      .where(sql<boolean>`connection_id::text > ${after ?? ''}`)
      .orderBy(sql`connection_id::text`)
      .limit(most)
      .execute()
    return found.map((row) => ({
      id: row.connection_id,
      sealed: row.proxy_password,
      binding: bindingOf(row.connection_id, row.identity, row.proxy ?? ''),
    }))
  },
  async replace(db, anew) {
    const { numAffectedRows = 0n } = await sql`
      update way_out set proxy_password = anew.sealed, key_id = anew.sealed->>'key'
      from jsonb_to_recordset(${JSON.stringify(anew)}::jsonb) as anew (id uuid, before text, sealed jsonb)
      where way_out.connection_id = anew.id and way_out.proxy_password->'wrapped'->>'tag' = anew.before`.execute(db)
    return Number(numAffectedRows)
  },
}

function rows(db: Db) {
  return db
    .selectFrom('way_out')
    .innerJoin('connection', 'connection.id', 'way_out.connection_id')
    .innerJoin('site', 'site.id', 'connection.site_id')
    .selectAll('way_out')
    .select('site.identity')
    .$castTo<Selectable<WayOutTable> & { readonly identity: string }>()
}

function bindingOf(connection: string, site: string, proxy: string): Binding {
  return { owner: `connection:${connection}`, version: 1, site, purpose: 'proxy', origins: [proxy] }
}
