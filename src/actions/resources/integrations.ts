/** Integrations: which level of the portfolio is kept aligned with which issues, and how. */
import { z } from 'zod'
import type { JsonObject } from '../../base/index.ts'
import type { Mapping } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { changeIntegration, createIntegration, dropIntegration, runIntegration } from '../flows/keep-integration.ts'
import { syncOptions } from '../flows/sync-options.ts'
import { BY_ROW, CHANGE_INTEGRATION, CREATE_INTEGRATION, LIST_UNLINKED, SYNC_OPTIONS_FOR } from '../inputs-portfolio.ts'
import { INTEGRATION, type MAPPING, SYNC_OPTIONS, UNLINKED } from '../shapes/index.ts'
import { showIntegration, showIntegrations, showUnlinked } from './show-integration.ts'

export const listIntegrationsAction = defineAction({
  name: 'integrations.list',
  says: 'The integrations, with what each keeps aligned.',
  method: 'GET',
  path: '/integrations',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ integrations: z.array(INTEGRATION) }),
  run: async ({ db }) => ({ integrations: await showIntegrations(db) }),
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
  run: ({ db }, { id }) => showIntegration(db, id),
})

export const unlinkedIssuesAction = defineAction({
  name: 'integrations.unlinked',
  says: 'Issues in an integration’s scope that no item stands for, and why.',
  method: 'GET',
  path: '/integrations/{id}/unlinked',
  needs: 'viewer',
  audit: 'never',
  input: LIST_UNLINKED,
  output: UNLINKED,
  run: ({ db }, { id, ...page }) => showUnlinked(db, id, page),
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
  run: (context, { name, projects }) =>
    syncOptions(context, name, projects === undefined ? null : projects.split(',').map((id) => id.trim())),
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
  async run(context, input) {
    const id = await createIntegration(context, { ...input, mapping: mappingOf(input.mapping) })
    return showIntegration(context.db, id)
  },
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
  async run(context, { id, name, mapping }) {
    await changeIntegration(context, id, {
      name,
      mapping: mapping && mappingOf(mapping),
    })
    return showIntegration(context.db, id)
  },
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
  async run(context, { id }) {
    await runIntegration(context, id, 'running')
    return showIntegration(context.db, id)
  },
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
  async run(context, { id }) {
    await runIntegration(context, id, 'paused')
    return showIntegration(context.db, id)
  },
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
  async run(context, { id }) {
    await dropIntegration(context, id)
    return {}
  },
})

function mappingOf({ fields, fills, ...chosen }: z.output<typeof MAPPING>): Mapping {
  return {
    ...chosen,
    fields: fields.map(({ values, ...mapping }) => ({ ...mapping, ...(values ? { values } : {}) })),
    fills: fills as JsonObject,
  }
}
