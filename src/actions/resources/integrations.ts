/** Integrations: which level of the portfolio is kept aligned with which issues, and how. */
import { z } from 'zod'
import { defineAction } from '../action.ts'
import { BY_ROW, CHANGE_INTEGRATION, CREATE_INTEGRATION, SYNC_OPTIONS_FOR } from '../inputs-portfolio.ts'
import { INTEGRATION, SYNC_OPTIONS } from '../shapes/index.ts'
import { later } from './later.ts'

export const listIntegrationsAction = defineAction({
  name: 'integrations.list',
  says: 'The integrations, with what each keeps aligned.',
  method: 'GET',
  path: '/integrations',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ integrations: z.array(INTEGRATION) }),
  run: later,
})

export const getIntegrationAction = defineAction({
  name: 'integrations.get',
  says: 'One integration.',
  method: 'GET',
  path: '/integrations/{id}',
  needs: 'viewer',
  audit: 'never',
  input: BY_ROW,
  output: INTEGRATION,
  run: later,
})

export const integrationOptionsAction = defineAction({
  name: 'integrations.options',
  says: 'What can be aligned in a connection’s projects, with what fits best already chosen.',
  method: 'GET',
  path: '/connections/{name}/sync-options',
  needs: 'administrator',
  audit: 'never',
  input: SYNC_OPTIONS_FOR,
  output: SYNC_OPTIONS,
  run: later,
})

export const createIntegrationAction = defineAction({
  name: 'integrations.create',
  says: 'Make an integration; nothing is written before it is started.',
  method: 'POST',
  path: '/integrations',
  needs: 'administrator',
  audit: 'always',
  input: CREATE_INTEGRATION,
  output: INTEGRATION,
  run: later,
})

export const changeIntegrationAction = defineAction({
  name: 'integrations.change',
  says: 'Change an integration’s name or mapping.',
  method: 'PUT',
  path: '/integrations/{id}',
  needs: 'administrator',
  audit: 'always',
  input: CHANGE_INTEGRATION,
  output: INTEGRATION,
  run: later,
})

export const startIntegrationAction = defineAction({
  name: 'integrations.start',
  says: 'Start an integration, or go on after a pause.',
  method: 'POST',
  path: '/integrations/{id}/start',
  needs: 'administrator',
  audit: 'always',
  input: BY_ROW,
  output: INTEGRATION,
  run: later,
})

export const pauseIntegrationAction = defineAction({
  name: 'integrations.pause',
  says: 'Pause an integration: it is still read, and nothing is written for it.',
  method: 'POST',
  path: '/integrations/{id}/pause',
  needs: 'administrator',
  audit: 'always',
  input: BY_ROW,
  output: INTEGRATION,
  run: later,
})

export const removeIntegrationAction = defineAction({
  name: 'integrations.remove',
  says: 'Remove an integration; items and issues stay as they are.',
  method: 'DELETE',
  path: '/integrations/{id}',
  needs: 'administrator',
  audit: 'always',
  input: BY_ROW,
  output: z.object({}),
  run: later,
})
