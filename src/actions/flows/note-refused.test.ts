/** Refused addresses stand in the audit: the origin alone, why, for whom, and never so many that they fill it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../test/fresh-database.ts'
import { openLog, openWorld } from '../../host/index.ts'
import { readAudit } from '../../store/index.ts'
import { Refusals } from './note-refused.ts'

const MINUTE = 60_000
/** By their names or their addresses: none of them is asked for anything. */
const REFUSED = [
  ['https://169.254.169.254/latest/meta-data?token=canary', 'https://169.254.169.254', 'reserved'],
  ['https://metadata.google.internal/x', 'https://metadata.google.internal', 'metadata'],
  ['https://10.1.2.3/x', 'https://10.1.2.3', 'network'],
  ['https://127.0.0.1/x', 'https://127.0.0.1', 'this-machine'],
  ['http://jira.example.com/x', 'http://jira.example.com', 'plain'],
  ['https://jira.example.com:8443/x', 'https://jira.example.com:8443', 'address'],
  ['https://inside.example.com/x', 'https://inside.example.com', 'network'],
  ['ftp://jira.example.com/x', 'ftp://jira.example.com', 'address'],
] as const

let database: FreshDatabase
const world = openWorld({
  ...{ allowOrigins: [], requestTimeout: 1_000 },
  resolve: (_host, done) => done(null, [{ address: '10.9.9.9', family: 4 }]),
})
beforeEach(async () => {
  database = await freshDatabase()
})
afterEach(() => database.close())

/** Whoever asks, at a moment. */
function asking(refusals: Refusals, actor: string) {
  const clock = { now: 0 }
  const { fetch } = refusals.around({ ...world, now: () => clock.now }, actor)
  const ask = async (url: string): Promise<void> => {
    await expect(fetch({ method: 'GET', url, headers: {} })).rejects.toMatchObject({ reason: 'not-allowed' })
  }
  return { ask, clock }
}

test('each by its origin and why, for whom; nothing else of the address', async () => {
  const { ask } = asking(new Refusals(database.db, openLog('silent')), 'person:eve')
  for (const [url] of REFUSED) await ask(url)
  const rows = (await readAudit(database.db)).reverse()
  expect(rows.map(({ about, details }) => [about, details.why])).toEqual(REFUSED.map(([, ...told]) => told))
  expect(new Set(rows.map(({ actor, action, outcome }) => `${actor} ${action} ${outcome}`))).toEqual(
    new Set(['person:eve egress.refuse refused']),
  )
  expect(JSON.stringify(rows)).not.toContain('canary')
})

test('an origin once in five minutes, whoever asks, and fifty of them at most', async () => {
  const refusals = new Refusals(database.db, openLog('silent'))
  const [eve, mallory] = [asking(refusals, 'person:eve'), asking(refusals, 'person:mallory')]
  const lines = async () => (await readAudit(database.db, { limit: 500 })).length
  for (const at of [0, 1, 5 * MINUTE - 1]) {
    eve.clock.now = at
    await eve.ask('https://10.1.2.3/a')
  }
  await mallory.ask('https://10.1.2.3/b')
  expect(await lines()).toBe(1)
  eve.clock.now = 5 * MINUTE
  await eve.ask('https://10.1.2.3/a')
  expect(await lines()).toBe(2)
  for (let at = 0; at < 200; at++) await eve.ask(`https://10.2.0.${at}/`)
  expect(await lines()).toBe(51)
})

test('what cannot be written down is refused all the same', async () => {
  const { ask } = asking(new Refusals(database.db, openLog('silent')), 'person:eve')
  await database.close()
  await ask('https://10.1.2.3/')
  database = await freshDatabase()
})
