/** One step, whatever comes of looking and of writing: what is noted, what is tried again, what ends it and what stops everything. */
import { describe, expect, test } from 'vitest'
import { virtualWorld } from '../../test/world.ts'
import { Fault, type FaultCode, type Json } from '../base/index.ts'
import type { Entry } from './journal.ts'
import { planFingerprint, type Step } from './plan.ts'
import { type Actor, type Look, type RunOptions, run } from './run.ts'

const IN_DOUBT = 40_000
const step = (id: string, after: readonly string[] = []): Step => ({
  ...{ id, verb: 'create', about: `thing:${id}`, title: `Create ${id}`, after, data: null },
})
const fault = (code: FaultCode, facts?: Record<string, Json>) => new Fault(code, 'no', facts ? { facts } : {})
const write = { method: 'POST', path: '/x' }
const noted = (at: number): Entry[] => [
  { step: 'one', at, attempt: 1, what: 'started' },
  { step: 'one', at, attempt: 1, what: 'writing', write },
]

/** Not there until it is made; learns what it is told. */
function actor(more: Partial<Actor<null>> = {}): Actor<null> & { readonly learnt: string[] } {
  const made = new Set<string>()
  const learnt: string[] = []
  return {
    learnt,
    look: async ({ id }): Promise<Look> =>
      made.has(id) ? { state: 'as-wanted', result: id } : { state: 'as-expected' },
    act: async ({ id }, _past, record) => void (await record(write, async () => made.add(id))),
    missing: async ({ id }) => ({ result: id, missing: [] }),
    learn: ({ id }) => void learnt.push(id),
    ...more,
  }
}

function setting(entries: Entry[] = [], steps: readonly Step[] = [step('one')]) {
  const world = virtualWorld(1)
  const plan = { madeBy: { engine: 'test', kinds: {} }, problems: [], steps }
  const journal = { entries: async () => [...entries], add: async (entry: Entry) => void entries.push(entry) }
  const go = (acting: Actor<null>, options: Partial<RunOptions> = {}) =>
    run(plan as never, acting as never, journal, { world, inDoubt: IN_DOUBT, ...options })
  return { world, entries, go }
}

test('a step is begun, written, answered and done, each noted in its order, and all in one run', async () => {
  const { entries, go } = setting([], [step('one'), step('two', ['one'])])
  const acting = actor()
  const told: Entry[] = []
  expect(await go(acting, { tell: (entry) => void told.push(entry) })).toEqual({ finished: true, done: 2, failed: 0 })
  const at = expect.any(Number)
  expect(entries.slice(0, 4)).toEqual([
    { step: 'one', at, attempt: 1, what: 'started' },
    { step: 'one', at, attempt: 1, what: 'writing', write },
    { step: 'one', at, attempt: 1, what: 'wrote', outcome: 'accepted' },
    { step: 'one', at, attempt: 1, what: 'done', result: 'one', adopted: false },
  ])
  expect([told, acting.learnt]).toEqual([entries, ['one', 'two']])
})

test('what an earlier run did is learnt again, and not done again', async () => {
  const done: Entry = { step: 'one', at: 1, attempt: 1, what: 'done', result: 'one', adopted: false }
  const failed: Entry = { step: 'two', at: 1, attempt: 1, what: 'failed', why: 'no' }
  const { entries, go } = setting([done, failed], [step('one'), step('two')])
  const acting = actor()
  expect(await go(acting)).toEqual({ finished: true, done: 1, failed: 1 })
  expect([entries.length, acting.learnt]).toEqual([2, ['one']])
})

test('what of an answer shall be kept is kept, and what was not kept by Jira is noted', async () => {
  const { entries, go } = setting()
  const act: Actor<null>['act'] = async (_step, _past, record) => {
    await record(
      write,
      async () => 'task 7',
      (answer) => answer,
    )
  }
  await go(actor({ act, missing: async () => ({ result: null, missing: ['a', 'b'] }) }))
  expect(entries[2]).toMatchObject({ outcome: 'accepted', note: 'task 7' })
  expect(entries.at(-1)).toMatchObject({ what: 'failed', note: { missing: ['a', 'b'] } })
})

