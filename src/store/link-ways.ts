/** The way out that a one-time link brings for its new connection: sealed whole, for this link and its address alone. */
import { sql } from 'kysely'
import { Secret, type WayOut } from '../base/index.ts'
import type { Db } from './database.ts'
import { countByKey, type SealedPlace } from './sealed-place.ts'
import type { Binding, Vault } from './vault.ts'

/** As the row takes it. */
export function sealLinkWay(vault: Vault, link: { readonly id: string; readonly url: string }, way: WayOut) {
  const { authorities, proxy } = way
  const text = JSON.stringify({ authorities, proxy: proxy && { ...proxy, password: proxy.password?.reveal() ?? null } })
  const sealed = vault.seal(new Secret(text), bindingOf(link))
  return { way_out: JSON.stringify(sealed), key_id: sealed.key }
}

/** For the moment of use; null is the usual way. */
export async function openLinkWay(db: Db, vault: Vault, id: string): Promise<WayOut | null> {
  const row = await db
    .selectFrom('hand_over')
    .select(['url', 'way_out', 'key_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || row.way_out === null || row.key_id === null) return null
  await vault.bring(row.key_id)
  const way = JSON.parse(vault.open(row.way_out, bindingOf({ id, url: row.url })).reveal()) as Kept
  return { authorities: way.authorities, proxy: way.proxy && { ...way.proxy, password: secretOf(way.proxy.password) } }
}

interface Kept {
  readonly authorities: string | null
  readonly proxy: { readonly origin: string; readonly user: string | null; readonly password: string | null } | null
}

const secretOf = (text: string | null): Secret | null => (text === null ? null : new Secret(text))

/** All of them, as whoever exchanges keys must know them. */
export const sealedLinkWays: SealedPlace = {
  name: 'way out of a one-time link',
  count: (db) => countByKey(db, 'hand_over'),
  async older(db, key, after, most) {
    const found = await db
      .selectFrom('hand_over')
      .select(['id', 'url', 'way_out'])
      .where('key_id', '<>', key)
      .where(sql<boolean>`id::text > ${after ?? ''}`)
      .orderBy(sql`id::text`)
      .limit(most)
      .execute()
    return found.map(({ id, url, way_out: sealed }) => ({ id, sealed, binding: bindingOf({ id, url }) }))
  },
  async replace(db, anew) {
    const { numAffectedRows = 0n } = await sql`
      update hand_over set way_out = anew.sealed, key_id = anew.sealed->>'key'
      from jsonb_to_recordset(${JSON.stringify(anew)}::jsonb) as anew (id uuid, before text, sealed jsonb)
      where hand_over.id = anew.id and hand_over.way_out->'wrapped'->>'tag' = anew.before`.execute(db)
    return Number(numAffectedRows)
  },
}

const bindingOf = ({ id, url }: { readonly id: string; readonly url: string }): Binding => ({
  ...{ owner: `hand-over:${id}`, version: 1, site: url, purpose: 'proxy', origins: [] },
})
