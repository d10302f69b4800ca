/** From the dump of every earlier step of the migrations to now: nothing that was there is lost, and the form is that of a new database. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '../../src/store/audit.ts'
import { listDeployments, listPeople, pageOfDifferences } from '../../src/store/index.ts'
import { MIGRATION_NAMES } from '../../src/store/migrations/index.ts'
import { sharedPostgres, TEMPLATE } from '../fresh-database.ts'
import { formOf, restore, rowsOf } from './restored.ts'
import { BINDING, SECRET, vault } from './sealed.ts'

const FOLDER = path.resolve(import.meta.dirname, 'dumps')
const DUMPS = readdirSync(FOLDER).map((file) => file.replace(/\.sql$/, ''))
/** From here on steps may still change: their dumps are made when they no longer do, by scripts/dumps.ts. */
const UNRELEASED = '0045'

/** What a step changes on purpose. Everything else that was there before must be there after. */
const CHANGED: Readonly<Record<string, string>> = {
  'plan.body': '0049 gives its steps rows of their own',
  'person.role': '0027 makes the first administrator an owner',
  'tally_basis.basis': '0021 and 0022 have all sums made anew',
}
const REMOVED: Readonly<Record<string, RegExp>> = {
  // 0006: tokens that were only typed had a plain hash of themselves for a name.
  login_breaker: /"typed:/,
}

let form: string[]
beforeAll(async () => {
  const { address } = await sharedPostgres()
  const client = new pg.Client({ ...address, database: TEMPLATE })
  await client.connect()
  form = await formOf(client)
  await client.end()
})

test('there is a dump of each released step; the newest, which have none yet, are named', () => {
  const newest = MIGRATION_NAMES.filter((name) => name >= UNRELEASED)
  if (newest.length > 0) console.log(`No dump yet of ${newest.join(', ')}.`)
  expect(DUMPS).toEqual(MIGRATION_NAMES.filter((name) => name < UNRELEASED))
})

test.each(DUMPS)('from %s', async (name) => {
  await using restored = await restore(path.join(FOLDER, `${name}.sql`))
  const before = await rowsOf(restored.client)
  const { db } = await restored.migrate()
  const after = await rowsOf(restored.client)
  const lost: string[] = []
  for (const [table, rows] of before) {
    const now = after.get(table) ?? []
    const kept = Object.keys(now[0] ?? {}).filter((column) => CHANGED[`${table}.${column}`] === undefined)
    const shown = (row: Record<string, string | null>, columns: readonly string[]): string =>
      JSON.stringify(columns.map((column) => row[column]))
    for (const row of rows) {
      const columns = kept.filter((column) => column in row)
      const isThere = now.some((one) => shown(one, columns) === shown(row, columns))
      if (!isThere && !REMOVED[table]?.test(JSON.stringify(row).replaceAll('\\', '')))
        lost.push(`${table}: ${shown(row, columns)}`)
    }
  }
  expect(lost).toEqual([])
  expect(before.get('person')?.length).toBe(1)
  expect(await formOf(restored.client)).toEqual(form)
  await meansTheSame(db, MIGRATION_NAMES.indexOf(name))
})

/** As this version reads it. */
async function meansTheSame(db: Parameters<typeof listPeople>[0], step: number): Promise<void> {
  expect(await verifyAudit(db)).toMatchObject({ broken: null, entries: step + 1 })
  expect(await listPeople(db)).toMatchObject([{ name: 'Ada', role: 'owner' }])
  const { sealed } = await db.selectFrom('credential').select('sealed').executeTakeFirstOrThrow()
  expect(vault.open(sealed, BINDING).reveal()).toBe(SECRET.reveal())
  const [deployment, ...none] = await listDeployments(db, 10)
  expect(none).toEqual([])
  expect(deployment).toMatchObject({ state: 'stopped' })
  const { id } = await db.selectFrom('plan').select('id').executeTakeFirstOrThrow()
  const rows = await pageOfDifferences(db, id, {}, { limit: 10, offset: 0, values: true })
  // The first step kept no comparison.
  expect(rows.map(({ key }) => key)).toEqual(step === 0 ? [] : ['priority:High', 'workflow:W'])
}
