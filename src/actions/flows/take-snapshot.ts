/** Reads a site's configuration and keeps it. */
import { KINDS, type Snapshot, takeSnapshot } from '../../configuration/index.ts'
import { type Db, saveSnapshot } from '../../store/index.ts'
import type { OpenSite, Tell } from './site.ts'

export interface TakenSnapshot {
  readonly id: string
  readonly snapshot: Snapshot
}

export async function snapshotSite(
  db: Db,
  site: OpenSite,
  takenBy: string,
  hash: (text: string) => string,
  tell: Tell,
): Promise<TakenSnapshot> {
  let done = 0
  const snapshot = await takeSnapshot(site.jira, {
    kinds: KINDS,
    identity: site.identity,
    tell: (kind, { state, count }) =>
      tell({
        done: ++done,
        of: KINDS.length,
        says: `${site.name}: ${count} of ${kind}${state === 'complete' ? '' : ` (${state})`}`,
      }),
  })
  const id = await saveSnapshot(
    db,
    { snapshot, siteId: site.siteId, connectionId: site.connectionId, takenBy, requests: site.requests() },
    hash,
  )
  return { id, snapshot }
}
