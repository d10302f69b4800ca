/** What live events tell whom: of each thing that is watched no more than its page would. */
import { Fault, type Json } from '../base/index.ts'
import { type Db, progressOf, type Watched } from '../store/index.ts'
import type { Action } from './action.ts'
import type { Actor } from './context.ts'
import { whyNot } from './may-ask.ts'
import { veilFor } from './perform.ts'
import { getDeploymentAction } from './resources/deployments.ts'
import { getDryRunAction } from './resources/dry-runs.ts'
import { listItemsAction } from './resources/items.ts'
import { getPlanAction } from './resources/plans.ts'
import { getSnapshotAction } from './resources/snapshots.ts'
import { syncStatusAction } from './resources/sync.ts'

/** By the first word of what is watched, the action that shows it. */
export const WATCHED: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['snapshot', getSnapshotAction],
  ['plan', getPlanAction],
  ['dry-run', getDryRunAction],
  ['deployment', getDeploymentAction],
  ['portfolio', listItemsAction],
  ['sync', syncStatusAction],
])

/** Undefined where there is no such thing; refused to whoever may not ask for its page. */
export async function watch(db: Db, actor: Actor, about: string): Promise<Watched | undefined> {
  const page = WATCHED.get(about.split(':')[0] ?? '')
  if (!page) return undefined
  const why = whyNot(actor, page)
  if (why !== undefined) throw new Fault('not-allowed', why, { remedy: 'Ask somebody who may to look.' })
  const now = await progressOf(db, about)
  const veil = now?.progress ? await veilFor(page, { actor, db }) : undefined
  if (!now?.progress || !veil) return now
  return { ...now, progress: veil.veil.over({ ...now.progress } as Json) as unknown as Watched['progress'] }
}
