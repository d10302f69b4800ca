/** Snapshots of a site that answers badly: either whole and equal to an undisturbed one, or partial and said so, and nothing planned from what is missing. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { SnapshotObjectView, SnapshotView } from '../../src/actions/index.ts'
import type { FaultRule } from '../../src/simulator/index.ts'
import type { Client } from './client.ts'
import { beginJourney, type Journey } from './journey.ts'

let journey: Journey
let ada: Client
let whole: Taken
beforeAll(async () => {
  journey = await beginJourney()
  ada = await journey.administrator()
  for (const name of ['staging', 'production'])
    await ada.get('connections.create', { name, ...journey.sites.candidate(name, 'admin') })
  longList()
  whole = await taken()
  expect(partial(whole.snapshot)).toEqual([])
})
afterEach(() => journey.sites.site('staging').faults.clear())
afterAll(() => journey[Symbol.asyncDispose]())

/** More rows than Jira puts on one page. */
function longList(): void {
  const site = journey.sites.site('staging')
  for (let row = 0; row < 60; row++) {
    const id = site.id()
    site.tables.resolutions.set(id, { id, name: `Resolution ${row}`, description: '', isDefault: false })
  }
}

interface Taken {
  readonly snapshot: SnapshotView
  readonly objects: readonly SnapshotObjectView[]
}

async function taken(): Promise<Taken> {
  const { id } = await ada.get('snapshots.take', { connection: 'staging', full: true })
  const snapshot = await ada.until('snapshots.get', { id }, (now) => now.state !== 'running')
  expect(snapshot).toMatchObject({ state: 'done', error: null })
  const { objects, total } = await ada.get('snapshots.objects', { id, limit: 1_000 })
  expect(objects).toHaveLength(total)
  return { snapshot, objects }
}

const partial = ({ kinds }: SnapshotView): string[] =>
  Object.entries(kinds).flatMap(([kind, { state }]) => (state === 'partial' ? [kind] : []))
const of = ({ objects }: Taken, kinds: readonly string[]) => objects.filter(({ kind }) => kinds.includes(kind))

const MENDED: Readonly<Record<string, FaultRule>> = {
  'a row moves between two pages': { kind: 'page-shifted', times: 1 },
  'answers are cut off in the middle': { kind: 'truncated', times: 6, probability: 0.5 },
  'Jira asks to slow down again and again, and says for how long': {
    kind: 'rate-limited',
    probability: 0.5,
    times: 30,
    milliseconds: 2_000,
  },
  'Jira breaks now and then': { kind: 'server-error', status: 502, times: 12, probability: 0.5 },
  'connections break': { kind: 'reset', times: 12, probability: 0.5 },
}

test.each(Object.entries(MENDED))('%s: the snapshot is whole, and equal to the undisturbed one', async (_, rule) => {
  journey.sites.fault('staging', rule)
  const disturbed = await taken()
  expect(journey.sites.site('staging').faults.list()).toMatchObject([{ struck: rule.times }])
  expect(disturbed.snapshot.kinds).toEqual(whole.snapshot.kinds)
  expect(disturbed.objects).toEqual(whole.objects)
  expect(disturbed.snapshot.requests).toBeGreaterThan(whole.snapshot.requests ?? 0)
})

/** Two lists that answer 500 however often they are asked. */
function breakTwo(): string[] {
  for (const path of ['^/rest/api/3/priority/search$', '^/rest/api/3/screens$'])
    journey.sites.fault('staging', { kind: 'server-error', status: 500, path })
  return ['priority', 'screen']
}

test('two lists answer 500: their kinds are partial with the reason, the others whole', async () => {
  const broken = breakTwo()
  const damaged = await taken()
  const lost = partial(damaged.snapshot)
  expect(lost).toEqual(expect.arrayContaining(broken))
  for (const kind of lost) expect(damaged.snapshot.kinds[kind]?.reason).toMatch(/500|could not be read/)
  const others = Object.keys(whole.snapshot.kinds).filter((kind) => !lost.includes(kind))
  expect(others.length).toBeGreaterThan(10)
  expect(of(damaged, others).map(({ key }) => key)).toEqual(of(whole, others).map(({ key }) => key))
  expect(of(damaged, broken)).toEqual([])
})

