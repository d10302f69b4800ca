/** Aligns pairs: decides for those that were touched, keeps what was decided, and runs the steps that came of it. */
import { isFault } from '../base/index.ts'
import { run } from '../plan/index.ts'
import { SyncActor } from './actor.ts'
import type { People } from './convert.ts'
import { itemOf } from './create-item.ts'
import { decidePair } from './decide.ts'
import { type Ground, groundOf, peopleOf } from './ground.ts'
import { overwrittenIn } from './late-writes.ts'
import { itemMarkedOn, takeIssue } from './marked-issue.ts'
import { heldBack } from './mass.ts'
import { waves } from './plan-steps.ts'
import type { NewItem, StoredStep, UnlinkedIssue } from './ports.ts'
import { LAG_GUARD } from './windows.ts'

export interface Patience {
  /** How long a write without an answer may still happen. */
  readonly inDoubt: number
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly stop: () => boolean
}

/** Steps of one round: what comes after waits for the next, so that reading goes on between. */
const ROUND = 200
/** Items are made, and pairs decided on, together: a first reading brings them by the thousand. */
const TOGETHER = 1_000
/** Jira's clock is known to the second. */
const CLOCK_MARGIN = 2_000

/** How many pairs were decided, and steps run. */
export async function align(ground: Ground, patience: Patience, mass: number): Promise<number> {
  await propose(ground)
  const decided = await decide(ground)
  return decided + (await carryOut(ground, patience, mass))
}

/** Items for issues in scope that have none, first those that are there: many at once, or each by itself where one of them cannot be made. */
async function propose(ground: Ground): Promise<void> {
  const { store, integrations } = ground
  while ((await store.rejoin(ROUND)) === ROUND);
  const found = await store.unlinked(TOGETHER)
  if (found.length === 0) return
  const people = await peopleOf(ground)
  const unlinked = await withoutMarked(ground, people, found)
  const titled = unlinked.map((one) => ({ ...one, title: `Make an item of ${one.issue.key} ${one.issue.summary}` }))
  const made = titled.flatMap(({ integration: id, issue, title }): NewItem[] => {
    const integration = integrations.find((one) => one.id === id)
    return integration ? [{ ...itemOf(integration, issue, people), integration: id, issue: issue.id, title }] : []
  })
  try {
    await store.createItems(made)
  } catch (error) {
    if (!isFault(error, 'jira.cannot') && !isFault(error, 'conflict')) throw error
    const step = (integration: string, issue: string) => ({ what: 'create-item' as const, integration, issue })
    await store.addSteps(titled.map(({ integration, issue, title }) => ({ data: step(integration, issue.id), title })))
  }
}

/** What a push has made is its item's, though the push did not live to say so. What is not to be seen now waits. */
async function withoutMarked(
  ground: Ground,
  people: People,
  found: readonly UnlinkedIssue[],
): Promise<UnlinkedIssue[]> {
  const left: UnlinkedIssue[] = []
  for (const one of found) if (!one.pushed || (await isNobodys(ground, people, one))) left.push(one)
  return left
}

async function isNobodys(ground: Ground, people: People, { integration: id, issue }: UnlinkedIssue): Promise<boolean> {
  const { store, integrations } = ground
  try {
    const marked = await itemMarkedOn(ground, issue.id)
    const { item, link } = (marked === null ? undefined : await store.item(marked)) ?? {}
    const level = integrations.find((one) => one.id === id)?.level
    if (!item || link !== null || item.level !== level) return true
    await takeIssue(ground, people, { integration: id, item, issue: issue.id })
    return false
  } catch (error) {
    if (isFault(error, 'jira.not-found') || isFault(error, 'jira.cannot')) return false
    throw error
  }
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
  const asked = new Map(steps.map((step) => [step.id, step.asked]))
  // Read after the steps: they may have been decided by a mapping that was changed since this turn began.
  const current = await groundOf(ground)
  const actor = new SyncActor(current, await peopleOf(current), asked)
  const world = { now, sleep }
  // An issue that was made and not told of is found by search, which may trail so far behind.
  for (const [some, doubt] of [
    [steps.filter(isCreate), Math.max(inDoubt, LAG_GUARD)],
    [steps.filter((step) => !isCreate(step)), inDoubt],
  ] as const)
    for (const plan of waves(some)) {
      // The worker before may have sent what it had noted as late as it was the holder.
      const takenOver = now() - heldSince < doubt
      await run(plan, actor, store.journal(), { world, inDoubt: doubt, takenOver, park: true, stop })
    }
  return steps.length
}

const isCreate = ({ data }: StoredStep): boolean => data.what === 'create-issue'
