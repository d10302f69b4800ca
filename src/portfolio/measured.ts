/** Measures: how far an item is, by what was chosen for it: its issues, its children by weight, its key results, or a person's word. Pure. */
import { shown, word } from './formula.ts'
import { type KeyResult, meanOfKeyResults } from './key-result.ts'
import { ISSUE_MEASURES, type IssueMeasure, type RollUp } from './roll-up.ts'

export const MEASURES = [...ISSUE_MEASURES, 'weighted', 'key-results', 'hand'] as const
export type Measure = (typeof MEASURES)[number]

/** An item as far as its own measure asks. */
export interface Measurable {
  readonly id: string
  /** Null: its issues, in what the items above count them. */
  readonly measure: Measure | null
  /** What it weighs in an item that is measured by weight; null is one. */
  readonly weight: number | null
  /** What a person said, in [0, 1]; null while nobody did. */
  readonly share: number | null
}

export interface Measured {
  readonly measure: Measure
  readonly share: number | null
  readonly formula: string
}

/** What an item's measure is told from. `issues` are all below it, by the rule that holds there. */
export interface MeasuredBy {
  readonly children: (item: string) => readonly Measurable[]
  readonly issues: (item: string) => Pick<RollUp, 'share' | 'formula' | 'rule'> | null
  readonly keyResults: (item: string) => readonly KeyResult[]
}

export function measuredOf(item: Measurable, by: MeasuredBy): Measured {
  const { measure } = item
  if (measure === 'weighted') return { measure, ...weighted(by.children(item.id), (child) => counting(child, by)) }
  if (measure === 'hand') return { measure, ...byHand(item) }
  if (measure === 'key-results') return { measure, ...byKeyResults(item, by) }
  const issues = by.issues(item.id)
  const inherited: IssueMeasure = issues?.rule.measure ?? measure ?? 'count'
  return { measure: inherited, share: issues?.share ?? null, formula: issues?.formula ?? 'no issues to count' }
}

/** As a part of what stands above: where nobody chose a measure, key results come before issues. */
function counting(item: Measurable, by: MeasuredBy): number | null {
  return item.measure === null && by.keyResults(item.id).length > 0
    ? byKeyResults(item, by).share
    : measuredOf(item, by).share
}

type Told = Omit<Measured, 'measure'>

/** The mean of the children's shares, each as heavy as its weight. One whose share is unknown is left out, and said to be. */
export function weighted(children: readonly Measurable[], shareOf: (child: Measurable) => number | null): Told {
  const weighty = children.map((child) => ({ weight: child.weight ?? 1, share: shareOf(child) }))
  const told = weighty.flatMap(({ weight, share }) => (share === null || weight === 0 ? [] : [{ weight, share }]))
  const weight = told.reduce((sum, one) => sum + one.weight, 0)
  const share = weight > 0 ? told.reduce((sum, one) => sum + (one.weight / weight) * one.share, 0) : null
  return { share: share === null ? null : Math.min(1, share), formula: weightedFormula(weighty, told.length, weight) }
}

function weightedFormula(
  children: readonly { readonly weight: number; readonly share: number | null }[],
  told: number,
  weight: number,
): string {
  const count = children.length
  if (count === 0) return 'no items below it to weigh'
  const unknown = children.filter(({ share }) => share === null).length
  const light = count - told - unknown
  const mean = told === 0 ? `none of ${count} ${word(count, 'item')} can be told yet` : meanOf(told, count, weight)
  const left = told > 0 && unknown > 0 ? [`${unknown} whose share is unknown ${is(unknown)} left out`] : []
  const none = light > 0 ? [`${light} of weight 0 ${light === 1 ? 'counts' : 'count'} nothing`] : []
  return [mean, ...left, ...none].join('; ')
}

const meanOf = (told: number, count: number, weight: number): string =>
  `the mean of ${told === count ? '' : `${told} of `}${count} ${word(count, 'item')} by weight (${shown(weight)} in all)`

const is = (count: number): string => (count === 1 ? 'is' : 'are')

function byHand({ share }: Measurable): Told {
  return {
    share,
    formula: share === null ? 'nobody has said yet how far it is' : `${shown(share * 100)} %, said by hand`,
  }
}

function byKeyResults({ id }: Measurable, { keyResults, issues }: MeasuredBy): Told {
  const { share, formula } = meanOfKeyResults(keyResults(id), issues(id)?.share ?? null)
  return { share, formula }
}
