/** The product's part of a measurement, a process of its own: told by messages what to do, it tells what that cost. */
import {
  ConfigurationActor,
  type ConfigurationPlan,
  compare,
  KINDS,
  lastOf,
  makePlan,
  type Snapshot,
  takeSnapshot,
} from '../../../src/configuration/index.ts'
import { openWorld } from '../../../src/host/index.ts'
import { run } from '../../../src/plan/index.ts'
import { memoryJournal } from '../../simulation/deploy.ts'
import { measure } from '../measure.ts'
import type { ToldSite } from '../serve-sites.ts'
import { clientOf } from '../simulated.ts'

export type Task = 'snapshot' | 'refresh' | 'base' | 'compare and plan' | 'apply'

export interface Cost {
  readonly seconds: number
  /** Of this process, seconds. */
  readonly cpu: number
  /** Megabytes: before, and the most meanwhile. */
  readonly from: number
  readonly peak: number
  /** Objects read, or steps. */
  readonly count: number
  readonly note: string
}

const site = JSON.parse(process.argv[2] ?? '') as ToldSite
const world = openWorld({ allowOrigins: [new URL(site.url).origin], requestTimeout: 60_000 })
const jira = clientOf(site, world)
const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const held: { first?: Snapshot; last?: Snapshot; plan?: ConfigurationPlan } = {}

const TASKS: Readonly<Record<Task, () => Promise<{ count: number; note: string }>>> = {
  async snapshot() {
    held.first = whole(await takeSnapshot(jira, { kinds: KINDS, identity: site.name }))
    held.last = held.first
    return { count: held.first.objects.length, note: '' }
  },
  async refresh() {
    if (!held.last) throw new Error('nothing to refresh')
    held.last = whole(await takeSnapshot(jira, { kinds: KINDS, identity: site.name, last: lastOf(held.last) }))
    const carried = Object.values(held.last.kinds).reduce((sum, kind) => sum + (kind.carried ?? 0), 0)
    return { count: held.last.objects.length, note: `${carried} carried over` }
  },
  /** From here on what changes is to be brought back. */
  async base() {
    if (held.last) held.first = held.last
    return { count: 0, note: '' }
  },
  /** Back to the first snapshot, as if it were another site's. */
  async 'compare and plan'() {
    if (!held.first || !held.last) throw new Error('nothing to compare')
    const source = { ...held.first, site: { ...held.first.site, name: 'source', identity: 'source' } }
    const input = {
      ...{ source, target: held.last, kinds: BY_NAME, projects: null, objects: null },
      ...{ remembered: new Map(), answers: {} },
    }
    const comparison = compare(input)
    held.plan = makePlan({ ...input, comparison })
    return { count: held.plan.steps.length, note: `${comparison.differences.length} differences` }
  },
  async apply() {
    if (!held.plan) throw new Error('nothing to apply')
    const actor = new ConfigurationActor(jira, held.plan, BY_NAME)
    const { done } = await run(held.plan, actor, memoryJournal([]), { world: jira.world, inDoubt: 60_000 })
    if (done < held.plan.steps.length) throw new Error(`${done} of ${held.plan.steps.length} steps were done`)
    return { count: done, note: '' }
  },
}

/** Few requests mean nothing when something is missing. */
function whole(snapshot: Snapshot): Snapshot {
  const wrong = Object.entries(snapshot.kinds).filter(([, kind]) => kind.state !== 'complete')
  if (wrong.length > 0) throw new Error(`not read whole: ${wrong.map(([kind, { reason }]) => `${kind}: ${reason}`)}`)
  return snapshot
}

process.on('message', async (task: Task) => {
  const before = process.cpuUsage()
  const { value, ...rest } = await measure(TASKS[task])
  const { user, system } = process.cpuUsage(before)
  process.send?.({ ...rest, ...value, cpu: (user + system) / 1e6 } satisfies Cost)
})
process.once('disconnect', () => process.exit())
process.send?.('ready')
