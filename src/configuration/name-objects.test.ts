/** Keys for what was read: names in one order, twins numbered by age, ids in values gone, and what leads nowhere told. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toy } from '../../test/toy-sites.ts'
import type { Json } from '../base/index.ts'
import { KeyIndex, nameObjects, type ReadKind } from './name-objects.ts'
import type { SnapshotObject } from './snapshot.ts'

const STATUS = toy('status', [])
const SCHEME = toy('scheme', [
  { at: 'statuses[]', kind: 'status' },
  { at: 'first', kind: ['status', 'scheme'] },
])
const found = (rows: Readonly<Record<string, Json>>) => Object.entries(rows).map(([id, value]) => ({ id, value }))
const read = (statuses: Readonly<Record<string, Json>>, schemes: Readonly<Record<string, Json>> = {}): ReadKind[] => [
  { kind: SCHEME, found: found(schemes) },
  { kind: STATUS, found: found(statuses) },
]
const keyed = (objects: readonly SnapshotObject[]) => objects.map(({ id, key }) => `${id} ${key}`)

describe('keys', () => {
  test('are numbered by age where names are the same, and all of these are marked, whatever the order they came in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['2', '10', '9', '1'], { minLength: 4 }), (ids) => {
        const twins = nameObjects([{ kind: STATUS, found: ids.map((id) => ({ id, value: { name: 'Open' } })) }])
        expect(keyed(twins)).toEqual(['1 status:Open', '2 status:Open#2', '9 status:Open#3', '10 status:Open#4'])
        expect(twins.every(({ ambiguous }) => ambiguous)).toBe(true)
      }),
    )
    const [one, other] = nameObjects(read({ 1: { name: 'Open' }, 2: { name: 'open' } }))
    expect([one?.key, other?.key, one && 'ambiguous' in one]).toEqual(['status:Open', 'status:open', false])
  })

  test('stand in values for the ids of every kind that is named, also of one that was read later', () => {
    const [scheme] = nameObjects(read({ 1: { name: 'Open' } }, { 7: { name: 'Flow', statuses: ['1'], first: '7' } }))
    expect(scheme).toEqual({
      ...{ kind: 'scheme', key: 'scheme:Flow', id: '7' },
      value: { name: 'Flow', statuses: ['status:Open'], first: 'scheme:Flow' },
    })
    const both = nameObjects(read({ 7: { name: 'Open' } }, { 7: { name: 'Flow', statuses: [], first: '7' } }))
    expect(both[0]?.value).toMatchObject({ first: 'status:Open' })
  })

  test('of what leads nowhere are unknown, each with its place and its first kind', () => {
    const [scheme] = nameObjects(read({}, { 7: { name: 'Flow', statuses: ['1', '2'], first: '3' } }))
    expect(scheme?.value).toEqual({ name: 'Flow', statuses: ['status:?', 'status:?'], first: 'status:?' })
    expect(scheme?.unresolved).toEqual([
      { at: 'statuses[]', kind: 'status' },
      { at: 'statuses[]', kind: 'status' },
      { at: 'first', kind: 'status' },
    ])
  })

  test('come with what was read of the object besides its value, and with nothing else', () => {
    const value = { name: 'Open' }
    const [plain, locked] = nameObjects([
      {
        kind: STATUS,
        found: [
          { id: '1', value },
          { id: '2', value: { name: 'X' }, locked: 'system', unreadable: ['note'] },
        ],
      },
    ])
    expect(plain).toEqual({ kind: 'status', key: 'status:Open', id: '1', value })
    expect(locked).toMatchObject({ locked: 'system', unreadable: ['note'] })
  })
})

describe('what is carried over from the snapshot before', () => {
  const flow = {
    id: '7',
    kind: 'scheme',
    key: 'scheme:Flow',
    value: { name: 'Flow', statuses: ['status:Open'], first: null },
  }
  const before = [flow, { id: '1', kind: 'status', key: 'status:Open' }]
  const carried = (statuses: Readonly<Record<string, Json>>) => {
    const objects = nameObjects([{ kind: SCHEME, found: [], carried: [flow] }, ...read(statuses)], before)
    return objects.find(({ id }) => id === '7')
  }

  test('holds its keys already, and is the very same where no key moved', () => {
    expect(carried({ 1: { name: 'Open' }, 2: { name: 'Done' } })?.value).toBe(flow.value)
  })

  test('follows an object to its new name', () => {
    expect(carried({ 1: { name: 'Begun' }, 2: { name: 'Open' } })).toMatchObject({
      value: { statuses: ['status:Begun'], first: null },
    })
    expect(carried({ 1: { name: 'Begun' } })).not.toHaveProperty('unresolved')
  })

  test('says what has gone, and does not take another of the name for it', () => {
    expect(carried({ 2: { name: 'Open' } })).toMatchObject({
      value: { statuses: ['status:?'] },
      unresolved: [{ at: 'statuses[]', kind: 'status' }],
    })
  })

  test('is numbered with what is read anew', () => {
    const fresh = {
      kind: STATUS,
      found: found({ 2: { name: 'Open' } }),
      carried: [{ ...flow, ...before[1], value: { name: 'Open' } }],
    }
    expect(keyed(nameObjects([fresh]))).toEqual(['1 status:Open', '2 status:Open#2'])
  })
})

test('what was read anew and is as it was stays the same object; what differs in anything does not', () => {
  const statuses = { 1: { name: 'Open' }, 2: { name: 'Done' } }
  const first = nameObjects(read(statuses))
  const was = new Map(first.map((object) => [object.key, object]))
  const again = nameObjects(read({ ...statuses, 2: { name: 'Done', note: 'new' } }), first, was)
  expect(again.map((object, at) => object === first[at])).toEqual(first.map(({ id }) => id === '1'))
  const [locked] = nameObjects(
    [{ kind: STATUS, found: [{ id: '1', value: statuses[1], locked: 'system' }] }],
    first,
    was,
  )
  expect(locked).toMatchObject({ locked: 'system' })
})

test('an index tells ids of kinds apart', () => {
  const index = new KeyIndex()
  index.set('status', '1', 'status:Open')
  expect(index.get({ kind: 'status' }, '1')).toBe('status:Open')
  expect(index.get({ kind: ['scheme', 'status'] }, '1')).toBe('status:Open')
  expect([index.get({ kind: 'scheme' }, '1'), index.get({ kind: 'status' }, '2')]).toEqual([undefined, undefined])
})
