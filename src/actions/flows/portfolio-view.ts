/** The portfolio as lists show it: each item with its progress, what the facts suggest, and what waits there. */
import type { Instant } from '../../base/index.ts'
import {
  type KeyResult,
  type Measured,
  objectiveProgress,
  type RollUp,
  type Stage,
  type Suggestion,
  suggestHealth,
} from '../../portfolio/index.ts'
import {
  type Db,
  type ItemSigns,
  loadItemSigns,
  loadKeyResults,
  loadMembers,
  loadStages,
  type StoredItem,
} from '../../store/index.ts'
import type { BarMeasureView, ItemRowView, RollUpView } from '../shapes/index.ts'
import type { Audience } from './audience.ts'
import { type Progress, progressOf } from './portfolio-progress.ts'
import type { Names } from './show-value.ts'

export interface PortfolioView {
  readonly progress: Progress
  readonly stages: ReadonlyMap<string, Stage>
  /** Names by id. */
  readonly members: ReadonlyMap<string, string>
  readonly keyResults: ReadonlyMap<string, readonly KeyResult[]>
  readonly signs: ReadonlyMap<string, ItemSigns>
  /** Days since 1970-01-01. */
  readonly today: number
}

const DAY = 86_400_000

/** `items`: those that rows are made of, where they are not all. */
export async function portfolioView(
  db: Db,
  now: Instant,
  audience: Audience,
  items: readonly string[] | null = null,
): Promise<PortfolioView> {
  const [progress, stages, members, keyResults, signs] = await Promise.all([
    progressOf(db, now, audience),
    loadStages(db),
    loadMembers(db),
    loadKeyResults(db),
    loadItemSigns(db, items),
  ])
  return {
    progress,
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    members: new Map(members.map(({ id, name }) => [id, name])),
    keyResults: Map.groupBy(keyResults, ({ item }) => item),
    signs,
    today: Math.floor(now / DAY),
  }
}

export function rowOf(item: StoredItem, view: PortfolioView): ItemRowView {
  const { progress, members, signs } = view
  const { id, code, level, parent, position, name, stage, start, due, health, labels } = item
  const [rolled, measured] = [progress.rollUpOf(id), progress.measuredOf(id)]
  const results = objectiveProgress(view.keyResults.get(id) ?? [], rolled)
  const beside = signs.get(id)
  return {
    ...{ id, code, level, parent, position, name, stage, start, due, health },
    owner: item.owner === null ? null : { id: item.owner, name: members.get(item.owner) ?? '' },
    suggested: suggestedFor(item, view),
    labels: [...labels],
    rollUp: showRollUp(rolled, measured),
    weight: item.weight,
    keyResults: results.keyResults && { count: results.keyResults.count, share: results.keyResults.share },
    issue: beside?.issue ?? null,
    conflicts: beside?.conflicts ?? 0,
    problems: beside?.problems ?? 0,
    trend: [...progress.trendOf(id)],
  }
}

export function suggestedFor(item: StoredItem, view: PortfolioView): ItemRowView['suggested'] {
  const { health, says } = suggestionFor(item, view)
  return health === null ? null : { health, says }
}

/** Where nobody chose a measure, an objective's key results come before its issues. */
export function suggestionFor({ id, start, due, stage, measure }: StoredItem, view: PortfolioView): Suggestion {
  const { progress, keyResults, stages, today } = view
  const results = measure === null ? keyResults.get(id) : undefined
  const share = results ? objectiveProgress(results, progress.rollUpOf(id)).share : progress.shareOf(id)
  const category = stages.get(stage)?.category ?? 'proposed'
  return suggestHealth({ start, due, share, category, today })
}

const NOTHING: RollUpView = {
  measure: 'count',
  issueMeasure: 'count',
  issueShare: null,
  issueFormula: 'no issues to count',
  unestimatedAs: 'average',
  done: 0,
  total: 0,
  share: null,
  issues: 0,
  doneIssues: 0,
  unestimated: 0,
  unknown: 0,
  withheld: 0,
  formula: 'no issues to count',
}

/** Null for an item that was made a moment ago. Without a measure of its own it is what its issues say. */
export function showRollUp(rolled: RollUp | null, measured: Measured | null = null): RollUpView {
  if (!rolled) return NOTHING
  const { rule, done, total, issues, doneIssues, unestimated, unknown, withheld } = rolled
  const of = measured ?? { measure: rule.measure, share: rolled.share, formula: rolled.formula }
  return {
    ...{ measure: of.measure, share: of.share, formula: of.formula },
    ...{ issueMeasure: rule.measure, issueShare: rolled.share, issueFormula: rolled.formula },
    unestimatedAs: rule.unestimated,
    ...{ done, total, issues, doneIssues, unestimated, unknown, withheld },
  }
}

/** As much of it as a bar tells. */
export function showMeasure(rolled: RollUp | null, measured: Measured | null): BarMeasureView {
  const { measure, issueMeasure, share, done, total, issues, unknown } = showRollUp(rolled, measured)
  return { measure, issueMeasure, share, done, total, issues, unknown }
}

/** What values are called. */
export async function namesOf(db: Db): Promise<Names> {
  const [stages, members] = [await loadStages(db), await loadMembers(db)]
  return {
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    members: new Map(members.map(({ id, name }) => [id, name])),
  }
}
