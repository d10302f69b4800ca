/** One size of a site in one weather: each phase's seconds, processor time, memory and requests, beside what the API forces. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { loadavg } from 'node:os'
import { fewestReads } from '../fewest.ts'
import { fewestRefresh, ofSigns } from '../fewest-refresh.ts'
import { type SimulatedSites, simulateSites } from '../simulated.ts'
import type { Tally } from '../tally.ts'
import { describeAnew } from './edits.ts'
import { floorSeconds, READING_STEPS, type Weather, WRITING_STEPS } from './floor.ts'
import type { Cost, Task } from './work.ts'

export interface SizePhase extends Cost, Weather {
  readonly size: number
  readonly name: string
  /** Null where nothing is asked. */
  readonly floor: number | null
  /** Of the simulator's process, seconds. */
  readonly cpuOfSite: number
  readonly asked: Tally
  readonly fewest: Tally | null
  /** Requests for kinds that give a sign of their changes. */
  readonly signs: number
  /** Of this machine, over the last minute. */
  readonly load: number
}

const NAME = 'large'
const CHANGES = 200
/** So many of a hundred objects are changed between two refreshes. */
const SHARE = 0.01

export async function measureSize(size: number, weather: Weather): Promise<SizePhase[]> {
  await using sites = await simulateSites({ [NAME]: `scale:of:${size}` })
  const child = fork(`${import.meta.dirname}/work.ts`, [JSON.stringify(sites.site(NAME))], {
    execArgv: ['--expose-gc'],
  })
  const ended = once(child, 'exit')
  try {
    await told(child, ended)
    const phase = phaser(sites, size, weather, async (task) => {
      child.send(task)
      return (await told(child, ended)) as Cost
    })
    return await allPhases(sites, phase)
  } finally {
    if (child.connected) child.disconnect()
    await ended
  }
}

/** It ends early only when something went wrong, which it has said by then. */
async function told(child: ChildProcess, ended: Promise<unknown[]>): Promise<unknown> {
  const [said] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`the work ended with ${code}`))),
  ])
  return said
}

interface Asking {
  readonly task: Task
  readonly name: string
  readonly fewest?: Tally
  readonly steps?: number
}

function phaser(sites: SimulatedSites, size: number, weather: Weather, run: (task: Task) => Promise<Cost>) {
  return async ({ task, name, fewest, steps = READING_STEPS }: Asking): Promise<SizePhase> => {
    await sites.requests()
    await sites.limit(weather.limits)
    await sites.delay(weather.latency)
    const before = await sites.cpu()
    const cost = await run(task)
    const cpuOfSite = (await sites.cpu()) - before
    await sites.delay(0)
    await sites.limit(false)
    const asked = await sites.requests()
    const floor = fewest ? floorSeconds(fewest, steps, weather) : null
    return {
      ...{ ...cost, ...weather, size, name, floor, cpuOfSite, asked, fewest: fewest ?? null },
      ...{ signs: asked.only(ofSigns).total, load: loadavg()[0] ?? 0 },
    }
  }
}

async function allPhases(sites: SimulatedSites, phase: ReturnType<typeof phaser>): Promise<SizePhase[]> {
  const state = await sites.state(NAME)
  const snapshot = await phase({ task: 'snapshot', name: 'snapshot', fewest: fewestReads(state) })
  const still = { task: 'refresh', name: 'refresh, nothing changed', fewest: fewestRefresh(state, [], 0) } as const
  const done = [snapshot, await phase(still)]
  const few = Math.ceil(snapshot.count * SHARE)
  const { screens } = await describeAnew(sites, NAME, state, few, 'Once')
  const some = { task: 'refresh', name: 'refresh, 1 % changed', fewest: fewestRefresh(state, screens, few) } as const
  done.push(await phase(some))
  await phase({ task: 'base', name: '' })
  const { writes } = await describeAnew(sites, NAME, state, CHANGES, 'Again')
  await phase({ task: 'refresh', name: '' })
  done.push(await phase({ task: 'compare and plan', name: 'compare and plan' }))
  // Each object is described back by one write.
  done.push(await phase({ task: 'apply', name: `apply of ${CHANGES}`, fewest: writes, steps: WRITING_STEPS }))
  return done
}
