/** Snapshots come back as they were saved, and equal values are kept once. */
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/fresh-database.ts'
import { virtualWorld } from '../../test/world.ts'
import type { Snapshot, SnapshotObject } from '../configuration/index.ts'
import { ensureSite } from './sites.ts'
import { lastSnapshot, loadSnapshot, saveSnapshot } from './snapshots.ts'

let database: FreshDatabase
let siteId: string
beforeEach(async () => {
  database = await freshDatabase()
  const where = { origin: 'https://acme.atlassian.net', contextPath: '', cloudId: null, gateway: null, version: null }
  siteId = (await ensureSite(database.db, { deployment: 'cloud', name: 'acme', identity: 'cloud:c1', ...where })).id
})
afterEach(() => database.close())

const { hash } = virtualWorld(1)
const object = (key: string, value: SnapshotObject['value'], more: Partial<SnapshotObject> = {}): SnapshotObject => ({
  kind: 'priority',
  key: `priority:${key}`,
  id: key,
  value,
  ...more,
})
const snapshotOf = (objects: readonly SnapshotObject[]): Snapshot => ({
  site: { name: 'acme', identity: 'cloud:c1', deployment: 'cloud' },
  takenAt: 1_780_304_400_123,
  account: 'user:anna',
  kinds: {
    priority: { state: 'complete', count: objects.length },
    board: { state: 'partial', reason: 'refused', count: 0 },
  },
  objects,
})
const save = (snapshot: Snapshot) =>
  saveSnapshot(database.db, { snapshot, siteId, connectionId: null, takenBy: 'person:anna', requests: 3 }, hash)
async function valuesKept(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from object_value`.execute(database.db)
  return rows[0]?.count ?? 0
}

test('what was saved comes back whole', async () => {
  const snapshot = snapshotOf([
    object('A', { name: 'größer "quoted" \\ back', empty: null, list: [1, 0.5, true, []] }),
    object('B', { name: 'B' }, { ambiguous: true, locked: 'system', unresolved: [{ at: 'x', kind: 'user' }] }),
  ])
  expect(await loadSnapshot(database.db, await save(snapshot))).toEqual(snapshot)
})

test('a thousand equal objects, in two snapshots at once, are kept as one value each', async () => {
  const objects = Array.from({ length: 1_500 }, (_, at) => object(`P${at}`, { value: at % 3 }))
  await Promise.all([save(snapshotOf(objects)), save(snapshotOf(objects.toReversed()))])
  expect(await valuesKept()).toBe(3)
  await save(snapshotOf([...objects.slice(1), object('P0', { value: 99 })]))
  expect(await valuesKept()).toBe(4)
})

test('the order of properties makes no other value', async () => {
  await save(snapshotOf([object('A', { a: 1, b: 2 }), object('B', { b: 2, a: 1 })]))
  expect(await valuesKept()).toBe(1)
})

test('more than a batch comes back, in order; of the newest one the values of the wanted kinds, and all keys', async () => {
  const objects = Array.from({ length: 2_345 }, (_, at) => object(`P${String(at).padStart(4, '0')}`, { at }))
  const other: SnapshotObject = { kind: 'screen', key: 'screen:S', id: '7', value: { name: 'S' } }
  await save({ ...snapshotOf(objects), takenAt: 1_780_304_300_000 })
  const newest = snapshotOf([...objects, other])
  expect((await loadSnapshot(database.db, await save(newest))).objects).toEqual(newest.objects)
  expect(await lastSnapshot(database.db, siteId, ['screen'])).toEqual({
    ...{ site: newest.site, takenAt: newest.takenAt, kinds: newest.kinds, objects: [other] },
    keys: newest.objects.map(({ kind, key, id }) => ({ kind, key, id })),
  })
  expect(await lastSnapshot(database.db, crypto.randomUUID(), ['screen'])).toBeNull()
})

test('what two that are loaded together share is there once', async () => {
  const [one, other] = [object('A', { name: 'same' }), object('B', { name: 'other' })]
  const ids = [await save(snapshotOf([one, other])), await save(snapshotOf([one, object('C', { name: 'same' })]))]
  const values = new Map()
  const [first, second] = await Promise.all(ids.map((id) => loadSnapshot(database.db, id, values)))
  expect(second?.objects[0]?.value).toBe(first?.objects[0]?.value)
  expect(second?.objects[1]?.value).toBe(first?.objects[0]?.value)
  expect(first?.objects).toEqual([one, other])
})

test('a snapshot that differs in one object keeps one value more', async () => {
  const objects = Array.from({ length: 1_200 }, (_, at) => object(`P${at}`, { at }))
  await save(snapshotOf(objects))
  await save(snapshotOf([object('P0', { at: -1 }), ...objects.slice(1)]))
  expect(await valuesKept()).toBe(1_201)
})
