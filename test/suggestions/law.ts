/** The law of suggestions over many sites: prints the table, and fails with the seeds of what was wrong. */
import { expect } from 'vitest'
import { seeds } from '../world.ts'
import { judge } from './judge.ts'
import { foundShare, table, wrongShare } from './table.ts'

const MOST_TOLD = 30
/** Of each of these alone, and of all together: what every Jira has under one name shall not carry the others. */
const HARD = ['start', 'due', 'health', 'points', 'owner', 'options of health', 'statuses', 'status that is written']

export function suggestionLaw(count: number): void {
  const all = seeds(count)
  const judged = judge(all)
  console.log(table(judged, all.length))
  const scores = [judged.all, ...HARD.flatMap((name) => judged.byField.get(name) ?? [])]
  const isGood = scores.every((score) => foundShare(score) >= 0.9 && wrongShare(score) <= 0.01)
  const told = [...judged.wrong.map((one) => `wrong: ${one}`), ...judged.missed.map((one) => `left: ${one}`)]
  expect(isGood ? [] : told.slice(0, MOST_TOLD)).toEqual([])
}
