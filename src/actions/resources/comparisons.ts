/** Snapshots side by side: what each has otherwise than the one before, and any two compared. */
import { z } from 'zod'
import { Fault, type JsonObject } from '../../base/index.ts'
import {
  beginWork,
  changesSinceBefore,
  type Db,
  findSnapshot,
  findWork,
  getWork,
  type KeptSnapshot,
  listSnapshots,
  newestSnapshot,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { snapshotNamed } from '../flows/sides.ts'
import { COMPARE_SNAPSHOTS, SNAPSHOT_HISTORY } from '../inputs.ts'
import { KEPT_SNAPSHOT, PLAN } from '../shapes/index.ts'
import { showPlan } from './show-plan.ts'

export const snapshotHistoryAction = defineAction({
  name: 'snapshots.history',
  says: 'Every snapshot that was kept, newest first, with what changed since the one before of its site.',
  method: 'GET',
  path: '/snapshots/history',
  needs: 'viewer',
  audit: 'never',
  input: SNAPSHOT_HISTORY,
  output: z.object({ snapshots: z.array(KEPT_SNAPSHOT) }),
  async run({ db }, { connection, before, limit }) {
    const page = { name: connection, before: before === undefined ? undefined : new Date(before), limit }
    const snapshots = []
    // One after the other: what was never counted is counted now, each from whole snapshots.
    for (const one of await listSnapshots(db, page)) snapshots.push(await show(db, one))
    return { snapshots }
  },
})

async function show(db: Db, { id, name, takenAt, takenBy, kinds, requests, byHand }: KeptSnapshot) {
  const since = await changesSinceBefore(db, id)
  return {
    id,
    byHand,
    connection: name,
    takenAt: takenAt.toISOString(),
    takenBy,
    kinds: { ...kinds },
    objects: Object.values(kinds).reduce((sum, { count }) => sum + count, 0),
    requests,
    since: since ? { ...since, unread: [...since.unread] } : null,
  }
}

export const compareSnapshotsAction = defineAction({
  name: 'snapshots.compare',
  says: 'What one snapshot has otherwise than another; its differences are read like those of a plan.',
  method: 'POST',
  path: '/snapshots/compare',
  needs: 'viewer',
  audit: 'always',
  input: COMPARE_SNAPSHOTS,
  output: PLAN,
  async run(context, { from, to }) {
    const { db } = context
    const [before, after] = [await kept(db, from), await kept(db, to)]
    if (before.id === after.id)
      throw new Fault('input.invalid', 'These are the same snapshot.', { about: 'to', remedy: 'Choose another one.' })
    const sides = { from: `snapshot:${before.id}`, to: `snapshot:${after.id}` }
    const input = { ...sides, compare: true, projects: null, answers: {} }
    // Two snapshots never change: compared once, they are compared.
    const known = await findWork(db, 'plan', input)
    if (known) return showPlan(db, known)
    const id = await beginWork(db, 'plan', input, context.actor as unknown as JsonObject)
    await context.begin('plan', id)
    return showPlan(db, await getWork(db, 'plan', id))
  },
})

function kept(db: Db, side: string): Promise<KeptSnapshot> {
  const id = snapshotNamed(side)
  return id === undefined ? newestSnapshot(db, side) : findSnapshot(db, id)
}
