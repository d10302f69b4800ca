/** What a snapshot has otherwise than the one before of the same site: counted once, when somebody asks, and kept. */
import { sql } from 'kysely'
import type { Db } from './database.ts'

interface SnapshotChange {
  /** The snapshot before. */
  readonly before: string
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** Kinds that one of the two did not tell whole: they are not counted. */
  readonly unread: readonly string[]
}

/** Undefined for a site's first. */
export async function changesSinceBefore(db: Db, id: string): Promise<SnapshotChange | undefined> {
  const kept = await db.selectFrom('snapshot_change').selectAll().where('snapshot_id', '=', id).executeTakeFirst()
  const row = kept ?? (await countChanges(db, id))
  return row && { before: row.before_id, ...row }
}

interface Counted {
  readonly before_id: string
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly unread: string[]
}

/** An object of one site is told by its id: one that is called otherwise has changed. */
async function countChanges(db: Db, id: string): Promise<Counted | undefined> {
  const { rows } = await sql<Counted>`
    with here as (select * from snapshot where id = ${id}), there as (
      select older.* from snapshot as older, here
      where older.site_id = here.site_id and older.id <> here.id and older.taken_at < here.taken_at
      order by older.taken_at desc limit 1
    ), unread as (
      select distinct kind from here, there,
        jsonb_each(here.kinds || there.kinds) as each (kind, told)
      where (here.kinds->kind->>'state') is distinct from 'complete'
        or (there.kinds->kind->>'state') is distinct from 'complete'
    ), both_sides as (
      select now.hash as now_hash, now.key as now_key, old.hash as old_hash, old.key as old_key
      from (select o.* from snapshot_object as o, here where o.snapshot_id = here.id) as now
      full join (select o.* from snapshot_object as o, there where o.snapshot_id = there.id) as old
        on now.kind = old.kind and now.object_id = old.object_id
      where coalesce(now.kind, old.kind) not in (select kind from unread)
    )
    insert into snapshot_change (snapshot_id, before_id, added, changed, removed, unread)
    select ${id}::uuid, there.id,
      (select count(*) from both_sides where old_hash is null),
      (select count(*) from both_sides where now_hash <> old_hash or now_key <> old_key),
      (select count(*) from both_sides where now_hash is null),
      array(select kind from unread order by kind)
    from there
    on conflict (snapshot_id) do update set before_id = excluded.before_id
    returning before_id, added, changed, removed, unread`.execute(db)
  return rows[0]
}
