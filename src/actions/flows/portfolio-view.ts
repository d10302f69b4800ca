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
  type IntegrationSite,
  integrationSites,
  loadKeyResults,
  loadMembers,
  loadStages,
  type StoredItem,
  type Waiting,
  waitingItems,
} from '../../store/index.ts'
import type { ItemRowView, RollUpView } from '../shapes/index.ts'
import type { Audience } from './audience.ts'
import { type Progress, progressOf } from './portfolio-progress.ts'
import type { Names } from './show-value.ts'

export interface PortfolioView {
  readonly progress: Progress
  readonly stages: ReadonlyMap<string, Stage>
  /** Names by id. */
  readonly members: ReadonlyMap<string, string>
  readonly keyResults: ReadonlyMap<string, readonly KeyResult[]>
  readonly waiting: ReadonlyMap<string, Waiting>
  /** By integration. */
  readonly sites: ReadonlyMap<string, IntegrationSite>
  /** Days since 1970-01-01. */
  readonly today: number
}

const DAY = 86_400_000

export async function portfolioView(db: Db, now: Instant, audience: Audience): Promise<PortfolioView> {
  const [progress, stages, members, keyResults, waiting, sites] = await Promise.all([
    progressOf(db, now, audience),
    loadStages(db),
    loadMembers(db),
    loadKeyResults(db),
    waitingItems(db),
    integrationSites(db),
  ])
  return {
    progress,
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    members: new Map(members.map(({ id, name }) => [id, name])),
    keyResults: Map.groupBy(keyResults, ({ item }) => item),
    waiting,
    sites,
    today: Math.floor(now / DAY),
  }
}

export function rowOf(item: StoredItem, view: PortfolioView): ItemRowView {
  const { progress, members } = view
  const { id, code, level, parent, position, name, stage, start, due, health, labels } = item
  const rolled = progress.rollUpOf(id)
  const measured = progress.measuredOf(id)
  const results = objectiveProgress(view.keyResults.get(id) ?? [], rolled)
  const { conflicts, problems } = view.waiting.get(id) ?? { conflicts: 0, problems: 0 }
  return {
    ...{ id, code, level, parent, position, name, stage, start, due, health },
    owner: item.owner === null ? null : { id: item.owner, name: members.get(item.owner) ?? '' },
    suggested: suggestedFor(item, view),
    labels: [...labels],
    rollUp: showRollUp(rolled, measured),
    weight: item.weight,
    keyResults: results.keyResults && { count: results.keyResults.count, share: results.keyResults.share },
    issue: issueOf(id, view),
    ...{ conflicts, problems },
    trend: [...progress.trendOf(id)],
  }
}

/** The issue that an integration keeps it aligned with. */
function issueOf(item: string, { progress, sites }: Pick<PortfolioView, 'progress' | 'sites'>): ItemRowView['issue'] {
  const held = progress.issues.get(item)
  const site = held && sites.get(held.integration)
  if (!held || !site) return null
  const { key, state } = held
  return { connection: site.connection, key, url: `${site.browse}${key}`, state, rank: progress.rankOf(item) }
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

/** What values are called. */
export async function namesOf(db: Db): Promise<Names> {
  const [stages, members] = [await loadStages(db), await loadMembers(db)]
  return {
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    members: new Map(members.map(({ id, name }) => [id, name])),
  }
}
