/** A second snapshot of a site reads less than the first, and says so; told to, it reads all. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SnapshotView } from '../../src/actions/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  await ada.get('connections.create', { name: 'staging', ...journey.sites.candidate('staging', 'admin') })
})
afterAll(() => journey[Symbol.asyncDispose]())

async function taken(full?: boolean): Promise<SnapshotView> {
  const { id } = await ada.get('snapshots.take', { connection: 'staging', ...(full === undefined ? {} : { full }) })
  return ada.until('snapshots.get', { id }, (now) => now.state !== 'running')
}
const screens = ({ kinds }: SnapshotView) => kinds.screen

test('what a site says has not changed is taken from the snapshot before', async () => {
  const [first, second, whole] = [await taken(), await taken(), await taken(true)]
  expect([first, second, whole].map(({ objects }) => objects)).toEqual(Array(3).fill(first.objects))
  expect(second.requests).toBeLessThan(first.requests ?? 0)
  expect(whole.requests).toBe(first.requests)
  const count = screens(first)?.count
  expect(screens(second)).toMatchObject({ state: 'complete', count, carried: count, sampled: 1 })
  expect(screens(whole)).toEqual(screens(first))
})

test('the command says what was carried over, and reads all with --full', async () => {
  const carried = await journey.command(['snapshot', 'staging'])
  expect(carried.out).toMatch(/screen +complete +\d+ +\d+ carried over, read whole at \d{4}-.* moved/)
  const whole = await journey.command(['snapshot', 'staging', '--full'])
  expect(whole.out).not.toContain('carried over')
})
