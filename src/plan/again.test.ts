/** What a person says of one step, over any plan and any ends of it: nothing that is done changes, and what is open can end. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { again, skip } from './again.ts'
import { type Entry, mayBeOurs, next, pastOf, pasts } from './journal.ts'
import type { Step } from './plan.ts'
import { run } from './run.ts'

const stepsOf = (edges: readonly (readonly [number, number])[], size: number): Step[] =>
  Array.from({ length: size }, (_, at) => ({
    ...{ id: `s${at}`, verb: 'create', about: `thing:${at}`, title: `Create ${at}`, data: null },
    after: [...new Set(edges.filter(([from, to]) => to === at && from < at).map(([from]) => `s${from}`))],
  }))

/** Runs to the end of what is open: a step fails where it is told to, and nothing else is wrong. */
async function ended(steps: readonly Step[], entries: Entry[], fails: (id: string) => boolean): Promise<void> {
  await run(
    { madeBy: { engine: 'test', kinds: {} }, problems: [], steps },
    {
      look: async ({ id }) => (fails(id) ? { state: 'stale', says: 'no' } : { state: 'as-wanted', result: null }),
      act: async () => {},
      missing: async () => ({ result: null, missing: [] }),
      learn: () => {},
    },
    { entries: async () => [...entries], add: async (entry) => void entries.push(entry) },
    { world: { now: () => 1, sleep: async () => {} }, inDoubt: 1 },
  )
}

const endsOf = (steps: readonly Step[], entries: readonly Entry[]) => {
  const known = pasts(entries)
  return new Map(steps.map(({ id }) => [id, pastOf(known, id).end?.what]))
}

const SAID = { by: 'person:ada', at: 2 }
const plans = fc.tuple(
  fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 }),
  fc.integer({ min: 1, max: 10 }),
  fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
)

describe('again', () => {
  test('each failed step retried, whatever else failed: in the end all is done, and nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ([edges, size, bad]) => {
        const steps = stepsOf(edges, size)
        const broken = new Set(bad.map((at) => `s${at}`))
        const entries: Entry[] = []
        await ended(steps, entries, (id) => broken.has(id))
        for (let left = true; left; ) {
          const stale = steps.find(({ id }) => endsOf(steps, entries).get(id) === 'stale')
          left = stale !== undefined
          if (!stale) break
          broken.delete(stale.id)
          entries.push(...again(steps, pasts(entries), { ...SAID, step: stale.id }))
          await ended(steps, entries, (id) => broken.has(id))
        }
        expect([...endsOf(steps, entries).values()].every((what) => what === 'done')).toBe(true)
        expect(entries.filter(({ what }) => what === 'done')).toHaveLength(size)
      }),
    )
  })

  test('it opens nothing that another failure still holds back, and nothing that a person skipped', () => {
    const steps = stepsOf(
      [
        [0, 2],
        [1, 2],
        [2, 3],
        [0, 4],
        [0, 5],
      ],
      6,
    )
    const end = (step: string, what: 'failed' | 'skipped', by?: string): Entry => ({
      ...{ step, at: 1, attempt: 1, what, why: 'so' },
      ...(by === undefined ? {} : { by }),
    })
    const entries = [
      ...[end('s0', 'failed'), end('s1', 'failed'), end('s2', 'skipped'), end('s3', 'skipped'), end('s4', 'skipped')],
      end('s5', 'skipped', 'person:eve'),
    ]
    const told = again(steps, pasts(entries), { ...SAID, step: 's0' })
    expect(told.map((entry) => [entry.step, entry.what])).toEqual([
      ['s0', 'again'],
      ['s4', 'again'],
    ])
    expect(() => again(steps, pasts(entries), { ...SAID, step: 's2' })).toThrow('another step')
    expect(again(steps, pasts(entries), { ...SAID, step: 's5' })).toHaveLength(1)
  })

  test('what is still open stays so, and holds back what waits for it', () => {
    const steps = stepsOf(
      [
        [0, 2],
        [1, 2],
      ],
      3,
    )
    const failed: Entry = { step: 's0', at: 1, attempt: 1, what: 'failed', why: 'no' }
    const along: Entry = { step: 's2', at: 1, attempt: 0, what: 'skipped', why: 'waits' }
    const told = again(steps, pasts([failed, along]), { ...SAID, step: 's0' })
    expect(told.map(({ step }) => step)).toEqual(['s0', 's2'])
  })

  test('it gives new tries, and keeps what is known of earlier writes', () => {
    const at = { step: 's', at: 1 }
    const entries: Entry[] = [
      ...Array.from({ length: 8 }, (_, tried): Entry => ({ ...at, attempt: tried + 1, what: 'started' })),
      { ...at, attempt: 8, what: 'failed', why: 'no' },
    ]
    const past = pastOf(pasts(entries), 's')
    const opened = next(past, { ...at, attempt: 8, what: 'again', by: 'a', was: 'failed' })
    expect(opened).toMatchObject({ end: null, fruitless: 0, before: 8, attempts: 8 })
    expect(mayBeOurs(opened)).toBe(false)
    const wrote = next(past, { ...at, attempt: 8, what: 'writing', write: { method: 'POST', path: '/x' } })
    expect(mayBeOurs(wrote)).toBe(true)
    expect(mayBeOurs(next(wrote, { ...at, attempt: 8, what: 'wrote', outcome: 'refused' }))).toBe(false)
    expect(mayBeOurs(next(wrote, { ...at, attempt: 8, what: 'wrote', outcome: 'unknown' }))).toBe(true)
  })
})

