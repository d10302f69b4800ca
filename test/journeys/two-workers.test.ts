/** Two workers on one deployment and one database: whichever sleeps past its lease and wakes, no step is done twice. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ACTIONS, type ApiByName, perform, runLongWork } from '../../src/actions/index.ts'
import { commandActor, type Engine, startOwnEngine } from '../../src/cli/engine.ts'
import { openLog, openWorld } from '../../src/host/index.ts'
import { connect } from '../../src/store/index.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { layGround } from './journey.ts'
import { hasty } from './sites.ts'

const PROJECTS = ['FIN']
/** Milliseconds that Jira asks it to wait. */
const ASKED = 1_000

let ground: Awaited<ReturnType<typeof layGround>>
/** One has begun and falls asleep; the other goes on. */
let sleeper: Engine
let other: Engine
let before: Row
/** While it is set, whoever waits in the first worker for what Jira asked it to wait, waits for this; for a moment nobody sleeps. */
let asleep: Promise<void> | undefined
let wake = (): void => {}

beforeEach(async () => {
  ground = await layGround()
  before = await ground.sites.state('production')
  const log = openLog('error', { write: (line) => void ground.said.push(line) })
  const { settings, database } = ground
  const sleep = async (milliseconds: number): Promise<void> => {
    await hasty.sleep(milliseconds)
    if (milliseconds >= ASKED) await asleep
  }
  sleeper = await startOwnEngine({ settings, log, database, world: { ...openWorld(settings), ...hasty, sleep } })
  const connected = await connect(database.address, undefined, 4)
  const another = { ...database, db: connected.db, close: () => connected.close() }
  other = await startOwnEngine({ settings, log, database: another, world: { ...openWorld(settings), ...hasty } })
  for (const name of ['staging', 'production'])
    await ask('connections.create', { name, ...ground.sites.candidate(name, 'admin') })
})
afterEach(async () => {
  wake()
  await other[Symbol.asyncDispose]()
  await sleeper[Symbol.asyncDispose]()
  await ground.close()
})

async function ask<N extends keyof ApiByName>(
  name: N,
  input: ApiByName[N]['input'],
  begin = sleeper.contextFor(commandActor()).begin,
): Promise<ApiByName[N]['output']> {
  const action = ACTIONS.find((one) => one.name === name)
  if (!action) throw new Error(`no action ${name}`)
  return (await perform(action, { ...sleeper.contextFor(commandActor()), begin }, input)) as ApiByName[N]['output']
}

async function planned(): Promise<{ plan: string; fingerprint: string }> {
  const { id } = await ask('plans.make', { from: 'staging', to: 'production', projects: PROJECTS })
  const made = await vi.waitFor(
    async () => {
      const now = await ask('plans.get', { id })
      return now.state === 'ready' ? now : Promise.reject(new Error(now.error ?? now.state))
    },
    { timeout: 30_000 },
  )
  return { plan: id, fingerprint: String(made.fingerprint) }
}

const fallAsleep = (): void => {
  asleep = new Promise((resolve) => {
    wake = () => {
      asleep = undefined
      resolve()
    }
  })
}

const written = () => ground.sites.heard.filter(({ site, method }) => site === 'production' && method !== 'GET')

test('one falls asleep before a write that it has noted; the other ends the deployment; the first wakes and sends nothing', async () => {
  const about = await planned()
  // Jira asks it to slow down, and it sleeps longer than Jira asked.
  ground.sites.fault('production', {
    ...{ kind: 'rate-limited', method: 'POST', path: '/rest/api/3/role$', times: 1 },
    ...{ reason: 'jira-burst-based', milliseconds: ASKED },
  })
  fallAsleep()
  const { id } = await ask('deployments.start', about, async () => {})
  const signal = new AbortController().signal
  const first = runLongWork('deployment', id, sleeper.contextFor(commandActor()), signal).catch((error) => error)
  await vi.waitFor(() => expect(written().some(({ status }) => status === 429)).toBe(true), { timeout: 30_000 })
  await sql`update lease set until = clock_timestamp() where name like 'site:%'`.execute(ground.database.db)
  await runLongWork('deployment', id, other.contextFor(commandActor()), signal)
  const ended = await ask('deployments.get', { id })
  expect(ended).toMatchObject({ state: 'done', failed: 0, done: ended.total, proof: { equal: true } })
  const known = await ask('deployments.steps', { id })
  const writes = written().length
  wake()
  expect(await first).toMatchObject({ code: 'lease.lost' })
  expect(written().length).toBe(writes)
  expect(await ask('deployments.steps', { id })).toEqual(known)
  expect(await ask('deployments.get', { id })).toEqual(ended)
  const verdict = judge(await ground.sites.state('staging'), before, await ground.sites.state('production'), PROJECTS)
  expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
})

test('both want it at once: one works, the other finds it done, and each thing is made once', async () => {
  const about = await planned()
  const { id } = await ask('deployments.start', about)
  const signal = new AbortController().signal
  await Promise.all([1, 2].map(() => runLongWork('deployment', id, other.contextFor(commandActor()), signal)))
  const ended = await ask('deployments.get', { id })
  expect(ended).toMatchObject({ state: 'done', failed: 0, done: ended.total })
  const { rows } = await sql<{ step: string; ends: number }>`
    select step, count(*)::int as ends from journal_entry where what = 'done' group by step`.execute(other.database.db)
  expect(rows.filter(({ ends }) => ends !== 1)).toEqual([])
  expect(rows).toHaveLength(ended.total)
  const verdict = judge(await ground.sites.state('staging'), before, await ground.sites.state('production'), PROJECTS)
  expect(verdict).toEqual({ differences: [], touched: [], leaked: [] })
})
