/** A roll-up and how an issue came into it, in words. Pure. */
import type { LinkedIssueView, RollUpView } from '../../../actions/index.ts'

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })

type Counted = Pick<RollUpView, 'measure' | 'issueMeasure' | 'done' | 'total'>

/** "31 of 50 issues", "12 of 40 points", "3 of 8 hours"; for what is not told by issues, what tells it. */
export function doneOf({ measure, issueMeasure, done, total }: Counted): string {
  if (measure !== issueMeasure) return MEASURES[measure].short
  return `${number.format(done)} of ${number.format(total)} ${total === 1 && measure === 'count' ? 'issue' : MEASURES[measure].short}`
}

/** What each measure is called, and in a sentence what it does. */
export const MEASURES: Readonly<Record<RollUpView['measure'], { readonly short: string; readonly says: string }>> = {
  count: { short: 'issues', says: 'Every issue below it counts the same.' },
  points: { short: 'points', says: 'Issues count by their story points.' },
  time: {
    short: 'hours',
    says: 'Issues count by their original estimate; of an open one, what was spent of it is done.',
  },
  weighted: { short: 'by weight', says: 'The mean of the items right below it, each by its weight.' },
  'key-results': { short: 'by key results', says: 'The mean of its key results.' },
  hand: { short: 'by hand', says: 'A person says how far it is; what the issues say stands beside it.' },
}

export const AS: Readonly<Record<RollUpView['unestimatedAs'], string>> = {
  average: 'each counts as the average',
  one: 'each counts as one',
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
