/** The doctor looks at a whole installation, whether its server is up or not, and changes nothing in it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Finding } from '../../src/cli/doctor/finding.ts'
import { inspectDatabase } from '../../src/store/index.ts'
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

test('a sound installation is well; without its address, its database or with a wrong setting it says so', async () => {
  const url = { FAIRLEAD_URL: 'https://fairlead.example.com' }
  expect((await doctor(url)).ill).toEqual([])
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
