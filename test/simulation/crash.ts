/** A deployment, or its undo, that dies at one chosen entry of its journal in bad weather, goes on, and is judged at its end. */
import { expect } from 'vitest'
import { isFault } from '../../src/base/index.ts'
import type { Answers, ConfigurationPlan } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import type { Site, StoryName } from '../../src/simulator/index.ts'
import { judge } from '../comparer/index.ts'
import type { Row } from '../comparer/state.ts'
import { notRestored } from '../comparer/undone.ts'
import { apply, memoryJournal, plan, planUndo } from './deploy.ts'
import { type Sites, simulate } from './sites.ts'

export interface Case {
  readonly projects: readonly string[]
  /** Not these projects alone. */
  readonly isWhole?: true
  /** `acme` where it is left out. */
  readonly source?: StoryName
  readonly target: StoryName
  readonly spoil?: (source: Site, target: Site) => void
  readonly answers?: Answers
  /** What the comparer is told that an answer kept. */
  readonly kept?: readonly string[]
}

class Crash extends Error {}

/** Deploys and dies before entry `boundary`; false when the deployment has fewer entries. */
export async function crashDeployment(boundary: number, seed: number, one: Case): Promise<boolean> {
  const where = `SEED_START=${seed} boundary ${boundary} of the deployment`
  const sites = sitesFor(one, seed)
  const before = sites.state('production')
  const { plan: made } = await planFor(sites, one)
  weather(sites)
  const entries: Entry[] = []
  const died = await live(made, sites, entries, boundary, where)
  expect(verdictOf(sites, before, one), where).toEqual({ differences: [], touched: [], leaked: [] })
  return died
}

/** Deploys in peace, then undoes it and dies before entry `boundary` of that. */
export async function crashUndo(boundary: number, seed: number, one: Case): Promise<boolean> {
  const where = `SEED_START=${seed} boundary ${boundary} of the undo`
  const sites = sitesFor(one, seed)
  const before = sites.state('production')
  const { plan: made } = await planFor(sites, one)
  const entries: Entry[] = []
  await apply(made, sites.client('production'), memoryJournal(entries))
  const back = await planUndo(made, entries, sites.client('production'))
  expect(
    back.problems.filter(({ severity }) => severity === 'blocks'),
    where,
  ).toEqual([])
  weather(sites)
  const died = await live(back, sites, [], boundary, where)
  expect(notRestored(before, sites.state('production')), where).toEqual([])
  return died
}

/** Deploys, dies before entry `boundary` and never goes on: what there is of it is undone. */
export async function undoHalf(boundary: number, seed: number, one: Case): Promise<boolean> {
  const where = `SEED_START=${seed} undone after boundary ${boundary}`
  const sites = sitesFor(one, seed)
  const before = sites.state('production')
  const { plan: made } = await planFor(sites, one)
  weather(sites)
  const entries: Entry[] = []
  const died = await untilCrash(made, sites, entries, boundary)
  sites.simulator.site('production').faults.clear()
  // As the product does: no undo is planned while a write may still happen.
  await sites.world.sleep(120_000)
  const back = await planUndo(made, entries, sites.client('production'))
  expect(
    back.problems.filter(({ severity }) => severity === 'blocks'),
    where,
  ).toEqual([])
  await live(back, sites, [], Number.POSITIVE_INFINITY, where)
  expect(notRestored(before, sites.state('production')), where).toEqual([])
  return died
}

export function sitesFor({ source = 'acme', target, spoil }: Case, seed: number): Sites {
  const sites = simulate(
    [
      { name: 'staging', kind: 'cloud', story: source },
      { name: 'production', kind: 'cloud', story: target },
    ],
    seed,
  )
  spoil?.(sites.simulator.site('staging'), sites.simulator.site('production'))
  return sites
}

export const planFor = (sites: Sites, { projects, isWhole, answers }: Case) =>
  plan(sites.client('staging'), sites.client('production'), isWhole ? null : projects, answers)

export const verdictOf = (sites: Sites, before: Row, { projects, kept, isWhole }: Case) =>
  judge(sites.state('staging'), before, sites.state('production'), projects, kept ?? [], isWhole ?? false)

/** Lost answers, late commits, failures before and after the commit. */
function weather(sites: Sites): void {
  const { faults } = sites.simulator.site('production')
  for (const kind of ['answer-lost', 'late-commit', 'server-error-after-commit', 'reset', 'server-error'] as const)
    faults.add({
      kind,
      probability: 0.02,
      milliseconds: 9_000,
      ...(kind.startsWith('server-error') ? { status: 503 } : {}),
    })
}

/** To the end, through one crash: every step done once and none lost, and whatever was under way has happened. */
async function live(
  made: ConfigurationPlan,
  sites: Sites,
  entries: Entry[],
  boundary: number,
  where: string,
): Promise<boolean> {
  const died = await untilCrash(made, sites, entries, boundary)
  const seen = entries.length
  for (let lives = 0; lives < 20; lives++)
    try {
      const again = memoryJournal(entries)
      const result = await apply(made, sites.client('production'), again, { inDoubt: 40_000 })
      if (!result.finished) continue
      await sites.world.sleep(120_000)
      expect(
        entries.filter(({ what }) => what === 'failed' || what === 'stale'),
        where,
      ).toEqual([])
      const done = entries.filter(({ what }) => what === 'done').map(({ step }) => step)
      expect(done.sort(), where).toEqual(made.steps.map(({ id }) => id).sort())
      expect(entries.length, where).toBeGreaterThanOrEqual(seen)
      return died
    } catch (error) {
      if (!isFault(error)) throw error
    }
  throw new Error(`${where}: never finished`)
}

async function untilCrash(made: ConfigurationPlan, sites: Sites, entries: Entry[], boundary: number): Promise<boolean> {
  const dying = memoryJournal(entries, () => {
    if (entries.length >= boundary) throw new Crash()
  })
  try {
    await apply(made, sites.client('production'), dying, { inDoubt: 40_000 })
  } catch (error) {
    if (!(error instanceof Crash) && !isFault(error)) throw error
    return error instanceof Crash
  }
  return false
}
