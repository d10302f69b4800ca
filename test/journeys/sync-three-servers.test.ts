/** Three servers on one database: whichever of them writes is killed in the middle of it, another goes on with the sync by itself, and nothing is written twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { syncLease } from '../../src/store/index.ts'
import { ACME, connectAcme, integrate, SCOPE, settled, start } from './aligned.ts'
import { Client } from './client.ts'
import { type StartedServer, startServer } from './command.ts'
import { InJira } from './in-jira.ts'
import { layGround, PASSWORD } from './journey.ts'
import { unhurried } from './sites.ts'

const PATIENCE = { timeout: 120_000, interval: 200 }

let ground: Awaited<ReturnType<typeof layGround>>
let acme: InJira
let ada: Client
const folders = [1, 2].map((at) => mkdtempSync(path.join(tmpdir(), `fairlead-server-${at}-`)))
const servers: StartedServer[] = []
/** Each with a folder of its own: all that they share is the database. */
const begin = async (at: number): Promise<StartedServer> => {
  const own = at === 0 ? {} : { FAIRLEAD_DATA: folders[at - 1] ?? '' }
  const more = { FAIRLEAD_REQUEST_TIMEOUT: '2000', FAIRLEAD_IN_DOUBT_MARGIN: '100' }
  const server = await startServer({ ...ground.environment, ...more, ...own }, ground.said)
  servers[at] = server
  return server
}
beforeAll(async () => {
  ground = await layGround([{ name: ACME, kind: 'cloud', story: 'acme' }], { pace: unhurried })
  acme = new InJira(ground.sites, ACME)
  const first = await begin(0)
  const account = { name: 'Ada', email: 'ada@fairlead.example', password: PASSWORD }
  ada = await new Client(first.url, ground.said).enter('/session/first', { token: first.setup, ...account })
  await connectAcme(ada, ground.sites)
  await start(ada, await integrate(ada))
  await begin(1)
  await begin(2)
})
afterAll(async () => {
  for (const server of servers) await server.end('SIGKILL')
  await ground.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  await ground.database.close()
})

/** How many changes each has sent to Jira, as it tells whoever measures. */
const sent = (): Promise<number[]> =>
  Promise.all(
    servers.map(async ({ url }) => {
      const lines = (await (await fetch(`${url}/metrics`)).text()).split('\n')
      const puts = lines.filter(
        (line) => line.startsWith('fairlead_jira_requests_total{') && line.includes('method="PUT"'),
      )
      return puts.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0)
    }),
  )

/** Grows with each holder. */
const fenceNow = async (): Promise<number> => {
  const { rows } = await sql<{ fence: number }>`
    select fence::int from lease where starts_with(name, ${syncLease('')})`.execute(ground.database.db)
  return rows[0]?.fence ?? 0
}

/** Each of them writes at first or takes the work over from the one before. */
test.each([1, 2])('whoever writes is killed, time %i', { timeout: 240_000 }, async (time) => {
  const { items } = await ada.get('items.list', {})
  const [before, sentBefore] = [acme.written().length, await sent()]
  acme.site.faults.add({ kind: 'latency', method: 'PUT', milliseconds: 400 })
  for (const { id, code } of items) await ada.get('items.change', { id, fields: { name: `${code} of ${time}` } })
  await vi.waitFor(() => expect(acme.written().length).toBeGreaterThan(before), { timeout: 45_000, interval: 20 })
  const sentNow = await sent()
  const killed = sentNow.findIndex((count, at) => count > (sentBefore[at] ?? 0))
  expect(sentNow.filter((count, at) => count > (sentBefore[at] ?? 0))).toHaveLength(1)
  const fence = await fenceNow()
  await servers[killed]?.end('SIGKILL')
  expect(acme.written().length).toBeLessThan(before + items.length)
  acme.site.faults.clear()

  const began = performance.now()
  const since = () => `${((performance.now() - began) / 1_000).toFixed(1)} s after the kill`
  await vi.waitFor(async () => expect(await fenceNow()).toBeGreaterThan(fence), PATIENCE)
  const taken = since()
  const wanted = items.map(({ code }) => `${code} of ${time}`).sort()
  const told = () => acme.epics(...SCOPE).map((key) => acme.site.issues.byKey(key)?.summary)
  await vi.waitFor(() => expect(told().sort()).toEqual(wanted), PATIENCE)
  console.log(`sync taken over ${taken}, all written ${since()}`)
  const other = servers[(killed + 1) % servers.length]
  ada = new Client(other?.url ?? '', ground.said, ada.cookie)
  await settled(ada)
  const names = acme.written().map(({ to }) => to)
  expect(names.filter((name) => name?.endsWith(` of ${time}`)).sort()).toEqual(wanted)
  expect(names).toHaveLength(before + wanted.length)
  expect((await ada.get('conflicts.list', { state: 'all', limit: 1_000 })).conflicts).toEqual([])
  await begin(killed)
})
