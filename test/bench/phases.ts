/** What is measured in memory: a snapshot, a plan, its application and the plan after it; then once more with a slow network. */
import { type ConfigurationPlan, KINDS, type Snapshot, takeSnapshot } from '../../src/configuration/index.ts'
import type { Jira } from '../../src/jira/index.ts'
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
  const snapshot = async () => whole(await takeSnapshot(source, { kinds: KINDS, identity: source.site }))
  const first = await timed(sites, 'snapshot', 0, snapshot)
  const planned = await timed(sites, 'plan', 0, () => plan(source, target, null))
  const applied = await timed(sites, 'apply', 0, () => carryOut(planned.value.plan, target))
  const again = await timed(sites, 'plan again', 0, () => plan(source, target, null))
  if (again.value.plan.steps.length > 0) throw new Error(`the second plan has ${again.value.plan.steps.length} steps`)
  const { plan: toFar } = await plan(source, far, null)
  await sites.delay(LATE)
  const lateFirst = await timed(sites, 'snapshot', LATE, snapshot)
  const lateApplied = await timed(sites, 'apply', LATE, () => carryOut(toFar, far))
  await sites.delay(0)

  const held = await sites.state('source')
  const [reads, writes] = [fewestReads(held), fewestWrites(held, before)]
  return [
    phase(first, reads),
    phase(planned, reads.plus(fewestReads(before))),
    phase(applied, null, writes),
    phase(again, reads.plus(fewestReads(await sites.state('target')))),
    phase(lateFirst, reads),
    phase(lateApplied, null, writes),
  ]
}

interface Timed<T> extends Measured<T> {
  readonly name: string
  readonly latency: number
  readonly asked: Tally
}

async function timed<T>(
  sites: SimulatedSites,
  name: string,
  latency: number,
  work: () => Promise<T>,
): Promise<Timed<T>> {
  await sites.requests()
  const measured = await measure(work)
  return { ...measured, name, latency, asked: await sites.requests() }
}

function phase({ value: _, asked, ...rest }: Timed<unknown>, reads: Tally | null, writes = new Tally()): Phase {
  return {
    ...rest,
    reads: { asked: asked.only((endpoint) => !isWrite(endpoint)), fewest: reads },
    writes: { asked: asked.only(isWrite), fewest: writes },
  }
}

/** Few requests mean nothing when something is missing. */
function whole(snapshot: Snapshot): void {
  const wrong = Object.entries(snapshot.kinds).filter(([, kind]) => kind.state !== 'complete')
  if (wrong.length > 0) throw new Error(`not read whole: ${wrong.map(([kind, { reason }]) => `${kind}: ${reason}`)}`)
}

async function carryOut(made: ConfigurationPlan, target: Jira): Promise<void> {
  const result = await apply(made, target, memoryJournal([]))
  if (result.done < made.steps.length) throw new Error(`${result.done} of ${made.steps.length} steps were done`)
}
