/** Progress of the whole portfolio, from everything below each item: reckoned once per change, however often it is asked for. */
import type { Instant } from '../../base/index.ts'
import {
  type CountedIssue,
  type ItemLink,
  inheritedRules,
  type RollUp,
  type RollUpRule,
  rollUp,
  type Tree,
  treeOf,
} from '../../portfolio/index.ts'
import {
  type Brought,
  changeCount,
  type Db,
  type How,
  loadBrought,
  loadItems,
  loadStages,
  type StoredItem,
  statusCategories,
  statusChangesSince,
  statusesOfStages,
} from '../../store/index.ts'
import { isDone, issueName, known, pastOf } from './counted-issues.ts'

export interface Progress {
  readonly tree: Tree<StoredItem>
  readonly links: readonly ItemLink[]
  readonly issues: readonly CountedIssue[]
  /** The ways an issue came to an item, by `${item} ${issue}`. */
  readonly how: ReadonlyMap<string, readonly How[]>
  readonly rules: (item: string) => RollUpRule
  readonly rollUps: ReadonlyMap<string, RollUp>
  /** Shares at the ends of the last weeks, oldest first, today last. */
  readonly trends: ReadonlyMap<string, readonly (number | null)[]>
}

const DAY = 86_400_000
const WEEKS = 8

interface Kept {
  readonly at: string
  readonly progress: Promise<Progress>
}
const kept = new WeakMap<Db, Kept>()

/** The count is asked for before anything is read: what changes meanwhile is read again. */
export async function progressOf(db: Db, now: Instant): Promise<Progress> {
  const at = `${await changeCount(db, 'portfolio')} ${Math.floor(now / DAY)}`
  const before = kept.get(db)
  if (before?.at === at) return before.progress
  const progress = reckon(db, now)
  kept.set(db, { at, progress })
  progress.catch(() => kept.delete(db))
  return progress
}

async function reckon(db: Db, now: Instant): Promise<Progress> {
  const ends = Array.from({ length: WEEKS }, (_, week) => now - (WEEKS - 1 - week) * 7 * DAY)
  const [items, brought, stages, categories, changes, placed] = await Promise.all([
    loadItems(db),
    loadBrought(db),
    loadStages(db),
    statusCategories(db),
    statusChangesSince(db, ends[0] ?? now),
    statusesOfStages(db),
  ])
  const droppedStages = new Set(stages.filter(({ category }) => category === 'dropped').map(({ id }) => id))
  const dropped = new Set(placed.filter(({ stage }) => droppedStages.has(stage)).map(({ status }) => status))
  const found = [...new Map(brought.map((one) => [issueName(one), one])).values()]
  const links = brought.map((one) => ({ item: one.item, issue: issueName(one) }))
  const rules = inheritedRules(items, new Map(items.map((item) => [item.id, item])))
  const issues = found.map((one) => counted(one, dropped))
  const past = pastOf(found, changes, categories)
  const rollUps = rollUp(items, links, issues, rules)
  const weeks = ends.slice(0, -1).map((end) => rollUp(items, links, issues.flatMap(past(end)), rules))
  const trends = items.map(({ id }) => [id, [...weeks, rollUps].map((week) => week.get(id)?.share ?? null)] as const)
  return {
    tree: treeOf(items),
    links,
    issues,
    how: new Map(brought.map((one) => [`${one.item} ${issueName(one)}`, one.how])),
    rules,
    rollUps,
    trends: new Map(trends),
  }
}

function counted(one: Brought, dropped: ReadonlySet<string>): CountedIssue {
  const { seen } = one
  return {
    id: issueName(one),
    done: isDone(seen),
    dropped: seen !== null && dropped.has(`${one.siteId}/${seen.statusId}`),
    points: seen?.points ?? null,
    known: known(seen?.state),
  }
}
