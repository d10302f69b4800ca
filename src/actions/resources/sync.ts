/** Sync of each connection: how far it is, and what a person may tell it. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { BY_NAME } from '../inputs.ts'
import { BELIEVE, REGISTER_WEBHOOK } from '../inputs-portfolio.ts'
import { SYNC_STATUS, WEBHOOK } from '../shapes/index.ts'
import { later } from './later.ts'

export const syncStatusAction = defineAction({
  name: 'sync.status',
  says: 'Sync of each connection: how far reading is, what waits.',
  method: 'GET',
  path: '/sync',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ connections: z.array(SYNC_STATUS) }),
  run: later,
})

export const runSyncAction = defineAction({
  name: 'sync.run',
  says: 'Look at once.',
  method: 'POST',
  path: '/sync/{name}/run',
  needs: 'deployer',
  audit: 'always',
  input: BY_NAME,
  output: SYNC_STATUS,
  run: later,
})

export const pauseSyncAction = defineAction({
  name: 'sync.pause',
  says: 'Stop reading and writing for a connection until it is resumed.',
  method: 'POST',
  path: '/sync/{name}/pause',
  needs: 'administrator',
  audit: 'always',
  input: BY_NAME,
  output: SYNC_STATUS,
  run: later,
})

export const resumeSyncAction = defineAction({
  name: 'sync.resume',
  says: 'Go on after a pause.',
  method: 'POST',
  path: '/sync/{name}/resume',
  needs: 'administrator',
  audit: 'always',
  input: BY_NAME,
  output: SYNC_STATUS,
  run: later,
})

export const believeSyncAction = defineAction({
  name: 'sync.believe',
  says: 'Say whether the absences that froze a connection are true.',
  method: 'POST',
  path: '/sync/{name}/believe',
  needs: 'administrator',
  audit: 'always',
  input: BELIEVE,
  output: SYNC_STATUS,
  run: later,
})

export const webhookAction = defineAction({
  name: 'sync.webhook',
  says: 'Have Jira tell of changes at once: register a webhook, or be told what to paste.',
  method: 'POST',
  path: '/sync/{name}/webhook',
  needs: 'administrator',
  audit: 'always',
  input: REGISTER_WEBHOOK,
  output: WEBHOOK,
  run: later,
})
