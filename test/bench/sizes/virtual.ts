/**
 * By a clock that jumps: the product and the simulator share it in one process, so that latency and limits cost no real
 * time. Seconds are then what a product that computes in no time would need; the processor time of both is told apart.
 */
import type { Fetch, JsonObject } from '../../../src/base/index.ts'
import { projectsFor, Simulator } from '../../../src/simulator/index.ts'
import { virtualWorld } from '../../world.ts'
import { clientOf } from '../simulated.ts'
import type { SiteState } from '../state.ts'
import { endpointOf, Tally } from '../tally.ts'
import { toldSite } from '../told-site.ts'
import type { Stage } from './stage.ts'
import { tasksOf } from './tasks.ts'

const SITE = { name: 'large', kind: 'cloud', story: 'scale', origin: 'http://127.0.0.1:9201' } as const
/** The story is as it was an hour ago: nothing was changed a moment before somebody looks. */
const AGE = 3_600_000
/** Before each task, so that no limit is used up by the one before. */
const REST = 2_000

export async function virtualStage(size: number): Promise<Stage> {
  const site = { latency: 0, cpu: 0 }
  const fetch: Fetch = async (request) => {
    if (site.latency > 0) await world.sleep(site.latency)
    const before = process.threadCpuUsage()
    // Without a fault that waits it has answered when it returns.
    const answer = simulator.fetch(request)
    site.cpu += secondsOf(process.threadCpuUsage(before))
    return answer
  }
  const world = virtualWorld(1, fetch)
  const simulator = new Simulator([{ ...SITE, size: { issues: 0, projects: projectsFor(size) } }], world)
  simulator.keep = Number.POSITIVE_INFINITY
  const [large] = simulator.sites
  if (!large) throw new Error('there is no site')
  world.advance(AGE)
  const { tasks, [Symbol.dispose]: end } = tasksOf(clientOf(toldSite(large), world))
  return {
    state: async () => simulator.control(large, 'GET /state') as unknown as SiteState,
    ask: async (method, path, body) =>
      simulator.control(large, 'POST /ask', { method, path, body: body as JsonObject }),
    async carryOut(task, { latency, limits }) {
      const work = await tasks[task]()
      simulator.asked.length = 0
      Object.assign(site, { latency, cpu: 0 })
      world.advance(REST)
      large.limits.burst = limits
      const [began, before] = [world.now(), process.cpuUsage()]
      const count = await work()
      const seconds = (world.now() - began) / 1_000
      const cpu = secondsOf(process.cpuUsage(before)) - site.cpu
      large.limits.burst = false
      const asked = new Tally()
      for (const { method, path } of simulator.asked) asked.add(endpointOf(method, path))
      return { seconds, cpu, cpuOfSite: site.cpu, from: null, peak: null, count, asked }
    },
    [Symbol.asyncDispose]: async () => end(),
  }
}

const secondsOf = ({ user, system }: { readonly user: number; readonly system: number }): number =>
  (user + system) / 1e6
