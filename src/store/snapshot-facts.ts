/** What a list of snapshots shows of each, without its objects. */
import type { Snapshot } from '../configuration/index.ts'
import type { Db } from './database.ts'

export interface SnapshotFacts {
  readonly takenAt: Date
  readonly requests: number | null
  readonly kinds: Snapshot['kinds']
}

export async function snapshotFacts(db: Db, id: string): Promise<SnapshotFacts | undefined> {
  const row = await db
    .selectFrom('snapshot')
    .select(['taken_at', 'requests', 'kinds'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { takenAt: row.taken_at, requests: row.requests, kinds: row.kinds as Snapshot['kinds'] }
}