test('the same on the command line: the reasons in a table, exit code 8', async () => {
  const broken = breakTwo()
  const [shown, json] = [
    await journey.command(['snapshot', 'staging']),
    await journey.command(['snapshot', 'staging', '--json']),
  ]
  expect([shown.code, json.code]).toEqual([8, 8])
  for (const kind of broken) expect(shown.out).toMatch(new RegExp(`^${kind} +partial +0 +.*500`, 'm'))
  expect(shown.out).toMatch(/Some kinds are partial: nothing is planned from them/)
  expect(partial(json.json<SnapshotView>())).toEqual(expect.arrayContaining(broken))
})

test('a plan from it plans nothing of those kinds: it is blocked by name, and cannot be deployed', async () => {
  const broken = breakTwo()
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: null })
  const plan = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  expect(plan.state).toBe('blocked')
  for (const kind of broken)
    expect(plan.problems).toContainEqual(
      expect.objectContaining({ severity: 'blocks', code: 'kind-partial', about: expect.stringContaining(`/${kind}`) }),
    )
  const { steps } = await ada.get('plans.steps', { id })
  expect(steps.filter(({ about }) => broken.some((kind) => about.startsWith(`${kind}:`)))).toEqual([])
  const { status, body } = await ada.refused('deployments.start', { plan: id, fingerprint: String(plan.fingerprint) })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'plan.blocked' })
  const words = ['plan', '--from', 'staging', '--to', 'production', '--json']
  const command = await journey.command(words)
  expect(command.code).toBe(7)
  expect(command.json()).toMatchObject({ state: 'blocked' })
})

const halfWay = (): number => Math.floor((whole.snapshot.requests ?? 0) / 2)

test('the right goes half-way: what only an administrator sees whole is partial, and says why', async () => {
  const { accountId } = journey.sites.account('staging', 'admin')
  const { administrators } = journey.sites.site('staging')
  journey.sites.fault('staging', { kind: 'permission-removed', accountId, after: halfWay(), times: 1 })
  const damaged = await taken()
  administrators.add(accountId)
  const lost = partial(damaged.snapshot)
  expect(lost).toEqual(expect.arrayContaining(['project']))
  for (const kind of lost) expect(damaged.snapshot.kinds[kind]?.reason).toMatch(/\S/)
  const reasons = lost.map((kind) => damaged.snapshot.kinds[kind]?.reason ?? '')
  expect(reasons.join('\n')).toMatch(/not Jira administrator on staging \(or was not all the time\)/)
  journey.sites.fault('staging', { kind: 'permission-removed', accountId, after: halfWay(), times: 1 })
  const { id } = await ada.get('plans.make', { from: 'staging', to: 'production', projects: null })
  const plan = await ada.until('plans.get', { id }, (now) => now.state !== 'analysing')
  administrators.add(accountId)
  expect(plan.state).toBe('blocked')
  expect(plan.problems).toContainEqual(
    expect.objectContaining({ severity: 'blocks', code: 'kind-partial', about: expect.stringMatching(/^staging\//) }),
  )
})

test('the token is revoked half-way: no snapshot at all, its code tells why, and it is not tried again', async () => {
  const { accountId } = journey.sites.account('staging', 'scoped')
  await ada.get('connections.create', { name: 'dying', ...journey.sites.candidate('staging', 'scoped') })
  journey.sites.fault('staging', { kind: 'token-revoked', accountId, after: halfWay(), times: 1 })
  journey.sites.heard.length = 0
  const ended = await journey.command(['snapshot', 'dying', '--json'])
  expect(ended.code).toBe(6)
  expect(ended.json()).toMatchObject({ error: { code: expect.stringMatching(/^jira\.(unauthorized|anonymous)$/) } })
  const failures = journey.sites.heard.filter((one) => one.failedLogin).length
  const again = await journey.command(['snapshot', 'dying', '--json'])
  expect(again.code).toBe(6)
  expect(again.json()).toMatchObject({ error: { says: expect.stringMatching(/not tried again/) } })
  expect(journey.sites.heard.filter((one) => one.failedLogin)).toHaveLength(failures)
  const tested = await ada.get('connections.test', { name: 'dying' })
  expect(tested.state).toBe('wrong-token')
})
