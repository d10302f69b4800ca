/** Snapshots: a list of objects by hash; equal values are kept once, whatever snapshots hold them. */
import { type Selectable, sql } from 'kysely'
import { canonical, Fault, type Json } from '../base/index.ts'
import type { Last, Snapshot, SnapshotObject } from '../configuration/index.ts'
import type { Db } from './database.ts'
import type { SnapshotTable } from './schema.ts'

export interface SnapshotRecord {
  readonly snapshot: Snapshot
  readonly siteId: string
  readonly connectionId: string | null
  readonly takenBy: string
  readonly requests: number
}

const BATCH = 1_000

export async function saveSnapshot(db: Db, record: SnapshotRecord, hash: (text: string) => string): Promise<string> {
  const { snapshot } = record
  return db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('snapshot')
      .values({
        site_id: record.siteId,
        connection_id: record.connectionId,
        name: snapshot.site.name,
        site: JSON.stringify(snapshot.site),
        account_key: snapshot.account,
        kinds: JSON.stringify(snapshot.kinds),
        counts: JSON.stringify(
          Object.fromEntries(Object.entries(snapshot.kinds).map(([kind, { count }]) => [kind, count])),
        ),
        taken_at: new Date(snapshot.takenAt),
        taken_by: record.takenBy,
        requests: record.requests,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (let at = 0; at < snapshot.objects.length; at += BATCH)
      await saveObjects(tx, id, snapshot.objects.slice(at, at + BATCH), hash)
    return id
  })
}

async function saveObjects(
  db: Db,
  snapshotId: string,
  objects: readonly SnapshotObject[],
  hash: (text: string) => string,
): Promise<void> {
  const rows = objects.map(({ kind, key, id, value, ...extra }) => {
    const text = canonical(value)
    return { kind, key, id, text, hash: hash(text), extra: JSON.stringify(extra) }
  })
  await saveValues(db, new Map(rows.map((row) => [row.hash, row.text])))
  await sql`insert into snapshot_object (snapshot_id, kind, key, object_id, hash, extra)
    select ${snapshotId}, * from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.hash)}::text[], ${rows.map((row) => row.extra)}::jsonb[])`.execute(
    db,
  )
}

/** Only those that are not kept yet are sent, and the others held, so that nobody prunes them meanwhile. */
async function saveValues(db: Db, values: ReadonlyMap<string, string>): Promise<void> {
  const { rows: kept } = await sql<{ hash: string }>`select hash from object_value
    where hash = any(${[...values.keys()]}::text[]) order by hash for key share`.execute(db)
  const known = new Set(kept.map((row) => row.hash))
  const fresh = [...values].filter(([one]) => !known.has(one))
  if (fresh.length === 0) return
  // In one order for every writer: two that keep the same values wait for each other, and never each for the other.
  await sql`insert into object_value (hash, value)
    select * from unnest(${fresh.map(([one]) => one)}::text[], ${fresh.map(([, text]) => text)}::jsonb[]) as new (hash, value)
    order by hash on conflict do nothing`.execute(db)
}

/** Values by their hash: what several snapshots share is in memory once. */
type Values = Map<string, Json>

export async function loadSnapshot(db: Db, id: string, values: Values = new Map()): Promise<Snapshot> {
  const row = await db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such snapshot.')
  const { objects } = await loadObjects(db, id, null, values)
  return { ...factsOf(row), account: row.account_key, objects }
}

/**
 * The newest of a site: values of the named kinds, and the keys of all. Null while something of ours was deployed there
 * since: not all that we do leaves a sign.
 */
export async function lastSnapshot(db: Db, siteId: string, kinds: readonly string[]): Promise<Last | null> {
  const row = await db
    .selectFrom('snapshot')
    .selectAll()
    .where('site_id', '=', siteId)
    .orderBy('taken_at', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  if (!row || (await deployedSince(db, siteId, row.taken_at))) return null
  return { ...factsOf(row), ...(await loadObjects(db, row.id, new Set(kinds))) }
}

async function deployedSince(db: Db, siteId: string, moment: Date): Promise<boolean> {
  const row = await db
    .selectFrom('deployment')
    .innerJoin('plan', 'plan.id', 'plan_id')
    .select('deployment.id')
    .where('target_site_id', '=', siteId)
    .where('started_at', 'is not', null)
    .where(sql<boolean>`coalesce(finished_at, now()) > ${moment}`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

const factsOf = (row: Selectable<SnapshotTable>) => ({
  site: row.site as Snapshot['site'],
  takenAt: row.taken_at.getTime(),
  kinds: row.kinds as Snapshot['kinds'],
})

/** One batch behind the other, in the order of the table's own key: a site of any size costs the memory of its objects alone. */
async function loadObjects(
  db: Db,
  id: string,
  wanted: ReadonlySet<string> | null,
  values: Values = new Map(),
): Promise<Pick<Last, 'objects' | 'keys'>> {
  const objects: SnapshotObject[] = []
  const keys: Pick<SnapshotObject, 'kind' | 'key' | 'id'>[] = []
  for (let last = ['', '', '']; ; ) {
    const { rows } = await sql<Row>`select kind, key, object_id, hash, extra,
        case when ${wanted === null} or kind = any(${[...(wanted ?? [])]}::text[]) then value end as value
      from snapshot_object join object_value using (hash)
      where snapshot_id = ${id} and (kind, key, object_id) > (${last[0]}, ${last[1]}, ${last[2]})
      order by kind, key, object_id limit ${BATCH}`.execute(db)
    for (const row of rows) {
      const named = { kind: row.kind, key: row.key, id: row.object_id }
      keys.push(named)
      if (wanted !== null && !wanted.has(row.kind)) continue
      const value = values.get(row.hash) ?? row.value
      values.set(row.hash, value)
      objects.push({ ...named, value, ...row.extra })
    }
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return { objects, keys }
    last = [end.kind, end.key, end.object_id]
  }
}

interface Row {
  readonly kind: string
  readonly key: string
  readonly object_id: string
  readonly hash: string
  readonly extra: Partial<SnapshotObject>
  readonly value: Json
}
