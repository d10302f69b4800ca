/** A roll-up and how an issue came into it, in words. Pure. */
import type { LinkedIssueView, RollUpView } from '../../../actions/index.ts'

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

/** "31 of 50 issues", "12 of 40 points". */
export function doneOf({ measure, done, total }: Pick<RollUpView, 'measure' | 'done' | 'total'>): string {
  const what = measure === 'points' ? 'points' : total === 1 ? 'issue' : 'issues'
  return `${number.format(done)} of ${number.format(total)} ${what}`
}

export const AS: Readonly<Record<RollUpView['unestimatedAs'], string>> = {
  average: 'each counts as the average',
  one: 'each counts as one point',
  zero: 'each counts as nought',
  unknown: 'they are left out',
}

export const HOW: Readonly<Record<LinkedIssueView['how'][number], string>> = {
  integration: 'Integration',
  hand: 'By hand',
  rule: 'Rule',
  parent: 'Parent',
}

/** "1", "0 of 1", "3 of 5"; nothing where it does not count. */
export function countsText(counts: LinkedIssueView['counts']): string {
  if (counts === null) return 'not counted'
  const [done, of] = [number.format(counts.done), number.format(counts.of)]
  return `${done} of ${of}`
}