describe('what cannot be said', () => {
  const steps = stepsOf([[0, 1]], 3)
  const ends: Entry[] = [
    { step: 's0', at: 1, attempt: 1, what: 'done', result: null, adopted: false },
    { step: 's1', at: 1, attempt: 1, what: 'skipped', why: 'so', by: 'person:eve' },
  ]
  const about = (say: () => unknown) => {
    try {
      say()
    } catch (error) {
      return error
    }
    return null
  }

  test.each([
    ['s0', 'is done', 'Resume'],
    ['s2', 'has not ended', 'Resume'],
  ])('%s again: it %s', (id, says, remedy) => {
    const refused = about(() => again(steps, pasts(ends), { ...SAID, step: id }))
    expect(refused).toMatchObject({ code: 'conflict', about: id, remedy: expect.stringContaining(remedy) })
    expect(refused).toMatchObject({ message: expect.stringContaining(says) })
  })

  test.each([
    ['s0', 'is done'],
    ['s1', 'is skipped already'],
  ])('%s skipped: it %s', (id, says) => {
    const refused = about(() => skip(steps, pasts(ends), { ...SAID, step: id, why: 'no' }))
    expect(refused).toMatchObject({ code: 'conflict', about: id, message: expect.stringContaining(says) })
  })

  test('of a step that there is not', () => {
    for (const say of [
      again,
      (...[all, known, said]: Parameters<typeof again>) => skip(all, known, { ...said, why: '' }),
    ])
      expect(about(() => say(steps, new Map(), { ...SAID, step: 's9' }))).toMatchObject({
        code: 'not-found',
        about: 's9',
      })
  })

  test('what was skipped along says why: it waits for the one that a person left out', () => {
    const told = skip(steps, new Map(), { ...SAID, step: 's0', why: 'not now' })
    expect(told).toMatchObject([
      { step: 's0', why: 'not now', by: 'person:ada' },
      { step: 's1', why: 'Waits for "Create 0", which was skipped: not now' },
    ])
    expect(told[1]).not.toHaveProperty('by')
  })
})

describe('skip', () => {
  test('the step and all that waits for it end, nothing else does, and the rest can go on', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ([edges, size, [which = 0]]) => {
        const steps = stepsOf(edges, size)
        const id = `s${which % size}`
        const entries = skip(steps, new Map(), { ...SAID, step: id, why: 'not now' })
        const gone = new Set(entries.map(({ step }) => step))
        for (const { id: one, after } of steps)
          expect(gone.has(one)).toBe(one === id || after.some((before) => gone.has(before)))
        await ended(steps, entries, () => false)
        expect(steps.filter((step) => endsOf(steps, entries).get(step.id) === 'done')).toHaveLength(size - gone.size)
      }),
    )
  })

  test('a failed step is skipped in its stead; what is done is not', () => {
    const steps = stepsOf([[0, 1]], 2)
    const failed: Entry = { step: 's0', at: 1, attempt: 1, what: 'failed', why: 'no' }
    const along: Entry = { step: 's1', at: 1, attempt: 0, what: 'skipped', why: 'waits' }
    const told = skip(steps, pasts([failed, along]), { ...SAID, step: 's0', why: 'by hand' })
    expect(told).toMatchObject([
      { step: 's0', what: 'again', was: 'failed' },
      { step: 's0', what: 'skipped', by: 'person:ada', why: 'by hand' },
    ])
    const done: Entry = { step: 's0', at: 1, attempt: 1, what: 'done', result: null, adopted: false }
    expect(() => skip(steps, pasts([done]), { ...SAID, step: 's0', why: '' })).toThrow('is done')
  })
})
