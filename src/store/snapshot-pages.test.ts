/** Objects of a snapshot by page: kind by kind, filtered by kind, lock and words, with or without what they hold. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { virtualWorld } from '../../test/world.ts'
import type { Json } from '../base/index.ts'
import type { SnapshotObject } from '../configuration/index.ts'
import { ensureSite } from './sites.ts'
import { countObjects, type ObjectFilter, type ObjectPage, pageOfObjects } from './snapshot-pages.ts'
import { saveSnapshot } from './snapshots.ts'

const object = (kind: string, name: string, value: Json, more: Partial<SnapshotObject> = {}): SnapshotObject => ({
  ...{ kind, key: `${kind}:${name}`, id: `${kind} ${name}`, value },
  ...more,
})
const OBJECTS = [
  object('status', 'Blocked', { name: 'Blocked', description: 'Waits for somebody' }),
  object('status', 'Done', { name: 'Done', description: '' }, { ambiguous: true }),
  object('priority', 'High', { name: 'High', colour: 'red' }, { locked: 'system' }),
  object('priority', 'Low', { name: 'Low', description: { type: 'doc' } }),
]

let database: FreshDatabase
let id: string
beforeAll(async () => {
  database = await freshDatabase()
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  const site = { name: 'acme', identity: 'cloud:c1', deployment: 'cloud' } as const
  const { id: siteId } = await ensureSite(database.db, { ...site, ...where })
  const snapshot = { site, takenAt: 1_780_304_400_123, account: null, kinds: {}, objects: OBJECTS }
  const record = { snapshot, siteId, connectionId: null, takenBy: 'person:anna', requests: 3 }
  id = await saveSnapshot(database.db, record, virtualWorld(1).hash)
})
afterAll(() => database.close())

async function keys(filter: ObjectFilter, page: Partial<ObjectPage> = {}): Promise<string[]> {
  const all = { descending: false, values: false, limit: 10, offset: 0, ...page }
  const objects = await pageOfObjects(database.db, id, filter, all)
  const counted = await countObjects(database.db, id, filter)
  const sum = counted.reduce((total, { count }) => total + count, 0)
  if (page.limit === undefined) expect(sum).toBe(objects.length)
  return objects.map(({ key }) => key)
}

const ALL = ['priority:High', 'priority:Low', 'status:Blocked', 'status:Done']

test('pages follow each other, kind by kind in either order', async () => {
  expect(await keys({})).toEqual(ALL)
  const pages = await Promise.all([0, 1, 2, 3, 4].map((offset) => keys({}, { limit: 1, offset })))
  expect(pages.flat()).toEqual(ALL)
  expect(await keys({}, { descending: true })).toEqual([
    'priority:Low',
    'priority:High',
    'status:Done',
    'status:Blocked',
  ])
})

test('kind, key, lock and words choose, in names and inside values', async () => {
  expect(await keys({ kinds: ['status'] })).toEqual(['status:Blocked', 'status:Done'])
  expect(await keys({ kinds: [] })).toEqual([])
  expect(await keys({ key: 'status:Done' })).toEqual(['status:Done'])
  expect(await keys({ locked: true })).toEqual(['priority:High'])
  expect(await keys({ locked: false })).toEqual(['priority:Low', 'status:Blocked', 'status:Done'])
  expect(await keys({ search: 'SOMEBODY' })).toEqual(['status:Blocked'])
  expect(await keys({ search: 'low', kinds: ['priority'] })).toEqual(['priority:Low'])
  expect(await countObjects(database.db, id, {})).toEqual([
    { kind: 'priority', count: 2 },
    { kind: 'status', count: 2 },
  ])
})

test('a row tells its description, and its value only where that is asked for', async () => {
  const page = { descending: false, limit: 10, offset: 0 }
  const [bare, whole] = await Promise.all(
    [false, true].map((values) => pageOfObjects(database.db, id, {}, { ...page, values })),
  )
  expect(bare?.map(({ description }) => description)).toEqual(['', '', 'Waits for somebody', ''])
  expect(bare?.map(({ value }) => value)).toEqual([null, null, null, null])
  const known = new Map(OBJECTS.map((one) => [one.key, one]))
  for (const { description: _, ...one } of whole ?? []) expect(one).toEqual(known.get(one.key))
})
