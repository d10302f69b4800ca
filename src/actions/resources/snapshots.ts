/** Snapshots: taken by a job, listed, looked into. */
import { z } from 'zod'
import type { JsonObject } from '../../base/index.ts'
import {
  beginWork,
  countObjects,
  type Db,
  findById,
  findSnapshot,
  getWork,
  type KeptSnapshot,
  listWork,
  pageOfObjects,
  snapshotFacts,
  type Work,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { actorText } from '../context.ts'
import { refuseUnknown } from '../flows/open-site.ts'
import { BY_ID, LIST, TAKE_SNAPSHOT } from '../inputs.ts'
import { LIST_OBJECTS } from '../inputs-pages.ts'
import { SNAPSHOT, SNAPSHOT_OBJECT, type SnapshotView } from '../shapes/index.ts'

export const takeSnapshotAction = defineAction({
  name: 'snapshots.take',
  says: 'Read a site’s configuration and keep it.',
  method: 'POST',
  path: '/snapshots',
  needs: 'deployer',
  audit: 'always',
  input: TAKE_SNAPSHOT,
  output: SNAPSHOT,
  async run(context, { connection, full = false }) {
    await refuseUnknown(context, connection)
    const id = await beginWork(context.db, 'snapshot', { connection, full }, context.actor as unknown as JsonObject)
    await context.begin('snapshot', id)
    return shown(context.db, await getWork(context.db, 'snapshot', id))
  },
})

export const listSnapshotsAction = defineAction({
  name: 'snapshots.list',
  says: 'Snapshots, newest first.',
  method: 'GET',
  path: '/snapshots',
  needs: 'viewer',
  audit: 'never',
  input: LIST,
  output: z.object({ snapshots: z.array(SNAPSHOT) }),
  run: async ({ db }, { limit }) => ({
    snapshots: await Promise.all((await listWork(db, 'snapshot', limit)).map((work) => shown(db, work))),
  }),
})

export const getSnapshotAction = defineAction({
  name: 'snapshots.get',
  says: 'One snapshot: what was read, and how completely.',
  method: 'GET',
  path: '/snapshots/{id}',
  needs: 'viewer',
  audit: 'never',
  input: BY_ID,
  output: SNAPSHOT,
  run: async ({ db }, { id }) => {
    const work = await findById(db, 'snapshot', id)
    return work ? shown(db, work) : shownKept(await findSnapshot(db, id))
  },
})

export const listObjectsAction = defineAction({
  name: 'snapshots.objects',
  says: 'The objects of a snapshot, kind by kind.',
  method: 'GET',
  path: '/snapshots/{id}/objects',
  needs: 'viewer',
  audit: 'never',
  input: LIST_OBJECTS,
  output: z.object({
    total: z.number(),
    /** How many fit of each kind, in the order of the rows. */
    kinds: z.array(z.object({ kind: z.string(), count: z.number() })),
    objects: z.array(SNAPSHOT_OBJECT),
  }),
  async run({ db }, { id, kind, key, locked, search, sort, values, limit, offset }) {
    const snapshot = await findSnapshot(db, id)
    const filter = { kinds: kind, key, locked, search }
    const [kinds, objects] = await Promise.all([
      countObjects(db, snapshot.id, filter),
      pageOfObjects(db, snapshot.id, filter, { descending: sort === '-name', values, limit, offset }),
    ])
    return {
      total: kinds.reduce((sum, { count }) => sum + count, 0),
      kinds: kinds.map((one) => ({ ...one })),
      objects: objects.map((object) => ({
        kind: object.kind,
        key: object.key,
        id: object.id,
        description: object.description,
        value: object.value,
        ...(object.locked === undefined ? {} : { locked: object.locked }),
        ...(object.ambiguous ? { ambiguous: true } : {}),
      })),
    }
  },
})

async function shown(db: Db, work: Work): Promise<SnapshotView> {
  const facts = work.snapshotId === null ? undefined : await snapshotFacts(db, work.snapshotId)
  const kinds = { ...facts?.kinds } as SnapshotView['kinds']
  return {
    id: work.id,
    connection: String(work.input.connection),
    state: work.state,
    startedAt: work.createdAt.toISOString(),
    takenAt: facts?.takenAt.toISOString() ?? null,
    takenBy: actorText(work.actor as unknown as Parameters<typeof actorText>[0]),
    kinds,
    objects: Object.values(kinds).reduce((sum, { count }) => sum + count, 0),
    requests: facts?.requests ?? null,
    progress: work.progress,
    error: work.error,
    errorCode: work.errorCode,
  }
}

/** One that was taken for a plan, or to prove a deployment. */
const shownKept = ({ id, name, takenAt, takenBy, kinds, requests }: KeptSnapshot): SnapshotView => ({
  id,
  connection: name,
  state: 'done',
  startedAt: takenAt.toISOString(),
  takenAt: takenAt.toISOString(),
  takenBy,
  kinds: { ...kinds },
  objects: Object.values(kinds).reduce((sum, { count }) => sum + count, 0),
  requests,
  progress: null,
  error: null,
  errorCode: null,
})
