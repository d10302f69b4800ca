/** The portfolio as lists show it: each item with its progress, what the facts suggest, and what waits there. */
import type { Instant } from '../../base/index.ts'
import { type KeyResult, objectiveProgress, type RollUp, type Stage, suggestHealth } from '../../portfolio/index.ts'
import {
  type Db,
  type ItemSigns,
  loadItemSigns,
  loadKeyResults,
  loadMembers,
  loadStages,
  type StoredItem,
} from '../../store/index.ts'
import type { ItemRowView, RollUpView } from '../shapes/index.ts'
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
  items: readonly string[] | null = null,
): Promise<PortfolioView> {
  const [progress, stages, members, keyResults, signs] = await Promise.all([
    progressOf(db, now),
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
  const rolled = progress.rollUpOf(id)
  const results = objectiveProgress(view.keyResults.get(id) ?? [], rolled)
  const beside = signs.get(id)
  return {
    ...{ id, code, level, parent, position, name, stage, start, due, health },
    owner: item.owner === null ? null : { id: item.owner, name: members.get(item.owner) ?? '' },
    suggested: suggestedFor(item, results.share, view),
    labels: [...labels],
    rollUp: showRollUp(rolled),
    keyResults: results.keyResults && { count: results.keyResults.count, share: results.keyResults.share },
    issue: beside?.issue ?? null,
    conflicts: beside?.conflicts ?? 0,
    problems: beside?.problems ?? 0,
    trend: [...progress.trendOf(id)],
  }
}

function suggestedFor(
  { start, due, stage }: StoredItem,
  share: number | null,
  view: PortfolioView,
): ItemRowView['suggested'] {
  const category = view.stages.get(stage)?.category ?? 'proposed'
  const { health, says } = suggestHealth({ start, due, share, category, today: view.today })
  return health === null ? null : { health, says }
}

const NOTHING: RollUpView = {
  measure: 'count',
  unestimatedAs: 'average',
  done: 0,
  total: 0,
  share: null,
  issues: 0,
  doneIssues: 0,
  unestimated: 0,
  unknown: 0,
  formula: 'no issues to count',
}

/** Null for an item that was made a moment ago. */
export function showRollUp(rolled: RollUp | null): RollUpView {
  if (!rolled) return NOTHING
  const { rule, done, total, share, issues, doneIssues, unestimated, unknown, formula } = rolled
  return {
    measure: rule.measure,
    unestimatedAs: rule.unestimated,
    done,
    total,
    share,
    issues,
    doneIssues,
    unestimated,
    unknown,
    formula,
  }
}

/** What values are called. */
export async function namesOf(db: Db): Promise<Names> {
  const [stages, members] = [await loadStages(db), await loadMembers(db)]
  return {
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    members: new Map(members.map(({ id, name }) => [id, name])),
  }
}
