/** What goes by the clock is asked for at its times, whichever server does it. */
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { beginLife, type Life } from '../../test/credential-life.ts'
import { Queue } from '../jobs/index.ts'
import { NIGHTLY_NAMES, workNightly } from './nightly.ts'

let life: Life
let queue: Queue
afterEach(async () => {
  await queue.stop()
  await life[Symbol.asyncDispose]()
})

test('old work goes each night, and the anchor is told as often as the operator says', async () => {
  life = await beginLife('cloud', { FAIRLEAD_ANCHOR_MINUTES: '3' })
  queue = await Queue.open(life.database, { names: NIGHTLY_NAMES })
  await workNightly(life.ports, queue)
  const { rows } = await sql<{ name: string; cron: string }>`
    select name, cron from pgboss.schedule order by name`.execute(life.database.db)
  expect(rows).toEqual([
    { name: 'audit-anchor', cron: '*/3 * * * *' },
    { name: 'prune', cron: '40 2 * * *' },
  ])
})
