/** Snapshots: a list of objects by hash; equal values are kept once, whatever snapshots hold them. */
import { sql } from 'kysely'
import { canonical, Fault, type Json } from '../base/index.ts'
import type { Snapshot, SnapshotObject } from '../configuration/index.ts'
import type { Db } from './database.ts'

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
  const rows = objects.map(({ kind, key, id, value, ...extra }) => ({
    kind,
    key,
    id,
    text: canonical(value),
    extra: JSON.stringify(extra),
  }))
  const values = new Map(rows.map((row) => [hash(row.text), row.text]))
  // In one order for every writer: two that keep the same values wait for each other, and never each for the other.
  await sql`insert into object_value (hash, value)
    select * from unnest(${[...values.keys()]}::text[], ${[...values.values()]}::jsonb[]) as new (hash, value)
    order by hash on conflict do nothing`.execute(db)
  await sql`insert into snapshot_object (snapshot_id, kind, key, object_id, hash, extra)
    select ${snapshotId}, * from unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.key)}::text[],
      ${rows.map((row) => row.id)}::text[], ${rows.map((row) => hash(row.text))}::text[], ${rows.map((row) => row.extra)}::jsonb[])`.execute(
    db,
  )
}

export async function loadSnapshot(db: Db, id: string): Promise<Snapshot> {
  const row = await db.selectFrom('snapshot').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such snapshot.')
  const objects = await db
    .selectFrom('snapshot_object')
    .innerJoin('object_value', 'object_value.hash', 'snapshot_object.hash')
    .select(['kind', 'key', 'object_id', 'value', 'extra'])
    .where('snapshot_id', '=', id)
    .orderBy('kind')
    .orderBy('key')
    .execute()
  return {
    site: row.site as Snapshot['site'],
    takenAt: row.taken_at.getTime(),
    account: row.account_key,
    kinds: row.kinds as Snapshot['kinds'],
    objects: objects.map((object) => ({
      kind: object.kind,
      key: object.key,
      id: object.object_id,
      value: object.value as Json,
      ...(object.extra as object),
    })),
  }
}
