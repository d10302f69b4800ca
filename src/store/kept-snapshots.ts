/** Snapshots that were kept, whoever took them: by hand, for a plan, or to prove a deployment. */
import { sql } from 'kysely'
import { Fault } from '../base/index.ts'
import type { Snapshot } from '../configuration/index.ts'
import type { Db } from './database.ts'
import { isRowId } from './row-id.ts'

export interface KeptSnapshot {
  readonly id: string
  readonly siteId: string | null
  /** The site's name then. */
  readonly name: string
  readonly site: Snapshot['site']
  readonly takenAt: Date
  readonly takenBy: string
  readonly kinds: Snapshot['kinds']
  readonly requests: number | null
  /** Taken by hand; otherwise for a plan, or to prove a deployment. */
  readonly byHand: boolean
}

const COLUMNS = [
  ...(['snapshot.id', 'site_id', 'name', 'site', 'taken_at', 'taken_by', 'kinds', 'requests'] as const),
  sql<boolean>`exists (select from work where work.snapshot_id = snapshot.id)`.as('by_hand'),
] as const

/** By its own id, or by that of the work that took it, as lists show it. */
export async function findSnapshot(db: Db, id: string): Promise<KeptSnapshot> {
  if (!isRowId(id)) throw new Fault('not-found', 'There is no such snapshot.', { about: id })
  const work = await db
    .selectFrom('work')
    .select(['snapshot_id', 'state'])
    .where('id', '=', id)
    .where('name', '=', 'snapshot')
    .executeTakeFirst()
  if (work && work.snapshot_id === null)
    throw new Fault('conflict', 'This snapshot has not been taken.', {
      about: id,
      remedy: work.state === 'running' ? 'Wait until it is there.' : 'Take it again.',
    })
  const row = await db
    .selectFrom('snapshot')
    .select(COLUMNS)
    .where('id', '=', work?.snapshot_id ?? id)
    .executeTakeFirst()
  if (!row) throw new Fault('not-found', 'There is no such snapshot.', { about: id })
  return shown(row)
}

/** The newest of a site, by the name of its connection. */
export async function newestSnapshot(db: Db, name: string): Promise<KeptSnapshot> {
  const row = await db
    .selectFrom('snapshot')
    .select(COLUMNS)
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .orderBy('taken_at', 'desc')
    .executeTakeFirst()
  if (!row)
    throw new Fault('not-found', `There is no snapshot of ${name}.`, {
      about: name,
      remedy: 'Take one first, or give a snapshot as snapshot:<id>.',
    })
  return shown(row)
}

export interface HistoryPage {
  /** Of this site only. */
  readonly name?: string | undefined
  readonly before?: Date | undefined
  readonly limit: number
}

/** Newest first. */
export async function listSnapshots(db: Db, { name, before, limit }: HistoryPage): Promise<readonly KeptSnapshot[]> {
  let query = db.selectFrom('snapshot').select(COLUMNS).orderBy('taken_at', 'desc').orderBy('id').limit(limit)
  if (name !== undefined) query = query.where(sql`lower(name)`, '=', name.toLowerCase())
  if (before !== undefined) query = query.where('taken_at', '<', before)
  return (await query.execute()).map(shown)
}

type Row = {
  id: string
  site_id: string | null
  name: string
  site: unknown
  taken_at: Date
  taken_by: string | null
  kinds: unknown
  requests: number | null
  by_hand: boolean
}

function shown({ id, site_id, name, site, taken_at, taken_by, kinds, requests, by_hand }: Row): KeptSnapshot {
  return {
    id,
    siteId: site_id,
    name,
    site: site as Snapshot['site'],
    takenAt: taken_at,
    takenBy: taken_by ?? '',
    kinds: kinds as Snapshot['kinds'],
    requests,
    byHand: by_hand,
  }
}
