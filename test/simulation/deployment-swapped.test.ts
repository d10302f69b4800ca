/** Names that went round come back through the simulator: swaps and rings of nine kinds, through crashes, and taken back. */
import { expect, test } from 'vitest'
import { type Entry, pastOf, pasts } from '../../src/plan/index.ts'
import { notRestored } from '../comparer/undone.ts'
import { crashDeployment, crashUndo, planFor, sitesFor, undoHalf, verdictOf } from './crash.ts'
import { apply, memoryJournal, planUndo } from './deploy.ts'
import { SWAPPED } from './swapped.ts'

test('each thing keeps its id and has its name again, with one set aside for each ring; taken back, all is as it was', async () => {
  const sites = sitesFor(SWAPPED, 1)
  const target = sites.client('production')
  const before = sites.state('production')
  const { plan: made } = await planFor(sites, SWAPPED)
  expect(made.problems.map(({ code }) => code).filter((code) => code !== 'set-aside')).toEqual([])
  expect(made.steps.map(({ verb }) => verb)).toEqual(made.steps.map(() => 'update'))
  expect(made.steps.filter(({ id }) => id.startsWith('aside '))).toHaveLength(9)
  expect(made.steps).toHaveLength(9 + 19)
  const entries: Entry[] = []
  await apply(made, target, memoryJournal(entries))
  expect(verdictOf(sites, before, SWAPPED)).toEqual({ differences: [], touched: [], leaked: [] })
  expect((await planFor(sites, { ...SWAPPED, answers: {} })).plan.steps).toEqual([])
  const back = await planUndo(made, entries, target)
  expect(back.steps.filter(({ id }) => id.startsWith('aside '))).toHaveLength(9)
  await apply(back, target, memoryJournal([]))
  expect(notRestored(before, sites.state('production'))).toEqual([])
})

test.each([
  ['that takes the name', 1],
  ['that is to have its own', 2],
])(
  'where Jira refuses the step %s, what is called otherwise for a while is left over by that name, and comes back',
  async (_, after) => {
    const sites = sitesFor(SWAPPED, 1)
    const production = sites.simulator.site('production')
    const target = sites.client('production')
    const before = sites.state('production')
    const { plan: made } = await planFor(sites, SWAPPED)
    production.faults.add({ kind: 'server-error', status: 400, method: 'PUT', path: '/priority/', after })
    const entries: Entry[] = []
    await apply(made, target, memoryJournal(entries))
    production.faults.clear()
    const [aside, ...none] = [...production.tables.priorities.values()].flatMap(({ name }) =>
      name.endsWith('(being renamed)') ? [name] : [],
    )
    expect([aside, ...none]).toHaveLength(1)
    const past = pasts(entries)
    const left = made.steps.filter(({ id }) => pastOf(past, id).end?.what !== 'done')
    expect(left.filter(({ title }) => title.endsWith(`, until then ${aside}`))).toHaveLength(1)
    const back = await planUndo(made, entries, target)
    expect(back.problems.filter(({ severity }) => severity === 'blocks')).toEqual([])
    await apply(back, target, memoryJournal([]))
    expect(notRestored(before, sites.state('production'))).toEqual([])
  },
)

/** `npm run laws` goes through every boundary. */
test('cut short and gone on with, it ends the same', async () => {
  for (const boundary of [3, 18, 40, 77]) {
    await crashDeployment(boundary, boundary, SWAPPED)
    await crashUndo(boundary, boundary, SWAPPED)
    await undoHalf(boundary, boundary, SWAPPED)
  }
})
