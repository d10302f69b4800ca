/** The runner's laws, in a small world of its own: crash anywhere, lose any answer, commit late, and the end is the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dice, seeds, virtualWorld } from '../../test/world.ts'
import { Fault, type Json } from '../base/index.ts'
import type { Entry, Journal, Past } from './journal.ts'
import type { Plan, Step } from './plan.ts'
import { type Actor, type Look, type Recorder, run } from './run.ts'

type Data = { readonly name: string; readonly value: string }

/** A server that keeps things by name, may lose its answer, and may carry a write out long after it was sent. */
class Server {
  readonly things: { name: string; value: string; after: string[] }[] = []
  writes = 0
  put(name: string, value: string): void {
    this.writes += 1
    this.things.push({ name, value, after: this.things.map((thing) => thing.name) })
  }
}

class Crash extends Error {}

const IN_DOUBT = 40_000
const DEADLINE = 10_000

interface Weather {
  readonly random: () => number
  readonly lost: number
  readonly late: number
}

function actorFor(server: Server, world: ReturnType<typeof virtualWorld>, weather: Weather): Actor<Data> {
  return {
    async look(step: Step<Data>, past: Past): Promise<Look> {
      const found = server.things.filter((thing) => thing.name === step.data.name)
      if (found.length === 0) return { state: 'as-expected' }
      if (found[0]?.value === step.data.value) return { state: 'as-wanted', result: step.data.name }
      return past.attempts > 0 ? { state: 'part-way' } : { state: 'stale', says: 'somebody else made it' }
    },
    async act(step: Step<Data>, _past: Past, record: Recorder) {
      await record({ method: 'POST', path: step.data.name }, async () => {
        if (weather.random() < weather.late) {
          void world.sleep(DEADLINE + weather.random() * 25_000).then(() => server.put(step.data.name, step.data.value))
          await world.sleep(DEADLINE)
          throw new Fault('jira.unknown', 'no answer')
        }
        server.put(step.data.name, step.data.value)
        if (weather.random() < weather.lost) throw new Fault('jira.unknown', 'the answer was lost')
      })
    },
    async missing(step) {
      return {
        result: step.data.name,
        missing: server.things.some((thing) => thing.name === step.data.name) ? [] : [step.data.name],
      }
    },
    learn: () => {},
  }
}

/** Dies instead of writing entry number `boundary`, as a killed process does; what was written stays. */
function journalOf(entries: Entry[], boundary = Number.POSITIVE_INFINITY): Journal {
  return {
    entries: async () => [...entries],
    add: async (entry) => {
      if (entries.length >= boundary) throw new Crash()
      entries.push(entry)
    },
  }
}

const planOf = (edges: readonly (readonly [number, number])[], size: number): Plan<Data> => ({
  madeBy: { engine: 'test', kinds: {} },
  problems: [],
  steps: Array.from({ length: size }, (_, at) => ({
    id: `s${at}`,
    verb: 'create',
    about: `thing:${at}`,
    title: `Create ${at}`,
    after: edges.filter(([from, to]) => to === at && from < at).map(([from]) => `s${from}`),
    data: { name: `t${at}`, value: 'v' },
  })),
})

const PLAN = planOf(
  [
    [0, 1],
    [0, 2],
    [1, 3],
    [2, 3],
    [3, 4],
    [2, 5],
  ],
  7,
)

async function resumeUntilDone(
  plan: Plan<Data>,
  server: Server,
  seed: number,
  boundaries: readonly number[],
  weather: Omit<Weather, 'random'>,
): Promise<Entry[]> {
  const world = virtualWorld(seed)
  const entries: Entry[] = []
  const random = dice(seed)
  const actor = () => actorFor(server, world, { ...weather, random })
  for (const boundary of boundaries)
    await run(plan, actor(), journalOf(entries, boundary), { world, inDoubt: IN_DOUBT, width: 3 }).catch(
      (error: unknown) => {
        if (!(error instanceof Crash)) throw error
      },
    )
  for (let tries = 0; tries < 20; tries++) {
    const result = await run(plan, actor(), journalOf(entries), { world, inDoubt: IN_DOUBT })
    if (!result.finished) continue
    // Whatever was still under way at the other side has happened by now.
    await world.sleep(100_000)
    return entries
  }
  throw new Error('never finished')
}

