/** Lines of a deployment: what fits, in which order inside each wave, and how many of each wave ended. */
import { expect, test } from 'vitest'
import type { DeployedLineView } from '../shapes/index.ts'
import { countWaves, fittingLines, sortedLines } from './step-lines.ts'

const line = (id: string, wave: number, more: Partial<DeployedLineView> = {}): DeployedLineView => ({
  ...{ id, wave, verb: 'create', about: `status:${id}`, title: `Create status ${id}` },
  ...{ state: 'waiting', why: null, requests: 0 },
  ...more,
})
const LINES = [
  line('Done', 1, { state: 'done', requests: 2 }),
  line('Blocked', 1, { state: 'failed', why: 'Jira refused its colour', requests: 1 }),
  line('review', 2, { verb: 'update' }),
  line('Approved', 2, { state: 'skipped' }),
  line('Zoned', 2, { state: 'running', requests: 1 }),
]
const ids = (lines: readonly DeployedLineView[]): string[] => lines.map(({ id }) => id)

test('all words must be there: in the title, the key or the reason', () => {
  expect(ids(fittingLines(LINES, {}))).toEqual(ids(LINES))
  expect(ids(fittingLines(LINES, { search: 'COLOUR  create' }))).toEqual(['Blocked'])
  expect(ids(fittingLines(LINES, { search: 'colour nothing' }))).toEqual([])
  expect(ids(fittingLines(LINES, { states: ['failed', 'skipped'] }))).toEqual(['Blocked', 'Approved'])
  expect(ids(fittingLines(LINES, { states: ['waiting'], verbs: ['create'] }))).toEqual([])
})

test('a sort orders the lines inside their waves, and is turned round by a minus', () => {
  expect(ids(sortedLines(LINES, undefined))).toEqual(ids(LINES))
  expect(ids(sortedLines(LINES, 'about'))).toEqual(['Blocked', 'Done', 'Approved', 'review', 'Zoned'])
  expect(ids(sortedLines(LINES, '-about'))).toEqual(['Done', 'Blocked', 'Zoned', 'review', 'Approved'])
  expect(ids(sortedLines(LINES, 'state'))).toEqual(['Done', 'Blocked', 'review', 'Zoned', 'Approved'])
  expect(ids(sortedLines(LINES, 'requests'))).toEqual(['Blocked', 'Done', 'review', 'Approved', 'Zoned'])
})

test('each wave tells how many of it fit, and how many of these ended', () => {
  expect(countWaves(LINES)).toEqual([
    { wave: 1, count: 2, ended: 2 },
    { wave: 2, count: 3, ended: 1 },
  ])
})
