/** The product's part of a measurement: what is done to a large site, each time going on from what was done before. */
import type { Json } from '../../../src/base/index.ts'
import {
  ConfigurationActor,
  type ConfigurationPlan,
  compare,
  KINDS,
  type Last,
  makePlan,
  type Snapshot,
  takeSnapshot,
} from '../../../src/configuration/index.ts'
import type { Jira } from '../../../src/jira/index.ts'
import { run } from '../../../src/plan/index.ts'
import { memoryJournal } from '../../simulation/deploy.ts'
import { Kept } from './kept.ts'

export const TASKS = ['snapshot', 'refresh', 'base', 'compare', 'plan', 'apply'] as const
export type Task = (typeof TASKS)[number]

/** Objects read, differences, or steps. */
export type Count = number

const BY_NAME = new Map(KINDS.map((kind) => [kind.name, kind]))
const IN_DOUBT = 60_000

type Compared = Parameters<typeof makePlan>[0]

/** Gets ready what the product has before it begins, which is not measured, and gives what is. */
type Ready = () => Promise<() => Promise<Count>>

export interface Tasks extends Disposable {
  readonly tasks: Readonly<Record<Task, Ready>>
}

export function tasksOf(jira: Jira): Tasks {
  const kept = new Kept()
  const held: { taken?: Snapshot | undefined; compared?: Compared; plan?: ConfigurationPlan } = {}
  const layAside = (): void => {
    if (held.taken) kept.put('last', held.taken)
    delete held.taken
  }
  const take = async (last?: Last): Promise<Count> => {
    held.taken = whole(await takeSnapshot(jira, { kinds: KINDS, identity: jira.site, ...(last ? { last } : {}) }))
    return held.taken.objects.length
  }
  const tasks: Tasks['tasks'] = {
    snapshot: async () => () => take(),
    async refresh() {
      layAside()
      const last = kept.last('last')
      return () => take(last)
    },
    /** From here on what changes is to be brought back. */
    async base() {
      layAside()
      kept.put('base', kept.get('last'))
      return async () => 0
    },
    /** Back to the base, as if it were another site's. */
    async compare() {
      layAside()
      const values = new Map<string, Json>()
      const [base, target] = [kept.get('base', values), kept.get('last', values)]
      const source = { ...base, site: { ...base.site, name: 'source', identity: 'source' } }
      const input = {
        ...{ source, target, kinds: BY_NAME, projects: null, objects: null },
        ...{ remembered: new Map(), answers: {} },
      }
      return async () => {
        const comparison = compare(input)
        held.compared = { ...input, comparison }
        return comparison.differences.length
      }
    },
    plan: async () => async () => {
      held.plan = makePlan(there(held.compared))
      return held.plan.steps.length
    },
    async apply() {
      const plan = there(held.plan)
      delete held.compared
      return async () => {
        const actor = new ConfigurationActor(jira, plan, BY_NAME)
        const { done } = await run(plan, actor, memoryJournal([]), { world: jira.world, inDoubt: IN_DOUBT })
        if (done < plan.steps.length) throw new Error(`${done} of ${plan.steps.length} steps were done`)
        return done
      }
    },
  }
  return { tasks, [Symbol.dispose]: () => kept[Symbol.dispose]() }
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