describe('run', () => {
  test('every step once, and each after what it waits for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }),
        fc.integer({ min: 1, max: 12 }),
        async (edges, size) => {
          const server = new Server()
          const plan = planOf(edges, size)
          await resumeUntilDone(plan, server, 1, [], { lost: 0, late: 0 })
          expect(server.things.map((thing) => thing.name).sort()).toEqual(
            plan.steps.map((step) => step.data.name).sort(),
          )
          for (const step of plan.steps) {
            const made = server.things.find((thing) => thing.name === step.data.name)
            for (const before of step.after) expect(made?.after).toContain(before.replace('s', 't'))
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  test('a crash at every boundary of the journal, with lost answers and late commits: same end, no duplicate', async () => {
    for (const seed of seeds(6))
      for (let boundary = 0; boundary < 40; boundary++) {
        const server = new Server()
        await resumeUntilDone(PLAN, server, seed, [boundary, boundary + 3], { lost: 0.3, late: 0.3 })
        expect(server.things.map((thing) => thing.name).sort(), `SEED_START=${seed} boundary ${boundary}`).toEqual(
          PLAN.steps.map((step) => step.data.name),
        )
      }
  })

  test('what another worker noted long ago it may have sent just now: it is waited for, and nothing is there twice', async () => {
    const world = virtualWorld(1)
    const server = new Server()
    const entries: Entry[] = [
      { step: 's0', at: world.now(), attempt: 1, what: 'started' },
      { step: 's0', at: world.now(), attempt: 1, what: 'writing', write: { method: 'POST', path: 't0' } },
    ]
    // It waited long for its turn, was sent just before the other took over, and is carried out late.
    await world.sleep(5 * IN_DOUBT)
    void world.sleep(IN_DOUBT - 1).then(() => server.put('t0', 'v'))
    const actor = actorFor(server, world, { lost: 0, late: 0, random: dice(1) })
    const result = await run(planOf([], 1), actor, journalOf(entries), { world, inDoubt: IN_DOUBT, takenOver: true })
    await world.sleep(2 * IN_DOUBT)
    expect([result.done, server.writes]).toEqual([1, 1])
  })

  test('what is there already is adopted, and nothing is written', async () => {
    const server = new Server()
    await resumeUntilDone(PLAN, server, 1, [], { lost: 0, late: 0 })
    const writes = server.writes
    const entries = await resumeUntilDone(PLAN, server, 1, [], { lost: 0, late: 0 })
    expect(server.writes).toBe(writes)
    expect(entries.every((entry) => entry.what === 'done' && entry.adopted)).toBe(true)
  })

  test('a stale step stops its branch and no other', async () => {
    const server = new Server()
    server.things.push({ name: 't1', value: 'by somebody else', after: [] })
    const entries = await resumeUntilDone(PLAN, server, 1, [], { lost: 0, late: 0 })
    const ends = Object.fromEntries(
      entries
        .filter((entry) => ['done', 'stale', 'skipped'].includes(entry.what))
        .map((entry) => [entry.step, entry.what]),
    )
    expect(ends).toEqual({ s0: 'done', s1: 'stale', s2: 'done', s3: 'skipped', s4: 'skipped', s5: 'done', s6: 'done' })
    expect(server.things.find((thing) => thing.name === 't1')?.value).toBe('by somebody else')
  })

  test('a write during which our own database was lost is in doubt, never refused', async () => {
    const world = virtualWorld(1)
    const losing: Actor<Data> = {
      ...actorFor(new Server(), world, { lost: 0, late: 0, random: dice(1) }),
      act: (_step, _past, record) =>
        record({ method: 'POST', path: 'x' }, async () => Promise.reject(new Fault('store.unavailable', 'away'))),
    }
    const entries: Entry[] = []
    const broken = run(PLAN, losing, journalOf(entries), { world, inDoubt: IN_DOUBT })
    await expect(broken).rejects.toMatchObject({ code: 'store.unavailable' })
    const outcomes = entries.flatMap((entry) => (entry.what === 'wrote' ? [entry.outcome] : []))
    expect([...new Set(outcomes)]).toEqual(['unknown'])
  })

  test('a refusal fails its step with the words of the refusal; a lost connection pauses the run', async () => {
    const world = virtualWorld(1)
    const refusing = (code: 'jira.refused' | 'jira.unreachable'): Actor<Data> => ({
      ...actorFor(new Server(), world, { lost: 0, late: 0, random: dice(1) }),
      act: (_step, _past, record) =>
        record({ method: 'POST', path: 'x' }, async () => Promise.reject(new Fault(code, 'no'))),
    })
    const entries: Entry[] = []
    const result = await run(PLAN, refusing('jira.refused'), journalOf(entries), { world, inDoubt: IN_DOUBT })
    expect(result).toEqual({ finished: true, done: 0, failed: 7 })
    expect(
      entries.filter((entry) => entry.what === 'failed').map((entry) => entry.what === 'failed' && entry.why),
    ).toEqual(['no', 'no'])
    const open: Entry[] = []
    await expect(
      run(PLAN, refusing('jira.unreachable'), journalOf(open), { world, inDoubt: IN_DOUBT }),
    ).rejects.toThrow('no')
    expect(open.some((entry) => entry.what === 'failed')).toBe(false)
  })

  test('a write that was held back was never sent: the step is looked at again first, or left open for a later run', async () => {
    const world = virtualWorld(1)
    const server = new Server()
    let [held, looks] = [12, 0]
    const steady = actorFor(server, world, { lost: 0, late: 0, random: dice(1) })
    const busy: Actor<Data> = {
      ...steady,
      look: (step, past) => {
        looks += 1
        return steady.look(step, past)
      },
      act: (step, past, record) =>
        held-- > 0
          ? record({ method: 'POST', path: 'x' }, async () => {
              throw new Fault('jira.rate-limited', 'busy', { facts: { wait: 60_000 } })
            })
          : steady.act(step, past, record),
    }
    const entries: Entry[] = []
    const [plan, began] = [planOf([], 1), world.now()]
    const parked = await run(plan, busy, journalOf(entries), { world, inDoubt: IN_DOUBT, park: true })
    expect(parked).toMatchObject({ finished: false, failed: 0 })
    expect(entries.slice(-2)).toMatchObject([{ outcome: 'not-sent' }, { what: 'parked', until: began + 60_000 }])
    expect(await run(plan, busy, journalOf(entries), { world, inDoubt: IN_DOUBT })).toMatchObject({ done: 1 })
    expect(world.now() - began).toBe(11 * 60_000)
    expect([server.writes, looks]).toEqual([1, 13])
  })

  test('by what name the other side knows a write is noted with what came of it', async () => {
    const world = virtualWorld(1)
    const told: Actor<Data> = {
      ...actorFor(new Server(), world, { lost: 0, late: 0, random: dice(1) }),
      act: async (_step, _past, record) => {
        await record({ method: 'POST', path: 'x' }, async (traced) => traced('a'))
        await record({ method: 'POST', path: 'y' }, async () => {})
        await record({ method: 'POST', path: 'z' }, async (traced) => {
          traced('b')
          throw new Fault('jira.refused', 'no')
        })
      },
    }
    const entries: Entry[] = []
    await run(planOf([], 1), told, journalOf(entries), { world, inDoubt: IN_DOUBT })
    const wrote = entries.flatMap((entry) => (entry.what === 'wrote' ? [[entry.outcome, entry.trace]] : []))
    expect(wrote).toEqual([
      ['accepted', 'a'],
      ['accepted', undefined],
      ['refused', 'b'],
    ])
  })

  test('what Jira accepted but did not keep is a failure that names it', async () => {
    const world = virtualWorld(1)
    const dropping: Actor<Data> = {
      ...actorFor(new Server(), world, { lost: 0, late: 0, random: dice(1) }),
      missing: async () => ({ result: null as Json, missing: ['description'] }),
    }
    const entries: Entry[] = []
    await run(planOf([], 1), dropping, journalOf(entries), { world, inDoubt: IN_DOUBT })
    expect(entries.at(-1)).toMatchObject({ what: 'failed', why: 'Accepted, but not kept: description.' })
  })
})
