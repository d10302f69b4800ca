/** Two snapshots: what came, went and changed; what was not told whole is neither. */
import { describe, expect, test } from 'vitest'
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
