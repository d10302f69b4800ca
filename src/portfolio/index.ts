/** The room's door: the portfolio's items and their progress. */

export { align } from './align.ts'
export * from './compare-days.ts'
export * from './counted-issues.ts'
export * from './day.ts'
export { plainText } from './document.ts'
export type { Island } from './document-lines.ts'
export { type DocumentText, fromText, toText } from './document-text.ts'
export * from './health.ts'
export { type Held, HeldTallies, runsOf, withheld } from './held.ts'
export * from './history.ts'
export * from './item.ts'
export * from './key-result.ts'
export * from './measured.ts'
export * from './roadmap.ts'
export * from './roadmap-rows.ts'
export {
  type ChosenRule,
  type CountedIssue,
  DEFAULT_RULE,
  type IssueMeasure,
  type ItemLink,
  inheritedRules,
  type RollUp,
  type RollUpPart,
  type RollUpRule,
  rolledUp,
  rollUp,
  rulesIn,
  type Unestimated,
  weigh,
} from './roll-up.ts'
export * from './scale.ts'
export { MILLION, MOST_POINTS, nothing, type Tally } from './tally.ts'
export * from './tree.ts'
export * from './zoom.ts'