describe('a look that fails', () => {
  test.each(['jira.forbidden', 'jira.not-found'] as const)('with %s ends its step alone', async (code) => {
    const { entries, go } = setting([], [step('one'), step('two')])
    const good = actor()
    const look: Actor<null>['look'] = async (one, past) =>
      one.id === 'one' ? Promise.reject(fault(code)) : good.look(one, past)
    expect(await go({ ...good, look })).toEqual({ finished: true, done: 1, failed: 1 })
    expect(entries).toContainEqual(expect.objectContaining({ step: 'one', what: 'failed', why: 'no', attempt: 0 }))
  })

  test.each([fault('jira.unreachable'), fault('jira.unauthorized'), new Error('no')])(
    'with %s stops all',
    async (error) => {
      const { entries, go } = setting()
      await expect(go(actor({ look: async () => Promise.reject(error) }))).rejects.toBe(error)
      expect(entries).toEqual([])
    },
  )
})

describe('a write in doubt', () => {
  test('is not waited for where it is there already', async () => {
    const { world, go } = setting(noted(virtualWorld(1).now()))
    const began = world.now()
    const look = async (): Promise<Look> => ({ state: 'as-wanted', result: 'x' })
    expect(await go(actor({ look }))).toMatchObject({ done: 1 })
    expect(world.now()).toBe(began)
  })

  test('is waited for exactly so long as it may still happen, and then done again', async () => {
    const { world, entries, go } = setting(noted(virtualWorld(1).now()))
    const began = world.now()
    world.advance(10_000)
    expect(await go(actor())).toMatchObject({ done: 1 })
    expect(world.now() - began).toBe(IN_DOUBT)
    expect(entries[2]).toMatchObject({ what: 'started', attempt: 2 })
  })

  test('is left open where nobody shall wait, until when, and goes on from then', async () => {
    const { world, entries, go } = setting(noted(virtualWorld(1).now()))
    const began = world.now()
    world.advance(5_000)
    expect(await go(actor(), { park: true })).toEqual({ finished: false, done: 0, failed: 0 })
    expect(entries.at(-1)).toEqual({
      step: 'one',
      at: began + 5_000,
      attempt: 1,
      what: 'parked',
      until: began + IN_DOUBT,
    })
    world.advance(IN_DOUBT)
    expect(await go(actor(), { park: true })).toMatchObject({ finished: true, done: 1 })
  })

  test('is never looked past where each write was answered', async () => {
    const { world, go } = setting(noted(virtualWorld(1).now()).slice(0, 1))
    const began = world.now()
    await go(actor(), { park: true })
    expect(world.now()).toBe(began)
  })

  test('of another worker is so from now on; what was answered is not', async () => {
    const { world, go } = setting(noted(virtualWorld(1).now()))
    world.advance(5 * IN_DOUBT)
    const began = world.now()
    await go(actor(), { takenOver: true })
    expect(world.now() - began).toBe(IN_DOUBT)
    const answered = setting([
      ...noted(began),
      { step: 'one', at: began, attempt: 1, what: 'wrote', outcome: 'refused' },
    ])
    const then = answered.world.now()
    await answered.go(actor(), { takenOver: true })
    expect(answered.world.now()).toBe(then)
    const mine = setting(noted(virtualWorld(1).now() - 5 * IN_DOUBT))
    await mine.go(actor())
    expect(mine.world.now()).toBe(then)
  })
})

