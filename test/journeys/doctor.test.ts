/** The doctor looks at a whole installation, whether its server is up or not, and changes nothing in it. */
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Finding } from '../../src/cli/doctor/finding.ts'
import { inspectDatabase } from '../../src/store/index.ts'
import { issue } from '../certificates.ts'
import { beginJourney, type Journey } from './journey.ts'

// Each look of the doctor is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 240_000 })

let journey: Journey
beforeAll(async () => {
  journey = await beginJourney([])
})
afterAll(() => journey[Symbol.asyncDispose]())

async function doctor(environment: Record<string, string> = {}): Promise<{ code: number | null; ill: string[] }> {
  const { code, json } = await journey.command(['doctor', '--json'], { environment })
  const { findings } = json<{ findings: Finding[] }>()
  // How much room the machine has left is its own.
  const ill = findings.filter(({ state, check }) => state !== 'ok' && check !== 'disk')
  return { code, ill: ill.map(({ check, state }) => `${check} ${state}`) }
}

/** Before the server as the guide's proxies stand; without `headers` as one that tells nothing of how people came. */
async function standBefore(headers: Record<string, string>): Promise<Record<string, string>> {
  const { certificate: cert, key } = issue({ name: 'proxy', hosts: ['127.0.0.1'] })
  const proxy = createServer({ cert, key }, ({ url = '/' }, answer) => {
    void fetch(journey.url + url, { headers: { ...headers, 'accept-encoding': 'identity' } }).then(async (got) => {
      answer.writeHead(got.status, Object.fromEntries(got.headers))
      answer.end(await got.text())
    })
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  stand.push(() => new Promise((resolve) => proxy.close(resolve)))
  const file = path.join(journey.dataFolder, `proxy-${stand.length}.pem`)
  writeFileSync(file, cert)
  return {
    FAIRLEAD_URL: `https://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    NODE_EXTRA_CA_CERTS: file,
  }
}
const stand: (() => Promise<unknown>)[] = []
afterAll(() => Promise.all(stand.map((close) => close())))

test('a sound installation is well; without its address, its proxy, its database or with a wrong setting it says so', async () => {
  const url = await standBefore({ 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' })
  expect((await doctor(url)).ill).toEqual([])
  expect((await doctor(await standBefore({}))).ill).toEqual(['proxy fails', 'proxy fails'])
  expect((await doctor({ FAIRLEAD_URL: 'https://127.0.0.1:9' })).ill).toEqual(['proxy warns'])
  expect(await doctor()).toEqual({ code: 1, ill: ['addresses warns'] })
  const lost = { ...url, DATABASE_URL: 'postgres://nobody:canary@127.0.0.1:9/nothing' }
  expect(await doctor(lost)).toEqual({ code: 9, ill: ['database fails'] })
  expect(journey.said.join()).not.toContain('canary')
  expect(await doctor({ FAIRLEAD_PORT: 'many' })).toEqual({ code: 9, ill: ['settings fails'] })
})

test('it sees what the database holds, and tells a migration that is not there', async () => {
  const { db, address, instance } = journey.database
  const facts = await inspectDatabase(address, journey.dataFolder)
  expect(facts).toMatchObject({ lacks: [], unknown: [], held: { instance, late: [], audit: { broken: null } } })
  expect(facts.held?.servers).toBeGreaterThan(0)
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '')`.execute(db)
  expect(await inspectDatabase(address, journey.dataFolder)).toMatchObject({ unknown: ['9999-later'], held: null })
  await sql`delete from kysely_migration where name in ('9999-later', '0002-work')`.execute(db)
  expect(await inspectDatabase(address, journey.dataFolder)).toMatchObject({ lacks: ['0002-work'], held: null })
})
