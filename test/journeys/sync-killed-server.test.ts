/** kill -9 in the middle of the first reading, and of a push: the next server goes on where it was, and nothing is twice. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ACME, connectAcme, integrate, SCOPE, settled, statusUntil } from './aligned.ts'
import { Client } from './client.ts'
import { type StartedServer, startServer } from './command.ts'
import { InJira } from './in-jira.ts'
import { layGround, PASSWORD, passTime } from './journey.ts'
import { unhurried } from './sites.ts'

let ground: Awaited<ReturnType<typeof layGround>>
let acme: InJira
let server: StartedServer
let ada: Client
beforeAll(async () => {
  ground = await layGround([{ name: ACME, kind: 'cloud', story: 'acme' }], { pace: unhurried })
  acme = new InJira(ground.sites, ACME)
  server = await begin()
  const account = { name: 'Ada', email: 'ada@fairlead.example', password: PASSWORD }
  ada = await new Client(server.url, ground.said).enter('/session/first', { token: server.setup, ...account })
  await connectAcme(ada, ground.sites)
})
afterAll(async () => {
  await server.end('SIGKILL')
  await ground.close()
  await ground.database.close()
})

const begin = (): Promise<StartedServer> =>
  startServer({ ...ground.environment, FAIRLEAD_REQUEST_TIMEOUT: '2000', FAIRLEAD_IN_DOUBT_MARGIN: '100' }, ground.said)

async function killAndBegin(): Promise<void> {
  await server.end('SIGKILL')
  acme.site.faults.clear()
  await passTime(ground.database)
  server = await begin()
  ada = new Client(server.url, ground.said, ada.cookie)
}

const askedFor = (path: RegExp): number =>
  acme.site.faults.list().find(({ rule }) => path.test(rule.path ?? ''))?.struck ?? 0

test('in the middle of the first reading', async () => {
  acme.site.faults.add({ kind: 'latency', path: 'changelog', milliseconds: 1_500 })
  const integration = await integrate(ada)
  await ada.get('integrations.start', { id: integration.id })
  await vi.waitFor(() => expect(askedFor(/changelog/)).toBeGreaterThan(0), { timeout: 30_000 })
  await killAndBegin()
  const status = await statusUntil(ada, ({ state, open }) => state === 'running' && open === 0)
  expect(status.issues).toMatchObject({ hidden: 0, deleted: 0 })
  await settled(ada)
  const { items } = await ada.get('items.list', {})
  expect(items.map(({ issue }) => issue?.key).sort()).toEqual(acme.epics(...SCOPE).sort())
  expect(acme.written()).toEqual([])
})

test('between the creation of an issue and its answer', async () => {
  const [integration] = (await ada.get('integrations.list', {})).integrations
  const { id } = await ada.get('items.create', { level: 'initiative', name: 'Once only' })
  const called = () => [...acme.site.issues.all()].filter(({ summary }) => summary === 'Once only')
  // The issue is made, and whoever asked for it hears nothing before it is killed.
  acme.site.faults.add({ kind: 'latency', method: 'GET', path: '/issue/\\d+', milliseconds: 60_000 })
  await ada.get('items.push', { id, integration: integration?.id ?? '' })
  await vi.waitFor(() => expect(called()).toHaveLength(1), { timeout: 30_000 })
  await killAndBegin()
  const { issue } = await ada.until('items.get', { id }, (now) => now.issue !== null)
  await settled(ada)
  expect(called().map(({ key }) => key)).toEqual([issue?.key])
  expect(await acme.ask('admin', 'GET', `/issue/${issue?.key}/remotelink`)).toHaveLength(1)
})
