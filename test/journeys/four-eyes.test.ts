/** Four eyes: what goes to production waits for a second person, through every door, and so does its undo. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { commandKey } from '../../src/cli/engine.ts'
import type { Client } from './client.ts'
import { beginJourney, connectAll, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let dora: Client
beforeEach(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  dora = await journey.person('deployer')
  await connectAll(ada, journey, ['staging', 'production'])
  await ada.get('connections.markProduction', { name: 'production' })
})
afterEach(() => journey[Symbol.asyncDispose]())

const made = (id: string) => ada.until('plans.get', { id }, ({ state }) => state !== 'analysing')

async function planned(by = ada) {
  return made((await by.get('plans.make', { from: 'staging', to: 'production', projects: ['FIN'] })).id)
}

interface Looked {
  readonly id: string
  readonly fingerprint: string | null
}
const approval = ({ id, fingerprint }: Looked) => ({ id, fingerprint: String(fingerprint) })
const start = ({ id, fingerprint }: Looked) => ({ plan: id, fingerprint: String(fingerprint) })
const ended = (id: string) => ada.until('deployments.get', { id }, ({ proof }) => proof !== null)

async function refusal(by: Client, plan: Looked) {
  const { status, body } = await by.refused('deployments.start', start(plan))
  expect([status, body.code]).toEqual([422, 'plan.blocked'])
  return body
}

test('refused before, started after by who made it, named in the report; the undo is no other', async () => {
  const plan = await planned()
  expect(plan.approval).toMatchObject({ given: null, others: 1 })
  expect(await refusal(ada, plan)).toMatchObject({
    says: 'The target is production: somebody else must approve this plan.',
    remedy: expect.stringMatching(/^Ask somebody who may deploy/),
  })
  const own = await ada.refused('plans.approve', approval(plan))
  expect([own.status, own.body.says]).toEqual([403, expect.stringMatching(/^You made this plan/)])
  expect((await dora.refused('plans.approve', { id: plan.id, fingerprint: 'another' })).body.code).toBe('plan.stale')
  const { approval: given } = await dora.get('plans.approve', approval(plan))
  expect(given?.given).toMatchObject({ name: 'deployer' })

  // Whoever approved does not start it.
  await dora.get('authorizations.save', {
    connections: ['production'],
    ...journey.sites.candidate('production', 'admin'),
  })
  expect((await refusal(dora, plan)).says).toMatch(/^You approved this plan/)
  await ada.get('plans.disapprove', { id: plan.id })
  await refusal(ada, plan)
  await dora.get('plans.approve', approval(plan))
  const { id } = await ada.get('deployments.start', start(plan))
  expect((await dora.refused('plans.disapprove', { id: plan.id })).status).toBe(409)
  expect(await ended(id)).toMatchObject({ state: 'done', approval: { by: given?.given?.by } })
  const { body: report } = await ada.send('GET', `/deployments/${id}/report?format=json`)
  expect(report.approval).toMatchObject({ who: 'deployer' })

  const undo = await made((await dora.get('deployments.undo', { id })).id)
  await refusal(dora, undo)
  expect((await dora.refused('plans.approve', approval(undo))).status).toBe(403)
  await ada.get('plans.approve', approval(undo))
  const undone = await dora.get('deployments.start', start(undo))
  expect(await ended(undone.id)).toMatchObject({ state: 'done', proof: { equal: true } })
  const told = (await journey.database.db.selectFrom('audit').select('action').execute()).map(({ action }) => action)
  expect(told).toEqual(expect.arrayContaining(['connections.markProduction', 'plans.approve', 'plans.disapprove']))
})

test('made anew, a plan must be approved anew, and not by whoever answered in it', async () => {
  const plan = await planned()
  await dora.get('plans.approve', approval(plan))
  await dora.get('plans.answerSome', { id: plan.id, answers: { 'project:FIN/name': 'rename:Finance anew' } })
  const again = await made(plan.id)
  expect(again.fingerprint).not.toBe(plan.fingerprint)
  expect(again.approval).toMatchObject({ given: null, others: 0 })
  expect((await refusal(ada, again)).remedy).toMatch(/^Nobody else here may deploy: invite a second deployer/)
  for (const one of [ada, dora]) expect((await one.refused('plans.approve', approval(again))).status).toBe(403)
  const grace = await journey.person('deployer')
  await grace.get('plans.approve', approval(again))
  // Whoever may no longer deploy has approved nothing.
  const { people } = await ada.get('people.list', {})
  const by = (await made(plan.id)).approval?.given?.by
  const { id = '' } = people.find((one) => by === `person:${one.id}`) ?? {}
  await ada.get('people.giveRole', { id, role: 'viewer' })
  await refusal(ada, again)
})

test('a paused deployment goes on without another approval', async () => {
  const plan = await planned()
  await dora.get('plans.approve', approval(plan))
  journey.sites.fault('production', { kind: 'latency', method: 'POST', milliseconds: 5_000 })
  const { id } = await ada.get('deployments.start', start(plan))
  await ada.get('deployments.pause', { id })
  await ada.until('deployments.get', { id }, ({ state }) => state === 'paused')
  journey.sites.site('production').faults.clear()
  await ada.get('deployments.resume', { id })
  expect(await ended(id)).toMatchObject({ state: 'done', approval: { by: expect.stringMatching(/^person:/) } })
})

test('no key and no command approves; what a command made waits too, and goes on when a person has approved', async () => {
  const file = path.join(journey.dataFolder, 'plan.json')
  const words = ['plan', '--from', 'staging', '--to', 'production', '--projects', 'FIN', '--out', file]
  const shown = await journey.command(words)
  expect(shown.out).toContain('production is production: first somebody else must approve this plan, in the web app.')
  const apply = () => journey.command(['apply', file, '--yes', '--json'])
  expect((await apply()).code).toBe(7)
  const { fingerprint } = JSON.parse(readFileSync(file, 'utf8')) as { fingerprint: string }
  const [plan] = (await ada.get('plans.list', {})).plans.filter((one) => one.fingerprint === fingerprint)
  if (!plan) throw new Error('the command made no plan')
  const { secret } = await dora.get('keys.create', { name: 'pipeline', role: 'deployer' })
  const approveBy = (authorization: string) =>
    journey.nobody.send('PUT', `/plans/${plan.id}/approval`, { body: { fingerprint }, headers: { authorization } })
  const byKey = await approveBy(`Bearer ${secret}`)
  expect([byKey.status, byKey.body.says]).toEqual([403, expect.stringMatching(/no API key may ask for it/)])
  const byCommand = await approveBy(`Fairlead ${commandKey(journey.dataFolder)} grace`)
  expect([byCommand.status, byCommand.body.says]).toEqual([403, expect.stringMatching(/by a person who signed in/)])
  await dora.get('plans.approve', approval(plan))
  const applied = await apply()
  expect([applied.code, applied.json()]).toMatchObject([0, { state: 'done', proof: { equal: true } }])

  const undo = path.join(journey.dataFolder, 'undo.json')
  const { id } = applied.json() as { id: string }
  const planning = await journey.command(['undo', id, '--out', undo, '--json'])
  const { id: work, fingerprint: undoing } = planning.json() as { id: string; fingerprint: string }
  const undone = () => journey.command(['apply', undo, '--yes', '--json'])
  expect((await undone()).code).toBe(7)
  await dora.get('plans.approve', { id: work, fingerprint: undoing })
  expect((await undone()).json()).toMatchObject({ state: 'done', undoes: id, proof: { equal: true } })
})

test('without the mark nobody waits; taking it away is for administrators who prove themselves, and is told', async () => {
  expect((await dora.refused('connections.unmarkProduction', { name: 'production' })).status).toBe(403)
  await journey.database.db
    .updateTable('session')
    .set({ proved_at: new Date(0) })
    .execute()
  const late = await ada.refused('connections.unmarkProduction', { name: 'production' })
  expect(late.body.code).toBe('not-proved')
  const off = await journey.command(['production', 'production', '--off'])
  expect([off.code, off.out]).toEqual([0, expect.stringContaining('production is no longer production.')])
  expect((await ada.get('connections.get', { name: 'production' })).production).toBe(false)
  const plan = await planned()
  expect(plan.approval).toBeUndefined()
  await journey.database.db.updateTable('session').set({ proved_at: new Date() }).execute()
  expect((await dora.refused('plans.approve', approval(plan))).body.says).toMatch(/is not production/)
  const told = (await ada.get('activity.list', { limit: 50 })).rows.map(({ action }) => action)
  expect(told).toContain('connections.unmarkProduction')
})
