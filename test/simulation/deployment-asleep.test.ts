/** A worker that is suspended anywhere on the way from the journal to the socket: another takes over, and nothing is written twice. */
import { expect, test } from 'vitest'
import { Fence } from '../../src/actions/flows/fence.ts'
import { Fault, isFault, NoAnswer } from '../../src/base/index.ts'
import type { HostWorld } from '../../src/host/index.ts'
import type { Entry, Journal } from '../../src/plan/index.ts'
import { judge } from '../comparer/index.ts'
import { Draw } from '../generated/draw.ts'
import { seeds } from '../world.ts'
import { apply, memoryJournal, plan } from './deploy.ts'
import { type Sites, simulate } from './sites.ts'

const PROJECTS = ['FIN']
/** So that the same writes are sent apart, whoever sends them. */
const ONE_BY_ONE = { inDoubt: 40_000, width: 1 }
/** Longer than the other needs to wait out the doubt and to do all the rest. */
const LONG = 3_600_000

const between = (seed: number): Sites =>
  simulate(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: 'empty' },
    ],
    seed,
  )

const accepted = ({ simulator }: Sites): string[] =>
  simulator.asked
    .filter(({ site, method, status }) => site === 'production' && method !== 'GET' && status !== null && status < 300)
    .map(({ method, path }) => `${method} ${path}`)

/** Of a deployment that nobody disturbs, made from the same seed. */
async function inPeace(seed: number): Promise<string[]> {
  const sites = between(seed)
  const { plan: made } = await plan(sites.client('staging'), sites.client('production'), PROJECTS)
  const seen = accepted(sites).length
  await apply(made, sites.client('production'), memoryJournal([]), ONE_BY_ONE)
  return accepted(sites).slice(seen)
}

/** Where it falls asleep: once its write stands in the journal, while it is looked up whose the deployment is, or while it connects. */
const PLACES = ['noted', 'asking', 'asked', 'connecting'] as const

/** Both workers have one journal; who is not its newest attempt is refused, as the store does. */
class Deployment {
  readonly entries: Entry[] = []
  newest = 0
  begin(): { readonly journal: Journal; readonly check: () => Promise<void> } {
    const mine = ++this.newest
    const check = async () => {
      if (this.newest !== mine) throw new Fault('lease.lost', 'Another worker has taken this deployment over.')
    }
    const whole = memoryJournal(this.entries)
    return { check, journal: { ...whole, add: async (entry) => check().then(() => whole.add(entry)) } }
  }
}

interface Sleep {
  readonly place: (typeof PLACES)[number]
  /** Which write it is about. */
  readonly at: number
}

async function sleepOnce(seed: number, { place, at }: Sleep, peaceful: readonly string[]): Promise<void> {
  const where = `SEED_START=${seed}, asleep ${place} at write ${at}`
  const sites = between(seed)
  const before = sites.state('production')
  const { plan: made } = await plan(sites.client('staging'), sites.client('production'), PROJECTS)
  const seen = accepted(sites).length
  const deployment = new Deployment()
  const { world } = sites
  let writes = 0
  let asleep = false
  const awake = async (now: (typeof PLACES)[number]): Promise<void> => {
    if (now !== place || asleep || writes !== at) return
    asleep = true
    await world.sleep(LONG)
  }
  const first = deployment.begin()
  const fence = new Fence({ inDoubtMargin: 0 })
  fence.hold(async () => {
    await awake('asking')
    await first.check()
    await awake('asked')
  })
  const outside = {
    ...world,
    // As the host does it: the clock decides where the bytes would go.
    fetch: async (request: Parameters<HostWorld['fetch']>[0]) => {
      if (request.method !== 'GET') await awake('connecting')
      if (request.sendUntil !== undefined && world.now() > request.sendUntil)
        throw new NoAnswer('too-late', 'held up', true)
      return world.fetch(request)
    },
  }
  const journal: Journal = {
    ...first.journal,
    add: async (entry) => {
      await first.journal.add(entry)
      if (entry.what !== 'writing') return
      writes += 1
      await awake('noted')
    },
  }
  const drowsy = sites.client('production', 'admin', fence.around(outside as unknown as HostWorld))
  const begun = apply(made, drowsy, journal, ONE_BY_ONE).catch((error: unknown) => error)
  while (!asleep && deployment.entries.filter(({ what }) => what === 'done').length < made.steps.length)
    await world.sleep(1_000)
  expect(asleep, where).toBe(true)
  const second = deployment.begin()
  const ended = await apply(made, sites.client('production'), second.journal, { ...ONE_BY_ONE, takenOver: true })
  expect(ended, where).toMatchObject({ finished: true, failed: 0 })
  const writesOfBoth = accepted(sites).slice(seen)
  await world.sleep(2 * LONG)
  const woken = await begun
  expect(isFault(woken, 'lease.lost'), where).toBe(true)
  expect(accepted(sites).slice(seen), where).toEqual(writesOfBoth)
  expect([...writesOfBoth].map(bare).sort(), where).toEqual(peaceful.map(bare).sort())
  const verdict = judge(sites.state('staging'), before, sites.state('production'), PROJECTS)
  expect(verdict, where).toEqual({ differences: [], touched: [], leaked: [] })
}

/** Two runs give other ids. */
const bare = (write: string): string => write.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')

test('woken, it sends nothing, and what both wrote is what one would have written', async () => {
  for (const seed of seeds(2)) {
    const [draw, peaceful] = [new Draw(seed), await inPeace(seed)]
    for (const place of PLACES) await sleepOnce(seed, { place, at: draw.between(1, 20) }, peaceful)
  }
})
