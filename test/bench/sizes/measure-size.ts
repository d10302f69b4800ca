/** One size of a site in one weather, step by step on one stage: what each phase cost, beside what the API forces. */
import { loadavg } from 'node:os'
import { fewestReads } from '../fewest.ts'
import { fewestApply } from '../fewest-apply.ts'
import { fewestRefresh, ofSigns } from '../fewest-refresh.ts'
import type { Tally } from '../tally.ts'
import { describeAnew } from './edits.ts'
import { floorSeconds, readingSteps, updatingSteps, type Weather } from './floor.ts'
import type { Done, Stage } from './stage.ts'
import type { Task } from './tasks.ts'

export interface SizePhase extends Done, Weather {
  /** As many as were asked for, and as many as the site has. */
  readonly size: number
  readonly objects: number
  readonly name: string
  /** Null where nothing is asked. */
  readonly fewest: Tally | null
  readonly floor: number | null
  /** Requests for kinds that give a sign of their changes. */
  readonly signs: number
  /** Of this machine, over the last minute. */
  readonly load: number
}

const CHANGES = 200
/** So many of a hundred objects are changed between two refreshes. */
const SHARE = 0.01

interface Least {
  readonly fewest: Tally
  readonly steps: number
}

export async function measureSize(size: number, stage: Stage, weather: Weather): Promise<SizePhase[]> {
  const phases: SizePhase[] = []
  const state = await stage.state()
  const done = async (task: Task): Promise<Done> => stage.carryOut(task, weather)
  const measured = async (name: string, task: Task, least: Least | null): Promise<number> => {
    const cost = await done(task)
    phases.push({
      ...{ ...cost, ...weather, size, name, objects: phases[0]?.objects ?? cost.count },
      ...{ fewest: least?.fewest ?? null, floor: least && floorSeconds(least.fewest, least.steps, weather) },
      ...{ signs: cost.asked.only(ofSigns).total, load: loadavg()[0] ?? 0 },
    })
    return cost.count
  }
  const objects = await measured('snapshot', 'snapshot', { fewest: fewestReads(state), steps: readingSteps(state) })
  const still = { ...state, screens: [] }
  const nothing = { fewest: fewestRefresh(state, [], 0), steps: readingSteps(still) }
  await measured('refresh, nothing changed', 'refresh', nothing)
  const few = Math.ceil(objects * SHARE)
  const { part: changed } = await describeAnew(stage, state, few, 'Once')
  const some = { fewest: fewestRefresh(state, changed.screens, few), steps: readingSteps(still) }
  await measured('refresh, 1 % changed', 'refresh', some)
  await done('base')
  const { part, writes } = await describeAnew(stage, state, CHANGES, 'Again')
  await done('refresh')
  await measured('compare', 'compare', null)
  await measured('plan', 'plan', null)
  // Each object is described back by one write.
  const back = { fewest: fewestApply(state, part, writes), steps: updatingSteps(part) }
  await measured(`apply of ${CHANGES}`, 'apply', back)
  return phases
}
