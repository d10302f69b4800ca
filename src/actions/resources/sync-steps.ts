/** Sync of single issues: its writes, and why an issue is or is not in sync. */
import { z } from 'zod'
import {
  type Db,
  fieldNames,
  findConnection,
  findItem,
  getSyncStep,
  listSyncSteps,
  type StoredSyncStep,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { askDoctor } from '../flows/ask-doctor.ts'
import { fieldNamesOf } from '../flows/field-names.ts'
import { namesOf } from '../flows/portfolio-view.ts'
import { retryStep, sayIssueState } from '../flows/tell-sync.ts'
import { ASK_DOCTOR, BY_ROW, LIST_SYNC_STEPS, SAY_ISSUE_STATE } from '../inputs-portfolio.ts'
import { DOCTOR, SYNC_STEP, type SyncStepView } from '../shapes/index.ts'
import { showSyncStep } from './show-sync-step.ts'

export const listSyncStepsAction = defineAction({
  name: 'sync.steps',
  says: 'What sync wrote and what waits to be written, newest first.',
  method: 'GET',
  path: '/sync/steps',
  needs: 'viewer',
  audit: 'never',
  input: LIST_SYNC_STEPS,
  output: z.object({ steps: z.array(SYNC_STEP) }),
  async run({ db }, { connection, item, ...which }) {
    const of = {
      ...(connection === undefined ? {} : { connection: (await findConnection(db, connection)).id }),
      ...(item === undefined ? {} : { item: (await findItem(db, item)).id }),
    }
    return { steps: await show(db, await listSyncSteps(db, { ...which, ...of })) }
  },
})

export const retrySyncStepAction = defineAction({
  name: 'sync.retry',
  says: 'Try a step again that failed.',
  method: 'POST',
  path: '/sync/steps/{id}/retry',
  needs: 'editor',
  audit: 'always',
  input: BY_ROW,
  output: SYNC_STEP,
  async run(context, { id }) {
    const step = await retryStep(context, id)
    return showOne(context.db, await getSyncStep(context.db, step))
  },
})

export const doctorAction = defineAction({
  name: 'sync.doctor',
  says: 'Why an issue is or is not in sync, as a story.',
  method: 'GET',
  path: '/sync/doctor',
  needs: 'viewer',
  audit: 'never',
  input: ASK_DOCTOR,
  output: DOCTOR,
  run: (context, { key, connection }) => askDoctor(context, key, connection),
})

export const issueStateAction = defineAction({
  name: 'sync.issueState',
  says: 'Say of an issue that cannot be seen whether it is deleted or hidden.',
  method: 'POST',
  path: '/sync/{name}/issues/{key}/state',
  needs: 'editor',
  audit: 'always',
  input: SAY_ISSUE_STATE,
  output: DOCTOR,
  async run(context, { name, key, state }) {
    await sayIssueState(context, name, key, state)
    return askDoctor(context, key, name)
  },
})

/** Names are read once for all of them. */
async function show(db: Db, steps: readonly StoredSyncStep[]): Promise<SyncStepView[]> {
  const names = await namesOf(db)
  const called = await fieldNamesOf(
    db,
    steps.map(({ connection }) => connection.siteId),
  )
  return steps.map((step) => showSyncStep(step, names, called(step.connection.siteId)))
}

async function showOne(db: Db, step: StoredSyncStep): Promise<SyncStepView> {
  return showSyncStep(step, await namesOf(db), await fieldNames(db, step.connection.siteId))
}
