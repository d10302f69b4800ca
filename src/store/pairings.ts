/** Which object here is which there, remembered per pair of sites: the newest holds, ended ones are history. */
import type { KindName, Remembered } from '../configuration/index.ts'
import type { Db } from './database.ts'

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
