/** Two servers on one database: whichever of them is killed in the middle of its writes, the other goes on with the sync by itself, and nothing is written twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ACME, connectAcme, integrate, SCOPE, settled, start } from './aligned.ts'
import { Client } from './client.ts'
import { type StartedServer, startServer } from './command.ts'
import { InJira } from './in-jira.ts'
import { layGround, PASSWORD } from './journey.ts'
import { unhurried } from './sites.ts'

let ground: Awaited<ReturnType<typeof layGround>>
let acme: InJira
let ada: Client
const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-second-'))
const servers: StartedServer[] = []
/** Each with a folder of its own: all that they share is the database. */
const begin = async (at: number): Promise<StartedServer> => {
  const own = at === 0 ? {} : { FAIRLEAD_DATA: folder }
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
})
afterAll(async () => {
  for (const server of servers) await server.end('SIGKILL')
  await ground.close()
  rmSync(folder, { recursive: true, force: true })
  await ground.database.close()
})

/** One of the two has the work: once each was killed, whoever had it was. */
test.each([0, 1])('the server %i is killed', { timeout: 240_000 }, async (killed) => {
  const other = servers[1 - killed]
  if (!other) throw new Error('there is no other server')
  const { items } = await ada.get('items.list', {})
  const before = acme.written().length
  acme.site.faults.add({ kind: 'latency', method: 'PUT', milliseconds: 400 })
  for (const { id, code } of items) await ada.get('items.change', { id, fields: { name: `${code} of ${killed}` } })
  await vi.waitFor(() => expect(acme.written().length).toBeGreaterThan(before), { timeout: 45_000, interval: 20 })
  await servers[killed]?.end('SIGKILL')
  acme.site.faults.clear()

  const began = performance.now()
  const wanted = items.map(({ code }) => `${code} of ${killed}`).sort()
  const told = () => acme.epics(...SCOPE).map((key) => acme.site.issues.byKey(key)?.summary)
  await vi.waitFor(() => expect(told().sort()).toEqual(wanted), { timeout: 120_000, interval: 200 })
  console.log(
    `sync went on elsewhere: all written ${((performance.now() - began) / 1_000).toFixed(1)} s after the kill`,
  )
  ada = new Client(other.url, ground.said, ada.cookie)
  await settled(ada)
  const names = acme.written().map(({ to }) => to)
  expect(names.filter((name) => name?.endsWith(` of ${killed}`)).sort()).toEqual(wanted)
  expect(names).toHaveLength(before + wanted.length)
  expect((await ada.get('conflicts.list', { state: 'all', limit: 1_000 })).conflicts).toEqual([])
  await begin(killed)
})
