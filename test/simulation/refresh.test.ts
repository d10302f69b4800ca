/** Laws of a refresh: it holds what a snapshot that reads all would hold, whatever was edited; and what left no record is found by the sample. */
import { expect, test } from 'vitest'
import { seeds } from '../world.ts'
import { begin, foundAsOften, held, refreshes } from './refreshed.ts'

const DAY = 86_400_000

test.each(seeds(6))('edits by dice %i: each refresh holds what a whole reading holds', async (seed) => {
  for (const { refreshed, whole } of await refreshes(seed, 3, 6)) {
    expect(held(refreshed)).toEqual(held(whole))
    expect(Object.values(refreshed.kinds).flatMap(({ missed = [] }) => missed)).toEqual([])
  }
})

test('with nothing changed kinds with a signal are carried over, and their snapshot says since when', async () => {
  const { sites, take } = begin(1)
  const first = await take()
  sites.world.advance(DAY)
  const second = await take(first)
  expect(held(second)).toEqual(held(first))
  for (const kind of ['screen', 'workflow', 'workflow-scheme']) {
    const count = first.kinds[kind]?.count
    expect(second.kinds[kind]).toMatchObject({ count, carried: count, since: first.takenAt })
  }
  expect(second.kinds.screen?.silent).toContain('moved')
  expect(second.kinds['custom-field']?.carried).toBeUndefined()
  sites.world.advance(7 * DAY)
  expect((await take(second)).kinds.screen?.carried).toBeUndefined()
})

test('nothing is carried over where the audit log is closed, from another site, or from a part', async () => {
  const { sites, take } = begin(2)
  const first = await take()
  const of = async (last: typeof first) => (await take(last)).kinds.screen?.carried
  expect(await of({ ...first, site: { ...first.site, identity: 'another' } })).toBeUndefined()
  const part = { state: 'partial', count: 0, version: 1 } as const
  expect(await of({ ...first, kinds: { ...first.kinds, screen: part } })).toBeUndefined()
  sites.simulator.site('acme').faults.add({ kind: 'server-error', status: 500, path: '/auditing/' })
  expect(await of(first)).toBeUndefined()
})

test('a field that was moved leaves no record; the sample finds it as often as it is large, and then all is read', async () => {
  await foundAsOften(seeds(20), 'empty')
})
