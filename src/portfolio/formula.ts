/** Formula: what a roll-up's number is made of, in words. */
import { sizesOf, type Weighed } from './roll-up.ts'
import type { Tally } from './tally.ts'

/** "21 of 34 points; 3 unestimated issues count as 2.4 each (the average of the others); 1 hidden issue is not counted". */
export function formulaOf(tally: Tally, weighed: Weighed): string {
  return [
    counted(tally, weighed),
    ...unestimated(tally, weighed),
    ...leftOut(tally.unknown, 'hidden'),
    ...leftOut(tally.dropped, 'dropped'),
    ...leftOut(tally.gone, 'deleted'),
    ...byPolicy(tally.withheld),
  ].join('; ')
}

function counted({ issues, unknown }: Tally, { rule, done, total }: Weighed): string {
  if (issues === 0) return unknown === 0 ? 'no issues to count' : 'no issue that can be seen'
  return `${shown(done)} of ${shown(total)} ${word(total, UNITS[rule.measure])}`
}

const UNITS = { count: 'issue', points: 'point', time: 'hour' } as const

function unestimated(tally: Tally, { rule, each }: Weighed): string[] {
  const { unestimated: count } = sizesOf(tally, rule)
  if (rule.measure === 'count' || count === 0) return []
  const which = `${count} unestimated ${word(count, 'issue')}`
  const is = count === 1 ? 'is' : 'are'
  if (rule.unestimated === 'unknown') return [`${which} ${is} not counted`]
  const why =
    rule.unestimated !== 'average'
      ? ''
      : count === tally.issues
        ? ' (no other is estimated)'
        : ' (the average of the others)'
  return [`${which} ${count === 1 ? 'counts' : 'count'} as ${shown(each)}${why}`]
}

function leftOut(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what} ${word(count, 'issue')} ${count === 1 ? 'is' : 'are'} not counted`]
}

const byPolicy = (count: number): string[] =>
  count === 0 ? [] : [`${count} ${word(count, 'issue')} ${count === 1 ? 'is' : 'are'} left out by policy`]

export const word = (count: number, one: string): string => (count === 1 ? one : `${one}s`)

export const shown = (number: number): string => String(Math.round(number * 10) / 10)
