/** The product's process: told by messages what to do, it tells what that cost. */
import { openWorld } from '../../../src/host/index.ts'
import { measure } from '../measure.ts'
import { clientOf } from '../simulated.ts'
import type { ToldSite } from '../told-site.ts'
import { type Task, tasksOf } from './tasks.ts'

export interface Cost {
  readonly seconds: number
  /** Of this process, seconds. */
  readonly cpu: number
  /** Megabytes: before, and the most meanwhile. */
  readonly from: number
  readonly peak: number
  readonly count: number
}

const site = JSON.parse(process.argv[2] ?? '') as ToldSite
const world = openWorld({ allowOrigins: [new URL(site.url).origin], requestTimeout: 60_000 })
const { tasks, [Symbol.dispose]: end } = tasksOf(clientOf(site, world))

process.on('message', async (task: Task) => {
  const work = await tasks[task]()
  const before = process.cpuUsage()
  const { value: count, ...rest } = await measure(work)
  const { user, system } = process.cpuUsage(before)
  process.send?.({ ...rest, count, cpu: (user + system) / 1e6 } satisfies Cost)
})
process.once('disconnect', () => {
  end()
  process.exit()
})
process.send?.('ready')
