/** A server that reads a site for the first time, or goes on with it; it tells how many issues it has until it is killed. */
import { setTimeout as sleep } from 'node:timers/promises'
import { startEngine } from '../../../src/cli/engine.ts'
import { openLog } from '../../../src/host/index.ts'
import type { ToldSite } from '../told-site.ts'
import { askOf, count, isRead, prepare, settingsOn } from './product.ts'

export interface SoFar {
  readonly issues: number
  readonly whole: boolean
}

const LOOK = 100

const [told = '{}', folder = ''] = process.argv.slice(2)
const site = JSON.parse(told) as ToldSite
const engine = await startEngine({ settings: settingsOn(folder, site), log: openLog('error', process.stderr) })
const { db } = engine.database
const isBegun = await db.selectFrom('integration').select('id').executeTakeFirst()
const ask = askOf(engine)
if (!isBegun) await ask('integrations.start', { id: await prepare(ask, site) })
for (let whole = false; !whole; await sleep(LOOK)) {
  whole = await isRead(db)
  process.send?.({ issues: await count(db, 'issue'), whole } satisfies SoFar)
}
await engine[Symbol.asyncDispose]()
process.exit()