describe('a look that Jira refuses', () => {
  const unseen = (facts?: Record<string, Json>) =>
    actor({ look: async () => Promise.reject(fault('jira.cannot', facts)) })

  test('ends the step', async () => {
    const { entries, go } = setting()
    expect(await go(unseen(), { park: true })).toMatchObject({ finished: true, failed: 1 })
    expect(entries).toMatchObject([{ what: 'failed', why: 'no', attempt: 0 }])
  })

  test('for now leaves it open until then, and says why', async () => {
    const { world, entries, go } = setting()
    const began = world.now()
    expect(await go(unseen({ wait: 60_000 }), { park: true })).toEqual({ finished: false, done: 0, failed: 0 })
    expect(entries).toEqual([{ step: 'one', at: began, attempt: 0, what: 'parked', until: began + 60_000, why: 'no' }])
    expect(await go(actor(), { park: true })).toMatchObject({ finished: true, done: 1 })
  })

  test('for now ends it where nothing is left open', async () => {
    const { entries, go } = setting()
    expect(await go(unseen({ wait: 60_000 }))).toMatchObject({ finished: true, failed: 1 })
    expect(entries).toMatchObject([{ what: 'failed', why: 'no' }])
  })
})

describe('a step that gets nowhere', () => {
  const never = (code: FaultCode) => actor({ act: async () => Promise.reject(fault(code)) })

  test('is begun eight times, and then somebody must look', async () => {
    const { entries, go } = setting()
    expect(await go(never('jira.unknown'))).toMatchObject({ failed: 1 })
    const begun = entries.filter(({ what }) => what === 'started')
    expect(begun.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(entries.at(-1)).toMatchObject({ what: 'failed', attempt: 8, why: 'No answer could be had in 8 attempts.' })
  })

  test('though its writes are accepted: sixty times since somebody last looked', async () => {
    const { entries, go } = setting()
    const act: Actor<null>['act'] = async (_step, _past, record) => {
      await record(write, async () => null)
      throw fault('jira.conflict')
    }
    await go(actor({ act }))
    expect(entries.filter(({ what }) => what === 'started')).toHaveLength(60)
    entries.push({ step: 'one', at: 1, attempt: 60, what: 'again', by: 'person:ada', was: 'failed' })
    await go(actor({ act }))
    expect(entries.filter(({ what }) => what === 'started')).toHaveLength(120)
    expect(entries.at(-1)).toMatchObject({ why: 'No answer could be had in 60 attempts.' })
  })

  test('because it is held back pauses the run in the end, and such attempts count for nothing', async () => {
    const { world, entries, go } = setting()
    const began = world.now()
    const act: Actor<null>['act'] = async (_step, _past, record) => {
      await record(write, async () => Promise.reject(fault('jira.rate-limited', { wait: 1_000 })))
    }
    await expect(go(actor({ act }))).rejects.toMatchObject({ code: 'jira.rate-limited' })
    expect(entries.filter(({ what }) => what === 'started')).toHaveLength(21)
    expect(world.now() - began).toBe(20_000)
    for (let run = 0; run < 3; run++)
      await expect(go(actor({ act }))).rejects.toMatchObject({ code: 'jira.rate-limited' })
    expect(entries.some(({ what }) => what === 'failed')).toBe(false)
  })

  test('is parked only where it says how long', async () => {
    const { entries, go } = setting()
    await expect(go(never('jira.unreachable'), { park: true })).rejects.toMatchObject({ code: 'jira.unreachable' })
    expect(entries.map(({ what }) => what)).toEqual(['started'])
  })

  test('and is refused ends with the words of Jira, its facts, and no doubt left', async () => {
    const { entries, go } = setting()
    const act: Actor<null>['act'] = async (_step, _past, record) => {
      await record(write, async () => Promise.reject(fault('jira.refused', { status: 400 })))
    }
    await go(actor({ act }))
    expect(entries.slice(2)).toMatchObject([
      { what: 'wrote', outcome: 'refused', note: 'no' },
      { what: 'failed', why: 'no', note: { status: 400 }, attempt: 1 },
    ])
  })
})

test('a plan changed in any part is another plan', () => {
  const plan = { madeBy: { engine: '1', kinds: {} }, problems: [], steps: [step('one')] }
  const print = (changed: object) => planFingerprint({ ...plan, ...changed }, (text) => [...text].join(''))
  expect(print({})).toBe(print({ steps: [step('one')] }))
  expect(print({ steps: [step('two')] })).not.toBe(print({}))
  expect(print({ madeBy: { engine: '2', kinds: {} } })).not.toBe(print({}))
})
