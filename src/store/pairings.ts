/** Which object here is which there, remembered per pair of sites: the newest holds, ended ones are history. */
import { sql } from 'kysely'
import type { KindName, Remembered } from '../configuration/index.ts'
import type { Db } from './database.ts'
import { isRowId } from './row-id.ts'

export interface NewPairing {
  readonly kind: KindName
  readonly sourceId: string
  readonly targetId: string
  readonly sourceKey: string
  readonly targetKey: string
}

export async function rememberedPairings(db: Db, sourceSite: string, targetSite: string): Promise<Remembered> {
  const rows = await db
    .selectFrom('pairing')
    .select(['kind', 'source_id', 'target_id'])
    .where('source_site_id', '=', sourceSite)
    .where('target_site_id', '=', targetSite)
    .where('ended_at', 'is', null)
    .execute()
  const remembered = new Map<KindName, Map<string, string>>()
  for (const row of rows) {
    const kind = remembered.get(row.kind) ?? new Map<string, string>()
    kind.set(row.source_id, row.target_id)
    remembered.set(row.kind, kind)
  }
  return remembered
}

/** What is remembered already stays as it is; what says otherwise ends it. */
export async function rememberPairings(
  db: Db,
  sourceSite: string,
  targetSite: string,
  pairings: readonly NewPairing[],
  saidBy: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const known = await rememberedPairings(tx, sourceSite, targetSite)
    for (const pairing of pairings) {
      const held = known.get(pairing.kind)?.get(pairing.sourceId)
      if (held === pairing.targetId) continue
      await tx
        .updateTable('pairing')
        .set({ ended_at: new Date() })
        .where('source_site_id', '=', sourceSite)
        .where('target_site_id', '=', targetSite)
        .where('kind', '=', pairing.kind)
        .where('source_id', '=', pairing.sourceId)
        .where('ended_at', 'is', null)
        .execute()
      await tx
        .insertInto('pairing')
        .values({
          source_site_id: sourceSite,
          target_site_id: targetSite,
          kind: pairing.kind,
          source_id: pairing.sourceId,
          target_id: pairing.targetId,
          source_key: pairing.sourceKey,
          target_key: pairing.targetKey,
          said_by: saidBy,
        })
        .execute()
    }
  })
}

export interface KeptPairing {
  readonly id: string
  readonly kind: KindName
  readonly sourceId: string
  readonly targetId: string
  readonly sourceKey: string
  readonly targetKey: string
  readonly by: string
  readonly at: Date
  readonly endedAt: Date | null
  readonly endedBy: string | null
}

export interface PairingFilter {
  /** Part of a key or a whole id, on either side. */
  readonly search?: string | undefined
  /** Ended ones as well. */
  readonly history: boolean
  readonly limit: number
  readonly offset: number
}

export async function listPairings(
  db: Db,
  sourceSite: string,
  targetSite: string,
  { search, history, limit, offset }: PairingFilter,
): Promise<{ readonly total: number; readonly pairings: readonly KeptPairing[] }> {
  const text = search?.trim().toLowerCase() ?? ''
  const fits = sql`source_site_id = ${sourceSite} and target_site_id = ${targetSite}
    and (${history} or ended_at is null)
    and (strpos(lower(source_key), ${text}) > 0 or strpos(lower(target_key), ${text}) > 0
      or ${text} in (source_id, target_id))`
  const { rows } = await sql<KeptPairing>`
    select id, kind, source_id as "sourceId", target_id as "targetId", source_key as "sourceKey",
      target_key as "targetKey", said_by as by, said_at as at, ended_at as "endedAt", ended_by as "endedBy"
    from pairing where ${fits} order by source_key, said_at desc, id limit ${limit} offset ${offset}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::integer as total from pairing where ${fits}`.execute(db)
  return { total: counted[0]?.total ?? 0, pairings: rows }
}

/** Nobody knows from then on that the two are one; undefined where nothing of that held between these sites. */
export async function endPairing(
  db: Db,
  sourceSite: string,
  targetSite: string,
  id: string,
  by: string,
): Promise<string | undefined> {
  if (!isRowId(id)) return undefined
  const ended = await db
    .updateTable('pairing')
    .set({ ended_at: sql<Date>`now()`, ended_by: by })
    .where('id', '=', id)
    .where('source_site_id', '=', sourceSite)
    .where('target_site_id', '=', targetSite)
    .where('ended_at', 'is', null)
    .returning('source_key')
    .executeTakeFirst()
  return ended?.source_key
}
