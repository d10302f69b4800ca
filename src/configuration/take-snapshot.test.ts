/** What Jira refuses leaves a kind partial; what fails on our side ends the reading, for it says nothing of Jira. */
import { expect, test } from 'vitest'
import { visit } from '../../test/sites.ts'
import { Fault, type FaultCode } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import { KINDS } from './kinds/index.ts'
import { lastOf } from './refresh.ts'
import { takeSnapshot } from './take-snapshot.ts'

/** Lists fail, single questions do not. */
function failing(code: FaultCode): Jira {
  return { ...visit('empty').jira, all: async () => Promise.reject(new Fault(code, 'it failed')) }
}
const taken = (code: FaultCode) => takeSnapshot(failing(code), { kinds: KINDS, identity: 'x' })

test.each(['jira.forbidden', 'jira.broken'] as const)(
  '%s: what was asked is partial, with the reason',
  async (code) => {
    const { kinds } = await taken(code)
    const partial = Object.values(kinds).filter(({ state }) => state === 'partial')
    expect(partial.length).toBeGreaterThan(5)
    expect([...new Set(partial.map(({ reason }) => reason))]).toEqual(['it failed'])
  },
)

test.each(['store.unavailable', 'lease.lost', 'jira.unauthorized'] as const)('%s: nothing is taken', async (code) => {
  await expect(taken(code)).rejects.toMatchObject({ code })
})

test('a list that shows only what the account may see is whole for an administrator alone', async () => {
  const { jira } = visit('acme')
  const byRight = KINDS.filter(({ seenByRight }) => seenByRight)
  const stateWith = async (administrator: boolean): Promise<unknown[]> => {
    const asked: Jira = {
      ...jira,
      get: (shape, path, query) =>
        path.endsWith('/mypermissions') && !administrator
          ? Promise.resolve({ permissions: { ADMINISTER: { havePermission: false } } } as never)
          : jira.get(shape, path, query),
    }
    const { kinds } = await takeSnapshot(asked, { kinds: KINDS, identity: 'x' })
    return byRight.map(({ name }) => kinds[name]?.state)
  }
  expect(byRight.length).toBeGreaterThan(0)
  expect(new Set(await stateWith(true))).toEqual(new Set(['complete']))
  expect(new Set(await stateWith(false))).toEqual(new Set(['partial']))
})

test('objects stand in the order of their keys, and what is as it was stays the same object', async () => {
  const { jira } = visit('acme')
  const first = await takeSnapshot(jira, { kinds: KINDS, identity: 'x' })
  for (const [kind, objects] of Map.groupBy(first.objects, (object) => object.kind)) {
    const keys = objects.map(({ key }) => key)
    expect([...keys].sort(), kind).toEqual(keys)
  }
  const id = first.objects.find(({ kind }) => kind === 'priority')?.id
  await jira.send('PUT', `/rest/api/3/priority/${id}`, { description: 'Told anew.' })
  const second = await takeSnapshot(jira, { kinds: KINDS, identity: 'x', last: lastOf(first) })
  const changed = second.objects.filter((object, at) => object !== first.objects[at])
  expect(changed.map(({ kind }) => kind)).toEqual(['priority'])
})
