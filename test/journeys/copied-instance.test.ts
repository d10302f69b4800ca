/** A Fairlead whose database was brought back to an earlier state asks no Jira anything until somebody says that the other one is gone. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteStart } from '../../src/store/index.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  await connectAll(ada, journey, ['staging'])
})
afterAll(() => journey[Symbol.asyncDispose]())

test('it waits, says so, and goes on by an administrator’s word', async () => {
  const { db } = journey.database
  await db.updateTable('instance').set({ beat: '0' }).execute()
  await noteStart(db, { dataFolder: journey.dataFolder, isLocal: false })
  expect((await ada.get('instance.get', {})).waits).toContain('older')
  const refused = await ada.refused('connections.create', {
    name: 'production',
    ...journey.sites.candidate('production', 'admin'),
  })
  expect([refused.body.code, refused.body.remedy]).toEqual(['conflict', expect.stringContaining('--other-is-gone')])
  const taken = await ada.get('snapshots.take', { connection: 'staging' })
  expect((await journey.command(['instance'])).code).toBe(1)
  const deployer = await journey.person('deployer')
  expect((await deployer.ask('instance.confirm', { otherIsGone: true })).status).toBe(403)
  expect((await ada.refused('instance.confirm', {} as never)).body.code).toBe('input.invalid')
  expect((await ada.get('snapshots.get', { id: taken.id })).state).toBe('running')
  expect((await ada.get('instance.confirm', { otherIsGone: true })).waits).toBeNull()
  const done = await ada.until('snapshots.get', { id: taken.id }, ({ state }) => state !== 'running')
  expect(done.state).toBe('done')
  const [told] = (await ada.get('activity.list', { action: 'instance.confirm', outcome: 'done' })).rows
  expect(told?.actor).toMatch(/^person:/)
})
