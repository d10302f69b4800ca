/** The demo's story: told once, gone on with after it was cut short, and its Jira the same after a restart. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  type Ask,
  livePast,
  PAST,
  SITE,
  SiteMemory,
  type Telling,
  tellingTo,
  tellStory,
} from '../../src/cli/demo/index.ts'
import { commandActor, startEngine } from '../../src/cli/engine.ts'
import { openServer } from '../../src/cli/server.ts'
import { SEED, serveSites } from '../../src/cli/sites.ts'
import { openLog } from '../../src/host/index.ts'
import { freePort, layGround } from './journey.ts'

let folder: string
let ground: Awaited<ReturnType<typeof layGround>>
let port: number
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-demo-'))
  port = await freePort()
  ground = await layGround([])
})
afterEach(async () => {
  await ground.close()
  await ground.database.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Run extends AsyncDisposable {
  readonly telling: Telling
  readonly state: () => Promise<unknown>
}

/** The demo with one site, as one start of it. */
async function start(): Promise<Run> {
  const memory = new SiteMemory({ file: path.join(folder, 'sites.jsonl'), seed: SEED, age: PAST, past: livePast })
  const sites = await serveSites([{ name: SITE, kind: 'cloud', story: 'acme', port }], memory)
  const [site] = sites.told
  if (!site) throw new Error('no site')
  const settings = { ...ground.settings, allowOrigins: sites.origins, gateway: sites.gateway }
  const log = openLog('error', { write: (line) => void ground.said.push(line) })
  const engine = await startEngine({
    settings,
    log,
    simulated: [{ name: site.name, url: site.url, deployment: 'cloud' }],
  })
  const server = await openServer(engine)
  return {
    telling: tellingTo(engine.contextFor(commandActor()), site, server.url),
    state: async () => (await fetch(`${site.url}/_simulator/state`)).json(),
    async [Symbol.asyncDispose]() {
      await server.close()
      await sites.close()
    },
  }
}

/** What people see of it, without what goes on by itself. */
async function shown({ ask }: Telling) {
  const { items } = await ask('items.list', {})
  const { conflicts } = await ask('conflicts.list', { state: 'all' })
  return {
    items: items.map(({ id, code, name, parent, start, due, stage, health }) => ({
      ...{ id, code, name, parent, start, due, stage, health },
    })),
    conflicts: conflicts.map(({ id, state, winner }) => ({ id, state, winner })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

const WHOLE = { objective: 4, initiative: 14, outcome: 3 }

async function expectWhole({ ask }: Telling): Promise<void> {
  const { items } = await ask('items.list', {})
  expect(Object.fromEntries(Map.groupBy(items, ({ level }) => level))).toMatchObject(
    Object.fromEntries(Object.entries(WHOLE).map(([level, length]) => [level, { length }])),
  )
  expect(new Set(items.map(({ name }) => name)).size).toBe(items.length)
  expect(items.filter(({ owner }) => owner === null)).toEqual([])
  expect(items.filter(({ parent, level }) => parent === null && level !== 'objective')).toEqual([])
  const { conflicts } = await ask('conflicts.list', { state: 'all' })
  expect(conflicts.map(({ state }) => state).sort()).toEqual(['decided', 'open'])
  const { objectives } = await ask('overview.get', {})
  for (const { id, share, weekAgo } of objectives) {
    const row = items.find((item) => item.id === id)
    expect({ share, weekAgo }).toEqual({ share: row?.rollUp.share, weekAgo: row?.trend.at(-2) })
  }
}

test('is told once; after a restart both sides are as they were', async () => {
  let before: unknown
  let seen: unknown
  {
    await using run = await start()
    expect(await tellStory(run.telling, folder, () => {})).toBe(true)
    await expectWhole(run.telling)
    const { results } = await run.telling.ask('items.get', { id: 'O-1' })
    expect(results.map(({ history }) => history.length)).toEqual([8, 8, 8])
    before = await run.state()
    seen = await shown(run.telling)
  }
  await using again = await start()
  expect(await again.state()).toEqual(before)
  expect(await tellStory(again.telling, folder, () => {})).toBe(false)
  await again.telling.ask('sync.run', { name: 'acme' })
  expect(await shown(again.telling)).toEqual(seen)
})

/** Two starts of everything, on a machine that is busy with other tests. */
const SLOW = 300_000

type Cut = (asked: readonly string[]) => boolean
const after =
  (last: number): Cut =>
  (asked) =>
    asked.length > last
/** One of two days was said on both sides: it waits, since nothing is written meanwhile. */
const betweenDays: Cut = (asked) => {
  const paused = asked.indexOf('integrations.pause')
  return paused >= 0 && asked.slice(paused, -1).includes('items.change')
}

test.each<[string, Cut]>([
  ['at its request 3', after(3)],
  ['at its request 85', after(85)],
  ['at its request 150', after(150)],
  ['between the days that two people say', betweenDays],
])(
  'cut short %s, it is gone on with',
  async (_, isCut) => {
    {
      await using run = await start()
      const asked: string[] = []
      const ask: Ask = (...asking) => {
        asked.push(asking[0])
        if (isCut(asked)) throw new Error('killed')
        return run.telling.ask(...asking)
      }
      await expect(tellStory({ ...run.telling, ask }, folder, () => {})).rejects.toThrow('killed')
    }
    await using again = await start()
    await tellStory(again.telling, folder, () => {})
    await expectWhole(again.telling)
  },
  SLOW,
)

test('says nothing where somebody has begun something of their own', async () => {
  await using run = await start()
  await run.telling.ask('items.create', { level: 'objective', name: 'Ours' })
  expect(await tellStory(run.telling, folder, () => {})).toBe(false)
  expect((await run.telling.ask('items.list', {})).items).toHaveLength(1)
})
