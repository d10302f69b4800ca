/** What a person asks of sync beside its usual work: a look at all pairs, one thing again, masses let go, another pace. */
import { Fault } from '../../base/index.ts'
import {
  allowMass,
  type Db,
  findConnection,
  getIntegration,
  grow,
  itemNamed,
  poke,
  resync,
  setSitePace,
  verifyNow,
} from '../../store/index.ts'
import { checkQuiet } from '../../sync/index.ts'
import { defineAction } from '../action.ts'
import { BY_NAME } from '../inputs.ts'
import { BY_ITEM, BY_ROW, SYNC_PACE } from '../inputs-portfolio.ts'
import { RESYNCED, SYNC_STATUS } from '../shapes/index.ts'
import { showSync } from './show-sync.ts'

export const verifySyncAction = defineAction({
  name: 'sync.verify',
  says: 'Read every pair of a connection again by id, and tell which changes nothing had told of.',
  method: 'POST',
  path: '/sync/{name}/verify',
  needs: 'editor',
  audit: 'always',
  input: BY_NAME,
  output: SYNC_STATUS,
  async run(context, { name }) {
    const { id } = await findConnection(context.db, name)
    await context.db.transaction().execute((tx) => verifyNow(tx, id, context.world.now()))
    return showSync(context, name)
  },
})

export const allowSyncAction = defineAction({
  name: 'sync.allow',
  says: 'Say that masses of writes to Jira that wait are meant.',
  method: 'POST',
  path: '/sync/{name}/allow',
  needs: 'administrator',
  audit: 'always',
  input: BY_NAME,
  output: SYNC_STATUS,
  async run(context, { name }) {
    const { id } = await findConnection(context.db, name)
    await context.db.transaction().execute((tx) => allowMass(tx, id))
    return showSync(context, name)
  },
})

export const syncPaceAction = defineAction({
  name: 'sync.pace',
  says: 'How much of what a Jira allows is used, and the hours in which sync leaves it in peace.',
  method: 'PUT',
  path: '/sync/{name}/pace',
  needs: 'administrator',
  audit: 'always',
  input: SYNC_PACE,
  output: SYNC_STATUS,
  async run(context, { name, share, quiet }) {
    if (quiet) checkQuiet(quiet)
    const { id, site } = await findConnection(context.db, name)
    await context.db.transaction().execute(async (tx) => {
      await setSitePace(tx, site.id, { share: share / 100, quiet })
      await poke(tx, [id])
      await grow(tx, 'sync')
    })
    return showSync(context, name)
  },
})

export const resyncItemAction = defineAction({
  name: 'items.resync',
  says: 'Read an item’s issues again and decide all its fields anew, those that went back and forth too.',
  method: 'POST',
  path: '/items/{id}/resync',
  needs: 'editor',
  audit: 'always',
  input: BY_ITEM,
  output: RESYNCED,
  async run({ db }, { id }) {
    const item = await itemNamed(db, id)
    if (!item) throw new Fault('not-found', 'There is no such item.', { about: id })
    return again(db, { item: item.id }, 'This item is aligned with no issue.')
  },
})

export const resyncIntegrationAction = defineAction({
  name: 'integrations.resync',
  says: 'Read all issues of an integration’s items again and decide their fields anew.',
  method: 'POST',
  path: '/integrations/{id}/resync',
  needs: 'administrator',
  audit: 'always',
  input: BY_ROW,
  output: RESYNCED,
  async run({ db }, { id }) {
    const integration = await getIntegration(db, id)
    return again(db, { integration: integration.id }, `${integration.name} keeps no item aligned yet.`)
  },
})

async function again(db: Db, which: Parameters<typeof resync>[1], none: string): Promise<{ readonly pairs: number }> {
  const pairs = await db.transaction().execute(async (tx) => {
    const count = await resync(tx, which)
    await grow(tx, 'portfolio', 'sync')
    return count
  })
  if (pairs === 0) throw new Fault('conflict', none, { about: 'item' in which ? 'item' : 'integration' })
  return { pairs }
}
