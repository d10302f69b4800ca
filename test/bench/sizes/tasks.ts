/** The product's part of a measurement: what is done to a large site, each time going on from what was done before. */
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
import type { Jira } from '../../../src/jira/index.ts'
import { run } from '../../../src/plan/index.ts'
import { memoryJournal } from '../../simulation/deploy.ts'

export const TASKS = ['snapshot', 'refresh', 'base', 'compare', 'plan', 'apply'] as const
export type Task = (typeof TASKS)[number]

/** Objects read, differences, or steps. */
export type Count = number

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const IN_DOUBT = 60_000

type Compared = Parameters<typeof makePlan>[0]

export function tasksOf(jira: Jira): Readonly<Record<Task, () => Promise<Count>>> {
  const held: { first?: Snapshot; last?: Snapshot; compared?: Compared; plan?: ConfigurationPlan } = {}
  return {
    async snapshot() {
      held.first = whole(await takeSnapshot(jira, { kinds: KINDS, identity: jira.site }))
      held.last = held.first
      return held.first.objects.length
    },
    async refresh() {
      const last = lastOf(there(held.last))
      held.last = whole(await takeSnapshot(jira, { kinds: KINDS, identity: jira.site, last }))
      return held.last.objects.length
    },
    /** From here on what changes is to be brought back. */
    async base() {
      held.first = there(held.last)
      return 0
    },
    /** Back to the first snapshot, as if it were another site's. */
    async compare() {
      const first = there(held.first)
      const source = { ...first, site: { ...first.site, name: 'source', identity: 'source' } }
      const input = {
        ...{ source, target: there(held.last), kinds: BY_NAME, projects: null, objects: null },
        ...{ remembered: new Map(), answers: {} },
      }
      const comparison = compare(input)
      held.compared = { ...input, comparison }
      return comparison.differences.length
    },
    async plan() {
      held.plan = makePlan(there(held.compared))
      return held.plan.steps.length
    },
    async apply() {
      const plan = there(held.plan)
      const actor = new ConfigurationActor(jira, plan, BY_NAME)
      const { done } = await run(plan, actor, memoryJournal([]), { world: jira.world, inDoubt: IN_DOUBT })
      if (done < plan.steps.length) throw new Error(`${done} of ${plan.steps.length} steps were done`)
      return done
    },
  }
}

function there<T>(held: T | undefined): T {
  if (held === undefined) throw new Error('the task before it was not done')
  return held
}

/** Few requests mean nothing when something is missing. */
function whole(snapshot: Snapshot): Snapshot {
  const wrong = Object.entries(snapshot.kinds).filter(([, kind]) => kind.state !== 'complete')
  if (wrong.length > 0) throw new Error(`not read whole: ${wrong.map(([kind, { reason }]) => `${kind}: ${reason}`)}`)
  return snapshot
}
