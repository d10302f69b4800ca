/** Reads a site's configuration and keeps it: what may have changed since the last snapshot, or all of it. */
import { type Completeness, KINDS, type Snapshot, takeSnapshot } from '../../configuration/index.ts'
import { type Db, lastSnapshot, saveSnapshot } from '../../store/index.ts'
import type { OpenSite, Tell } from './site.ts'

export interface TakenSnapshot {
  readonly id: string
  readonly snapshot: Snapshot
}

const CARRIED = KINDS.flatMap(({ name, signal = { by: 'none' } }) => (signal.by === 'none' ? [] : [name]))

export async function snapshotSite(
  db: Db,
  site: OpenSite,
  takenBy: string,
  hash: (text: string) => string,
  tell: Tell,
  full = false,
): Promise<TakenSnapshot> {
  let done = 0
  const last = full ? null : await lastSnapshot(db, site.siteId, CARRIED)
  const snapshot = await takeSnapshot(site.jira, {
    kinds: KINDS,
    identity: site.identity,
    ...(last ? { last } : {}),
    tell: (kind, completeness) =>
      tell({
        done: ++done,
        of: KINDS.length,
        says: `${site.name}: ${completeness.count} of ${kind}${besides(completeness)}`,
      }),
  })
  const id = await saveSnapshot(
    db,
    { snapshot, siteId: site.siteId, connectionId: site.connectionId, takenBy, requests: site.requests() },
    hash,
  )
  return { id, snapshot }
}

function besides({ state, carried, missed }: Completeness): string {
  if (state !== 'complete') return ` (${state})`
  if (missed !== undefined) return ' (all read: something had changed without a sign)'
  return carried === undefined ? '' : ` (${carried} as they were)`
}
