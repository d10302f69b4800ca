/** Sync of each connection: how far it is, and what a person may tell it. */
import { z } from 'zod'
import { Fault } from '../../base/index.ts'
import {
  answerAbsences,
  findConnection,
  grow,
  listSyncs,
  poke,
  pollSoon,
  setSyncState,
  type Tx,
} from '../../store/index.ts'
import { defineAction } from '../action.ts'
import type { Context } from '../context.ts'
import { changePoints } from '../flows/keep-integration.ts'
import { closeWebhook, openWebhook } from '../flows/webhook.ts'
import { BY_NAME } from '../inputs.ts'
import { BELIEVE, REGISTER_WEBHOOK, SYNC_SETTINGS } from '../inputs-portfolio.ts'
import { SYNC_STATUS, WEBHOOK, WEBHOOK_CLOSED } from '../shapes/index.ts'
import { showSync, showSyncs } from './show-sync.ts'

export const syncStatusAction = defineAction({
  name: 'sync.status',
  says: 'Sync of each connection: how far reading is, what waits.',
  method: 'GET',
  path: '/sync',
  needs: 'viewer',
  audit: 'never',
  input: z.object({}),
  output: z.object({ connections: z.array(SYNC_STATUS) }),
  run: async (context) => ({ connections: await showSyncs(context) }),
})

export const runSyncAction = defineAction({
  name: 'sync.run',
  says: 'Look at once.',
  method: 'POST',
  path: '/sync/{name}/run',
  needs: 'editor',
  audit: 'always',
  input: BY_NAME,
  output: SYNC_STATUS,
  async run(context, { name }) {
    const id = await change(context, name, pollSoon)
    const sync = (await listSyncs(context.db)).find(({ connection }) => connection.id === id)
    if (sync?.state === 'running') await context.begin('sync', id)
    return showSync(context, name)
  },
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
  async run(context, { name }) {
    await change(context, name, (tx, id) => setSyncState(tx, id, 'paused'))
    return showSync(context, name)
  },
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
  async run(context, { name }) {
    await context.begin('sync', await change(context, name, (tx, id) => setSyncState(tx, id, 'running')))
    return showSync(context, name)
  },
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
  async run(context, { name, believe }) {
    const { id, site, ...connection } = await findConnection(context.db, name)
    await context.db.transaction().execute(async (tx) => {
      if (await answerAbsences(tx, { connection: id, site: site.id }, believe)) return
      // Somebody else answered, or all of them are seen again: what was said to another question is not kept.
      throw new Fault('conflict', `No absences of ${connection.name} wait for an answer.`, { about: connection.name })
    })
    return showSync(context, name)
  },
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
  run: (context, { name, register }) => openWebhook(context, name, register),
})

export const closeWebhookAction = defineAction({
  name: 'sync.closeWebhook',
  says: 'Take no more deliveries of a connection’s webhook; its address and secret end.',
  method: 'DELETE',
  path: '/sync/{name}/webhook',
  needs: 'administrator',
  audit: 'always',
  input: BY_NAME,
  output: WEBHOOK_CLOSED,
  run: (context, { name }) => closeWebhook(context, name),
})

export const syncSettingsAction = defineAction({
  name: 'sync.settings',
  says: 'Choose the field that holds story points in a connection’s Jira; all issues are read again for it.',
  method: 'PUT',
  path: '/sync/{name}/settings',
  needs: 'administrator',
  audit: 'always',
  input: SYNC_SETTINGS,
  output: SYNC_STATUS,
  async run(context, { name, points }) {
    await changePoints(context, name, points)
    return showSync(context, name)
  },
})

/** Gives the connection's id. Whoever watches is told, and the engine looks at once. */
async function change({ db }: Context, name: string, work: (tx: Tx, id: string) => Promise<void>): Promise<string> {
  const { id } = await findConnection(db, name)
  await db.transaction().execute(async (tx) => {
    await work(tx, id)
    await poke(tx, [id])
    await grow(tx, 'sync')
  })
  return id
}
