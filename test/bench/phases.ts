/** What is measured in memory: a snapshot, a plan, its application and the plan after it; then once more with a slow network. */
import { type ConfigurationPlan, KINDS, type Snapshot, takeSnapshot } from '../../src/configuration/index.ts'
import { apply, memoryJournal, plan } from '../simulation/deploy.ts'
import { fewestReads } from './fewest.ts'
import { fewestWrites } from './fewest-writes.ts'
import { type Measured, measure } from './measure.ts'
import type { SimulatedSites } from './simulated.ts'
import { isWrite, Tally } from './tally.ts'

/** What was asked, and the fewest that must be; null where nothing says how few would do. */
export interface Counted {
  readonly asked: Tally
  readonly fewest: Tally | null
}

export interface Phase {
  readonly name: string
  /** Milliseconds that each answer was late. */
  readonly latency: number
  readonly seconds: number
  /** Megabytes. */
  readonly from: number
  readonly peak: number
  readonly reads: Counted
  readonly writes: Counted
}

const LATE = 100

/** Names of the sites it needs → their stories: targets are used up. */
export const STORIES = { source: 'acme', target: 'empty', far: 'empty' } as const

export async function inMemory(sites: SimulatedSites): Promise<Phase[]> {
  const [source, target, far] = [sites.client('source'), sites.client('target'), sites.client('far')]
  const before = await sites.state('target')
  const asked: Tally[] = []
  const timed = async <T>(work: () => Promise<T>): Promise<Measured<T>> => {
    await sites.requests()
    const measured = await measure(work)
    asked.push(await sites.requests())
    return measured
  }
  const snapshot = () => takeSnapshot(source, { kinds: KINDS, identity: source.site })
  const first = await timed(snapshot)
  whole(first.value)
  const planned = await timed(() => plan(source, target, null))
  const applied = await timed(() => apply(planned.value.plan, target, memoryJournal([])))
  done(planned.value.plan, applied.value)
  const again = await timed(() => plan(source, target, null))
  if (again.value.plan.steps.length > 0) throw new Error(`the second plan has ${again.value.plan.steps.length} steps`)
  const { plan: toFar } = await plan(source, far, null)
  await sites.delay(LATE)
  const lateSnapshot = await timed(snapshot)
  whole(lateSnapshot.value)
  const lateApply = await timed(() => apply(toFar, far, memoryJournal([])))
  done(toFar, lateApply.value)
  await sites.delay(0)

  const [held, now] = [await sites.state('source'), await sites.state('target')]
  const [few, writes] = [fewestReads(held), fewestWrites(held, before)]
  const none = new Tally()
  const rows = [
    ['snapshot', 0, first, few, none],
    ['plan', 0, planned, few.plus(fewestReads(before)), none],
    ['apply', 0, applied, null, writes],
    ['plan again', 0, again, few.plus(fewestReads(now)), none],
    ['snapshot', LATE, lateSnapshot, few, none],
    ['apply', LATE, lateApply, null, writes],
  ] as const
  return rows.map(([name, latency, { seconds, from, peak }, fewest, fewestWritten], at) => {
    const all = asked[at] ?? none
    return {
      ...{ name, latency, seconds, from, peak },
      reads: { asked: all.only((endpoint) => !isWrite(endpoint)), fewest },
      writes: { asked: all.only(isWrite), fewest: fewestWritten },
    }
  })
}

/** Few requests mean nothing when something is missing. */
function whole(snapshot: Snapshot): void {
  const wrong = Object.entries(snapshot.kinds).filter(([, kind]) => kind.state !== 'complete')
  if (wrong.length > 0) throw new Error(`not read whole: ${wrong.map(([kind, { reason }]) => `${kind}: ${reason}`)}`)
}

function done(made: ConfigurationPlan, result: { readonly finished: boolean; readonly done: number }): void {
  if (!result.finished || result.done < made.steps.length)
    throw new Error(`${result.done} of ${made.steps.length} steps were done`)
}
