/** Aligns pairs: decides for those that were touched, keeps what was decided, and runs the steps that came of it. */
import { run } from '../plan/index.ts'
import { SyncActor } from './actor.ts'
import { decidePair } from './decide.ts'
import { type Ground, groundOf, peopleOf } from './ground.ts'
import { overwrittenIn } from './late-writes.ts'
import { makeItems } from './make-items.ts'
import { heldBack } from './mass.ts'
import { waves } from './plan-steps.ts'
import type { StoredStep } from './ports.ts'
import { LAG_GUARD } from './windows.ts'
import { writeItems } from './write-items.ts'

export interface Patience {
  /** How long a write without an answer may still happen. */
  readonly inDoubt: number
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly stop: () => boolean
}

/** Steps of one round: what comes after waits for the next, so that reading goes on between. */
const ROUND = 200
/** Pairs are decided on together: a first reading brings them by the thousand. */
const TOGETHER = 1_000
/** Jira's clock is known to the second. */
const CLOCK_MARGIN = 2_000

/** How many pairs were decided, and steps run. */
export async function align(ground: Ground, patience: Patience, mass: number): Promise<number> {
  await makeItems(ground)
  const decided = await decide(ground)
  return decided + (await carryOut(ground, patience, mass))
}

async function decide(ground: Ground): Promise<number> {
  const { store, jira } = ground
  const pairs = await store.touchedPairs(TOGETHER)
  if (pairs.length === 0) return 0
  // Read after the pairs: by a mapping that was changed since, they are touched again, and this decision is not kept.
  const integrations = await store.integrations()
  const people = await peopleOf(ground)
  const clock = { since: jira.serverNow() - CLOCK_MARGIN, skew: jira.skew() ?? 0 }
  const settlements = pairs.flatMap((pair) => {
    const integration = integrations.find(({ id }) => id === pair.integration)
    if (!integration) return []
    const { account } = ground
    const decided = decidePair(pair, { integration, people, account, ...clock })
    const late = overwrittenIn(pair, { integration, people, account })
    return [{ ...decided, conflicts: [...decided.conflicts, ...late] }]
  })
  await store.settle(settlements)
  return pairs.length
}

async function carryOut(ground: Ground, { inDoubt, sleep, stop }: Patience, mass: number): Promise<number> {
  const { store, now, heldSince } = ground
  const steps = await store.openSteps(ROUND, await heldBack(ground, mass))
  if (steps.length === 0) return 0
  if (stop()) return 0
  const asked = new Map(steps.map((step) => [step.id, step.asked]))
  // Read after the steps: they may have been decided by a mapping that was changed since this turn began.
  const current = await groundOf(ground)
  const left = await writeItems(current, steps)
  if (left.length === 0) return steps.length
  const actor = new SyncActor(current, await peopleOf(current), asked)
  const world = { now, sleep }
  // An issue that was made and not told of is found by search, which may trail so far behind.
  for (const [some, doubt] of [
    [left.filter(isCreate), Math.max(inDoubt, LAG_GUARD)],
    [left.filter((step) => !isCreate(step)), inDoubt],
  ] as const)
    for (const plan of waves(some)) {
      // The worker before may have sent what it had noted as late as it was the holder.
      const takenOver = now() - heldSince < doubt
      await run(plan, actor, store.journal(), { world, inDoubt: doubt, takenOver, park: true, stop })
    }
  return steps.length
}

const isCreate = ({ data }: StoredStep): boolean => data.what === 'create-issue'
