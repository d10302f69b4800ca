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
  trendsOf,
} from '../../portfolio/index.ts'
import {
  type Brought,
  broughtVersion,
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

/** Asked for again, it is the same as long as nothing changed. */
interface Kept<T> {
  readonly at: string
  readonly value: Promise<T>
}
const keptProgress = new WeakMap<Db, Kept<Progress>>()
const keptIssues = new WeakMap<Db, Kept<Issues>>()

function once<T>(kept: WeakMap<Db, Kept<T>>, db: Db, at: string, reckon: () => Promise<T>): Promise<T> {
  const before = kept.get(db)
  if (before?.at === at) return before.value
  const value = reckon()
  kept.set(db, { at, value })
  value.catch(() => kept.delete(db))
  return value
}

/** The count is asked for before anything is read: what changes meanwhile is read again. */
export async function progressOf(db: Db, now: Instant): Promise<Progress> {
  const today = Math.floor(now / DAY)
  const at = `${await changeCount(db, 'portfolio')} ${today}`
  return once(keptProgress, db, at, async () => {
    const seen = `${await broughtVersion(db)} ${today}`
    return reckon(db, await once(keptIssues, db, seen, () => readIssues(db, now)), now)
  })
}

interface Issues {
  /** Each once, whatever brings it in. */
  readonly found: readonly Brought[]
  readonly links: readonly ItemLink[]
  readonly how: Progress['how']
  readonly past: ReturnType<typeof pastOf>
}

async function readIssues(db: Db, now: Instant): Promise<Issues> {
  const [brought, categories, changes] = await Promise.all([
    loadBrought(db),
    statusCategories(db),
    statusChangesSince(db, now - WEEKS * 7 * DAY),
  ])
  const found = [...new Map(brought.map((one) => [issueName(one), one])).values()]
  return {
    found,
    links: brought.map((one) => ({ item: one.item, issue: issueName(one) })),
    how: new Map(brought.map((one) => [`${one.item} ${issueName(one)}`, one.how])),
    past: pastOf(found, changes, categories),
  }
}

async function reckon(db: Db, { found, links, how, past }: Issues, now: Instant): Promise<Progress> {
  const [items, stages, placed] = await Promise.all([loadItems(db), loadStages(db), statusesOfStages(db)])
  const droppedStages = new Set(stages.filter(({ category }) => category === 'dropped').map(({ id }) => id))
  const dropped = new Set(placed.filter(({ stage }) => droppedStages.has(stage)).map(({ status }) => status))
  const rules = inheritedRules(items, new Map(items.map((item) => [item.id, item])))
  const issues = found.map((one) => counted(one, dropped))
  const rollUps = rollUp(items, links, issues, rules)
  const weeks = Array.from({ length: WEEKS - 1 }, (_, week) => past(now - (WEEKS - 1 - week) * 7 * DAY))
  const before = trendsOf(items, links, issues, rules, weeks)
  return {
    tree: treeOf(items),
    links,
    issues,
    how,
    rules,
    rollUps,
    trends: new Map(items.map(({ id }) => [id, [...(before.get(id) ?? []), rollUps.get(id)?.share ?? null]])),
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
