/** Sync of single issues: its writes, and why an issue is or is not in sync. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { ASK_DOCTOR, BY_ROW, LIST_SYNC_STEPS, SAY_ISSUE_STATE } from '../inputs-portfolio.ts'
import { DOCTOR, SYNC_STEP } from '../shapes/index.ts'
import { later } from './later.ts'

export const listSyncStepsAction = defineAction({
  name: 'sync.steps',
  says: 'What sync wrote and what waits to be written, newest first.',
  method: 'GET',
  path: '/sync/steps',
  needs: 'viewer',
  audit: 'never',
  input: LIST_SYNC_STEPS,
  output: z.object({ steps: z.array(SYNC_STEP) }),
  run: later,
})

export const retrySyncStepAction = defineAction({
  name: 'sync.retry',
  says: 'Try a step again that failed.',
  method: 'POST',
  path: '/sync/steps/{id}/retry',
  needs: 'deployer',
  audit: 'always',
  input: BY_ROW,
  output: SYNC_STEP,
  run: later,
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
  run: later,
})

export const issueStateAction = defineAction({
  name: 'sync.issueState',
  says: 'Say of an issue that cannot be seen whether it is deleted or hidden.',
  method: 'POST',
  path: '/sync/{name}/issues/{key}/state',
  needs: 'deployer',
  audit: 'always',
  input: SAY_ISSUE_STATE,
  output: DOCTOR,
  run: later,
})
