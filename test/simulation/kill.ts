/** A deployment that is killed again and again in bad weather, resumed each time, and judged at its end. */
import { expect } from 'vitest'
import { isFault } from '../../src/base/index.ts'
import type { Answers, ConfigurationPlan } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import { judge } from '../comparer/index.ts'
import { dice } from '../world.ts'
import { apply, memoryJournal, plan } from './deploy.ts'
import { type Sites, simulate } from './sites.ts'

class Killed extends Error {}

/** Dies at random entries of the journal until it has died six times, through bad weather all the while. */
export async function killAndResume(
  seed: number,
  projects: readonly string[],
  target: 'empty' | 'drifted' = 'empty',
  answers: Answers = {},
): Promise<number> {
  const sites = simulate(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: target },
    ],
    seed,
  )
  const before = sites.state('production')
  const { plan: made } = await plan(sites.client('staging'), sites.client('production'), projects, answers)
  const random = dice(seed)
  const weather = sites.simulator.site('production').faults
  for (const kind of ['answer-lost', 'late-commit', 'server-error-after-commit', 'reset', 'server-error'] as const)
    weather.add({
      kind,
      probability: 0.03,
      milliseconds: 1_000 + Math.floor(random() * 20_000),
      ...(kind.startsWith('server-error') ? { status: 503 } : {}),
    })
  const entries: Entry[] = []
  let kills = 0
  for (let lives = 0; lives < 60; lives++) {
    const dies = kills < 6 ? entries.length + Math.floor(random() * 25) : Number.POSITIVE_INFINITY
    try {
      const result = await apply(
        made,
        sites.client('production'),
        memoryJournal(entries, () => dieAt(entries, dies)),
        { inDoubt: 40_000 },
      )
      if (result.finished) return await prove(sites, before, made, entries, seed, projects, kills)
    } catch (error) {
      if (error instanceof Killed) kills += 1
      else if (!isFault(error)) throw error
    }
  }
  throw new Error(`SEED_START=${seed}: never finished`)
}

function dieAt(entries: readonly Entry[], at: number): void {
  if (entries.length >= at) throw new Killed()
}

async function prove(
  sites: Sites,
  before: ReturnType<Sites['state']>,
  made: ConfigurationPlan,
  entries: readonly Entry[],
  seed: number,
  projects: readonly string[],
  kills: number,
): Promise<number> {
  const where = `SEED_START=${seed}`
  expect(
    entries.filter((entry) => entry.what === 'failed' || entry.what === 'stale'),
    where,
  ).toEqual([])
  // Whatever was still under way on the other side has happened by now.
  await sites.world.sleep(120_000)
  expect(judge(sites.state('staging'), before, sites.state('production'), projects), where).toEqual({
    differences: [],
    touched: [],
    leaked: [],
  })
  expect(new Set(entries.filter((entry) => entry.what === 'done').map((entry) => entry.step)).size, where).toBe(
    made.steps.length,
  )
  return kills
}
