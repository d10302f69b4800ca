/** Several steps at once and never too many; the first thing that breaks stops what is not begun. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { virtualWorld } from '../../test/world.ts'
import { type Entry, next, type Past, pastOf, pasts } from './journal.ts'
import type { Step } from './plan.ts'
import type { RunOptions } from './run.ts'
import { walk } from './walk.ts'

const stepsOf = (size: number, edges: readonly (readonly [number, number])[] = []): Step[] =>
  Array.from({ length: size }, (_, at) => ({
    ...{ id: `s${at}`, verb: 'create', about: `thing:${at}`, title: `Create ${at}`, data: null },
    after: [...new Set(edges.filter(([from, to]) => to === at && from < at).map(([from]) => `s${from}`))],
  }))

/** Each step takes a second; `ends` says how. Gives what was under way at most, the seconds, and the journal. */
async function walked(
  steps: readonly Step[],
  {
    ends = () => 'done' as const,
    before = [],
    ...options
  }: Partial<RunOptions> & {
    readonly ends?: (id: string) => 'done' | 'failed' | 'open' | Error
    readonly before?: readonly Entry[]
  } = {},
) {
  const world = virtualWorld(1)
  const known = new Map<string, Past>(pasts(before))
  const entries: Entry[] = []
  const begun: string[] = []
  const add = async (entry: Entry): Promise<void> => {
    entries.push(entry)
    known.set(entry.step, next(pastOf(known, entry.step), entry))
  }
  let [under, most] = [0, 0]
  const perform = async ({ id }: Step): Promise<void> => {
    begun.push(id)
    most = Math.max(most, ++under)
    await world.sleep(1_000)
    under -= 1
    const end = ends(id)
    if (end instanceof Error) throw end
    const at = { step: id, at: world.now(), attempt: 1 }
    if (end === 'failed') await add({ ...at, what: 'failed', why: 'no' })
    if (end === 'done') await add({ ...at, what: 'done', result: null, adopted: false })
  }
  const began = world.now()
  const error = await walk(steps, known, { world, inDoubt: 1, ...options }, perform, add).catch(
    (thrown: unknown) => thrown,
  )
  return { most, begun, entries, error, seconds: (world.now() - began) / 1_000 }
}

describe('walking', () => {
  test('as many at once as may be and wait for nothing, and no more', async () => {
    expect(await walked(stepsOf(20))).toMatchObject({ most: 8, seconds: 3 })
    expect(await walked(stepsOf(20), { width: 3 })).toMatchObject({ most: 3, seconds: 7 })
    expect(await walked(stepsOf(4))).toMatchObject({ most: 4, seconds: 1 })
  })

  test('what one step frees is taken up by lanes that had nothing to do, also when lanes ended before', async () => {
    const fan = stepsOf(
      9,
      Array.from({ length: 8 }, (_, at) => [0, at + 1] as const),
    )
    expect(await walked(fan)).toMatchObject({ most: 8, seconds: 2 })
    // Two fans behind each other: what was free for the first is free for the second.
    const twice = stepsOf(10, [
      ...[1, 2, 3, 4].map((to) => [0, to] as const),
      ...[1, 2, 3, 4].map((from) => [from, 5] as const),
      ...[6, 7, 8, 9].map((to) => [5, to] as const),
    ])
    expect(await walked(twice, { width: 4 })).toMatchObject({ most: 4, seconds: 4 })
    expect(await walked(twice, { width: 2 })).toMatchObject({ most: 2, seconds: 6 })
  })

  test('in any plan, with any ends: each begun once, after all it waits for, and nothing after what did not end well', async () => {
    const plans = fc.tuple(
      fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 }),
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.constantFrom('done' as const, 'done' as const, 'failed' as const, 'open' as const), {
        minLength: 10,
      }),
      fc.integer({ min: 1, max: 4 }),
    )
    await fc.assert(
      fc.asyncProperty(plans, async ([edges, size, ends, width]) => {
        const steps = stepsOf(size, edges)
        const endFor = (id: string) => ends[Number(id.slice(1))] ?? 'done'
        const { begun, entries, most } = await walked(steps, { ends: endFor, width })
        expect(new Set(begun).size).toBe(begun.length)
        expect(most).toBeLessThanOrEqual(width)
        const isDone = (id: string): boolean => entries.some(({ step, what }) => step === id && what === 'done')
        const isDead = (id: string): boolean => entries.some(({ step, what }) => step === id && what !== 'done')
        for (const { id, after } of steps) {
          expect(begun.includes(id)).toBe(after.every(isDone))
          if (after.some(isDead)) expect(entries.filter(({ step }) => step === id)).toMatchObject([{ what: 'skipped' }])
        }
      }),
      { numRuns: 50 },
    )
  })

  test('the first thing thrown stops what is not begun, lets what is under way end, and is thrown', async () => {
    const broken = new Error('broken')
    const { begun, entries, error } = await walked(stepsOf(6), {
      width: 2,
      ends: (id) => (id === 's0' ? broken : 'done'),
    })
    expect([error, begun]).toEqual([broken, ['s0', 's1']])
    expect(entries).toMatchObject([{ step: 's1', what: 'done' }])
    const both = await walked(stepsOf(2), { ends: (id) => new Error(id) })
    expect(both.error).toEqual(new Error('s0'))
  })

  test('told to stop, nothing more is begun, and nothing is thrown', async () => {
    let left = 3
    const { begun, error } = await walked(stepsOf(6), { width: 1, stop: () => left-- <= 0 })
    expect([begun, error]).toEqual([['s0', 's1', 's2'], undefined])
    expect((await walked(stepsOf(3), { width: 1, stop: () => false })).begun).toHaveLength(3)
  })

  test('what an earlier run did not come to skip is skipped now, and what it did is not told twice', async () => {
    const failed: Entry = { step: 's0', at: 1, attempt: 1, what: 'failed', why: 'no' }
    const chain = stepsOf(4, [
      [0, 1],
      [1, 2],
    ])
    const { begun, entries } = await walked(chain, { before: [failed] })
    expect(begun).toEqual(['s3'])
    expect(entries.filter(({ what }) => what === 'skipped').map(({ step }) => step)).toEqual(['s1', 's2'])
    expect(entries[0]).toMatchObject({ attempt: 0, why: 'Waits for "Create 0", which did not end well.' })
    const again = await walked(chain, { before: [failed, ...entries] })
    expect([again.begun, again.entries]).toEqual([[], []])
    const done: Entry = { step: 's0', at: 1, attempt: 1, what: 'done', result: null, adopted: true }
    const joined = stepsOf(3, [
      [0, 2],
      [1, 2],
    ])
    expect(await walked(joined, { before: [done] })).toMatchObject({ begun: ['s1', 's2'], seconds: 2 })
    expect((await walked(chain, { before: [done] })).begun.sort()).toEqual(['s1', 's2', 's3'])
  })
})
