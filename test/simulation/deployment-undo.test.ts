/** Deployments taken back, judged by the site's own state: as it was, whether it was whole or half, and whatever has come to use it since. */
import { describe, expect, test } from 'vitest'
import type { Answers, ConfigurationPlan } from '../../src/configuration/index.ts'
import type { Entry } from '../../src/plan/index.ts'
import { notRestored } from '../comparer/undone.ts'
import { ANSWERS, apply, memoryJournal, plan, planUndo } from './deploy.ts'
import { type Sites, simulate } from './sites.ts'

const PROJECTS = ['PAR', 'ROU', 'WHM', 'INT', 'OPS', 'FIN']

const between = (target: 'empty' | 'drifted', seed = 1): Sites =>
  simulate(
    [
      { name: 'staging', kind: 'cloud', story: 'acme' },
      { name: 'production', kind: 'cloud', story: target },
    ],
    seed,
  )

const blocking = ({ problems }: ConfigurationPlan) => problems.filter((problem) => problem.severity === 'blocks')

async function deployed(sites: Sites, answers: Answers = {}) {
  const { plan: made } = await plan(sites.client('staging'), sites.client('production'), PROJECTS, answers)
  expect(blocking(made)).toEqual([])
  const entries: Entry[] = []
  await apply(made, sites.client('production'), memoryJournal(entries))
  return { made, entries }
}

async function undo(sites: Sites, made: ConfigurationPlan, entries: readonly Entry[], answers: Answers = {}) {
  const back = await planUndo(made, entries, sites.client('production'), answers)
  expect(blocking(back)).toEqual([])
  const undone: Entry[] = []
  const result = await apply(back, sites.client('production'), memoryJournal(undone))
  expect(undone.filter((entry) => entry.what === 'failed' || entry.what === 'stale')).toEqual([])
  return { back, undone, result }
}

describe('undo', () => {
  test('of acme in an empty site: as it was', async () => {
    const sites = between('empty')
    const before = sites.state('production')
    const { made, entries } = await deployed(sites)
    await undo(sites, made, entries)
    expect(notRestored(before, sites.state('production'))).toEqual([])
    expect((await planUndo(made, entries, sites.client('production'))).steps).toEqual([])
  })

  test('of acme in a drifted site: as it was', async () => {
    const sites = between('drifted')
    const before = sites.state('production')
    const { made, entries } = await deployed(sites, ANSWERS)
    await undo(sites, made, entries)
    expect(notRestored(before, sites.state('production'))).toEqual([])
  })
})
