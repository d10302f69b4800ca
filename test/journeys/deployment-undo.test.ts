/** A deployment taken back through every door: over HTTP by whoever deploys, and by a command; looked at first, proven after. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Row } from '../comparer/state.ts'
import { notRestored } from '../comparer/undone.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let before: Row
beforeEach(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  before = await journey.sites.state('production')
  await connectAll(ada, journey, ['staging', 'production'])
})
afterEach(() => journey[Symbol.asyncDispose]())

const made = (id: string) => ada.until('plans.get', { id }, ({ state }) => state !== 'analysing')

async function planned() {
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })
  return made(id)
}

async function applied({ id, fingerprint }: { readonly id: string; readonly fingerprint: string | null }) {
  const deployment = await ada.get('deployments.start', { plan: id, fingerprint: String(fingerprint) })
  return ada.until('deployments.get', { id: deployment.id }, ({ proof }) => proof !== null)
}

test('undone, the site is as it was; the undo can be undone, and says what it takes back', async () => {
  const deployed = await applied(await planned())
  const undo = await made((await ada.get('deployments.undo', { id: deployed.id })).id)
  expect(undo).toMatchObject({ state: 'ready', undoes: deployed.id, from: 'production', to: 'production' })
  const undone = await applied(undo)
  expect(undone).toMatchObject({ state: 'done', failed: 0, undoes: deployed.id, proof: { equal: true } })
  expect(notRestored(before, await journey.sites.state('production'))).toEqual([])
  expect(await ada.get('deployments.get', { id: deployed.id })).toMatchObject({ undoes: null, undoneBy: undone.id })

  const again = await made((await ada.get('deployments.undo', { id: undone.id })).id)
  expect(await applied(again)).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  expect((await planned()).changes).toBe(0)
  expect((await made((await ada.get('deployments.undo', { id: undone.id })).id)).changes).toBe(0)
})

test('one that was stopped half-way is undone; one under way is not', async () => {
  const plan = await planned()
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const { id } = await ada.get('deployments.start', { plan: plan.id, fingerprint: String(plan.fingerprint) })
  await ada.until('deployments.get', { id }, ({ done }) => done > 2)
  expect((await ada.refused('deployments.undo', { id })).status).toBe(409)
  await ada.get('deployments.stop', { id })
  const stopped = await ada.until('deployments.get', { id }, ({ state }) => state === 'stopped')
  expect(stopped.done).toBeLessThan(stopped.total)
  journey.sites.site('production').faults.clear()
  const undo = await made((await ada.get('deployments.undo', { id })).id)
  expect(await applied(undo)).toMatchObject({ state: 'done', failed: 0, proof: { equal: true } })
  expect(notRestored(before, await journey.sites.state('production'))).toEqual([])
})

test('the command shows the plan, and applies it only with --yes', async () => {
  const deployed = await applied(await planned())
  const with_ = (...words: readonly string[]) => journey.command(['undo', deployed.id, '--json', ...words])
  const shown = await with_()
  expect([shown.code, shown.json()]).toMatchObject([0, { state: 'ready', undoes: deployed.id }])
  expect(notRestored(before, await journey.sites.state('production'))).not.toEqual([])
  const undone = await with_('--yes')
  expect([undone.code, undone.json()]).toMatchObject([0, { state: 'done', proof: { equal: true } }])
  expect(notRestored(before, await journey.sites.state('production'))).toEqual([])
  expect((await journey.command(['undo', 'nothing', '--json'])).code).toBe(2)
})
