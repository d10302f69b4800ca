/** Two snapshots: what came, went and changed; what was not told whole is neither. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toySite } from '../../test/toy-sites.ts'
import { compareSnapshots } from './compare-snapshots.ts'
import type { Kind } from './kind.ts'
import { KINDS } from './kinds/index.ts'
import type { Completeness, Snapshot, SnapshotObject } from './snapshot.ts'

const kinds: ReadonlyMap<string, Kind> = new Map(KINDS.map((kind) => [kind.name, kind]))
const role = (id: string, name: string, description = ''): SnapshotObject => ({
  kind: 'project-role',
  key: `project-role:${name}`,
  id,
  value: { name, description },
})
const snapshot = (
  objects: readonly SnapshotObject[],
  state: Completeness['state'] = 'complete',
  identity = 'cloud:c1',
): Snapshot => ({
  site: { name: 'acme', identity, deployment: 'cloud' },
  takenAt: 0,
  account: null,
  kinds: { 'project-role': { state, count: objects.length, ...(state === 'complete' ? {} : { reason: 'refused' }) } },
  objects,
})
const told = (before: Snapshot, after: Snapshot) =>
  compareSnapshots(before, after, kinds).differences.map(({ choice, key, targetKey }) => [choice, key, targetKey])

describe('compared', () => {
  const before = snapshot([role('1', 'Users'), role('2', 'Auditors'), role('3', 'Guests')])

  test('of one site an object is told by its id: a new name is a change, and a name may pass to another', () => {
    const after = snapshot([role('1', 'Users'), role('2', 'Watch'), role('4', 'Guests')])
    expect(told(before, after)).toEqual([
      ['unchanged', 'project-role:Users', 'project-role:Users'],
      ['update', 'project-role:Watch', 'project-role:Auditors'],
      ['create', 'project-role:Guests', 'project-role:Guests'],
      ['delete', 'project-role:Guests#gone', 'project-role:Guests'],
    ])
  })

  test('of two sites it is told by its key, whatever the ids', () => {
    const other = snapshot([role('7', 'Auditors', 'They look.'), role('8', 'Users')], 'complete', 'cloud:c2')
    expect(told(before, other)).toEqual([
      ['update', 'project-role:Auditors', 'project-role:Auditors'],
      ['unchanged', 'project-role:Users', 'project-role:Users'],
      ['delete', 'project-role:Guests', 'project-role:Guests'],
    ])
  })

  test.each(['partial', 'unreadable'] as const)(
    'a kind that is %s on either side has nothing come or gone',
    (state) => {
      for (const [left, right] of [
        [before, snapshot([], state)],
        [snapshot([], state), before],
      ] as const) {
        const { differences, problems } = compareSnapshots(left, right, kinds)
        expect(differences.filter(({ choice }) => choice !== 'left-out')).toEqual([])
        expect(problems).toMatchObject([{ code: `kind-${state}` }])
      }
    },
  )
})

describe('each object that was compared', () => {
  const site = (rows: Rows, states: Readonly<Record<string, Completeness>> = {}, identity = 'it') => {
    const taken = toySite('acme', rows, TOYS, states)
    return { ...taken, site: { ...taken.site, identity } }
  }
  const of = (before: Snapshot, after: Snapshot) => compareSnapshots(before, after, TOYS)
  const THEN: Rows = {
    status: { 1: { name: 'Open' }, 2: { name: 'Done' } },
    scheme: { 3: { name: 'S', statuses: ['1'] } },
  }

  test('is told whole: its ids, its values, its name now', () => {
    const now = site({ ...THEN, status: { 1: { name: 'Open', note: 1 }, 4: { name: 'New' } } })
    const base = { because: null, problems: [] }
    expect(of(site(THEN), now).differences.filter(({ kind }) => kind === 'status')).toEqual([
      {
        ...{ ...base, kind: 'status', key: 'status:New', name: 'New', choice: 'create', sourceId: '4', targetId: null },
        ...{ targetKey: 'status:New', before: null, after: { name: 'New' } },
      },
      {
        ...{
          ...base,
          kind: 'status',
          key: 'status:Open',
          name: 'Open',
          choice: 'update',
          sourceId: '1',
          targetId: '1',
        },
        ...{ targetKey: 'status:Open', before: { name: 'Open' }, after: { name: 'Open', note: 1 } },
      },
      {
        ...{
          ...base,
          kind: 'status',
          key: 'status:Done',
          name: 'Done',
          choice: 'delete',
          sourceId: null,
          targetId: '2',
        },
        ...{ targetKey: 'status:Done', before: { name: 'Done' }, after: null },
      },
    ])
  })

  test('is unchanged where only what it names is called otherwise now', () => {
    const now = site({ ...THEN, status: { 1: { name: 'Begun' }, 2: { name: 'Done' } } })
    const [scheme] = of(site(THEN), now).differences.filter(({ kind }) => kind === 'scheme')
    expect(scheme).toMatchObject({
      choice: 'unchanged',
      before: { statuses: ['status:Open'] },
      after: { statuses: ['status:Open'] },
    })
    const other = site({ ...THEN, scheme: { 3: { name: 'S', statuses: ['2'] } } })
    expect(of(site(THEN), other).differences.find(({ kind }) => kind === 'scheme')).toMatchObject({
      ...{ choice: 'update', after: { statuses: ['status:Done'] } },
    })
  })

  test('of a kind that nobody knows is compared as it stands, and called by its key', () => {
    const strange = (note: number): Snapshot => {
      const taken = site({}, { board: { state: 'complete', count: 1 } })
      return { ...taken, objects: [{ kind: 'board', key: 'board:B', id: '1', value: { note } }] }
    }
    expect(of(strange(1), strange(2)).differences).toMatchObject([
      { choice: 'update', name: 'B', before: { note: 1 }, after: { note: 2 } },
    ])
    expect(of(strange(1), strange(1)).differences).toMatchObject([{ choice: 'unchanged' }])
    const untold = { ...strange(1), kinds: {} }
    expect(of(untold, untold).differences).toMatchObject([{ choice: 'left-out', after: null }])
  })

  test('of what one of them could not tell is said by its kind, its site and why', () => {
    const partial = site(
      {},
      { status: { state: 'partial', count: 0 }, board: { state: 'partial', count: 0, reason: 'answered 500' } },
    )
    expect(
      of(partial, site({}, { scheme: { state: 'unreadable', count: 0, reason: 'no such request' } })).problems,
    ).toEqual([
      { severity: 'warns', code: 'kind-partial', about: 'acme/status', says: 'statuss of acme: partial' },
      { severity: 'warns', code: 'kind-partial', about: 'acme/board', says: 'board of acme: answered 500' },
      { severity: 'notes', code: 'kind-unreadable', about: 'acme/scheme', says: 'schemes of acme: no such request' },
    ])
  })
})
