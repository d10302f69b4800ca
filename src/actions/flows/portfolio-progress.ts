/** Progress of the whole portfolio, from everything below each item: kept in memory, and brought up to date when somebody asks. */
import type { Instant } from '../../base/index.ts'
import {
  type Held,
  HeldTallies,
  type KeyResult,
  type Measure,
  type Measured,
  measuredOf,
  type RollUp,
  type RollUpRule,
  rolledUp,
  startOf,
  type Tally,
  type Tree,
  weigh,
  withheld,
} from '../../portfolio/index.ts'
import {
  changeCount,
  closedProjects,
  type Db,
  type HeldIssue,
  type HeldSince,
  heldSince,
  issuesOfItems,
  loadKeyResults,
  type Ranks,
  ranksSince,
  type StoredItem,
  sumMarked,
} from '../../store/index.ts'
import type { Audience } from './audience.ts'
import { droppedStatuses } from './counted-issues.ts'
import { type HeldItems, heldItems, isSameShape } from './held-items.ts'
import type { Places } from './item-order.ts'

export interface Progress {
  readonly tree: Tree<StoredItem>
  readonly rules: (item: string) => RollUpRule
  /** Of its issues. Null for what is no item. */
  readonly rollUpOf: (item: string) => RollUp | null
  /** By what was chosen for it. */
  readonly measuredOf: (item: string) => Measured | null
  /** The share alone, which is sooner told. */
  readonly shareOf: (item: string) => number | null
  /** Shares at the ends of the last weeks, oldest first, today last; what no history tells is null. */
  readonly trendOf: (item: string) => readonly (number | null)[]
  /** Shares a week ago and now, the same where nothing changed below it since. */
  readonly weekOf: (item: string) => readonly [before: number | null, now: number | null]
  /** All that is summed below it. */
  readonly tallyOf: (item: string) => Tally | undefined
  /** How many items have issues below them that cannot be seen. */
  readonly dim: () => number
  /** What an item holds, whoever asks. */
  readonly heldBy: (item: string) => Iterable<Held>
  /** The issues that items are aligned with. */
  readonly issues: ReadonlyMap<string, HeldIssue>
  /** Where its issue stands in Jira's own order, from 1. */
  readonly rankOf: (item: string) => number | null
  /** How the items stood when they were last sorted by a column, to begin from when they are sorted again. */
  readonly orders: Map<string, Places>
}

const DAY = 86_400_000
const WEEKS = 8

/** Asked for again, it is the same as long as nothing changed. */
interface Kept {
  readonly at: string
  readonly value: Promise<State>
}

interface State extends Progress {
  readonly tallies: HeldTallies
  /** The same without what is closed to viewers; the very same where nothing is. */
  readonly open: HeldTallies
  readonly forViewers: Progress
  readonly version: number
  readonly items: HeldItems
  readonly ranks: Ranks
}
const kept = new WeakMap<Db, Kept>()

/** The count is asked for before anything is read: what changes meanwhile is read again. */
export async function progressOf(db: Db, now: Instant, audience: Audience = 'all'): Promise<Progress> {
  const at = `${await changeCount(db, 'portfolio')} ${mondayOf(now)}`
  const state = await stateAt(db, now, at)
  return audience === 'all' ? state : state.forViewers
}

function stateAt(db: Db, now: Instant, at: string): Promise<State> {
  const before = kept.get(db)
  if (before?.at === at) return before.value
  // One after another: what is kept is changed in place.
  const value = Promise.resolve(before?.value.catch(() => undefined)).then((state) => next(db, now, state))
  kept.set(db, { at, value })
  value.catch(() => kept.delete(db))
  return value
}

/** Only what was said of items, or what they hold, since the last time. */
async function next(db: Db, now: Instant, before: State | undefined): Promise<State> {
  const basis = await basisOf(db, now)
  await sumMarked(db, basis)
  const items = await heldItems(db, before?.items)
  const since = await heldSince(db, before?.version ?? -1)
  const issues = await issuesSince(db, since, before?.issues)
  const ranks = await ranksSince(db, before?.ranks)
  const isSame = isSameShape(before?.items, items)
  const { tree, rules } = items
  const tallies = brought(isSame ? before?.tallies : undefined, tree, before?.tallies, since)
  const hidden = { ...since, held: since.held.map(withheld) }
  const open =
    basis.closed.length === 0 ? tallies : brought(isSame ? before?.open : undefined, tree, before?.open, hidden)
  const results = Map.groupBy(await loadKeyResults(db), ({ item }) => item)
  const orders = before?.orders ?? new Map<string, Places>()
  const same = {
    tree,
    rules,
    issues,
    orders,
    heldBy: (item: string) => tallies.heldBy(item),
    rankOf: ranked(issues, ranks),
  }
  const all = { ...same, ...told(tree, rules, tallies, results) }
  const forViewers = open === tallies ? all : { ...same, ...told(tree, rules, open, results) }
  return { ...all, forViewers, tallies, open, version: since.version, items, ranks }
}

const ranked =
  (issues: Progress['issues'], { places }: Ranks) =>
  (item: string): number | null => {
    const issue = issues.get(item)
    return issue ? (places.get(issue.connection)?.get(issue.id) ?? null) : null
  }

/** Who holds an issue whose key or state became another is among those whose tallies are read again. */
async function issuesSince(
  db: Db,
  { of }: HeldSince,
  before: Progress['issues'] | undefined,
): Promise<Progress['issues']> {
  if (before && of !== 'all' && of.length === 0) return before
  const issues = new Map(of === 'all' ? [] : before)
  if (of !== 'all') for (const item of of) issues.delete(item)
  for (const { item, ...issue } of await issuesOfItems(db, of === 'all' ? null : of)) issues.set(item, issue)
  return issues
}

/** `same`: what was kept of this very tree; `before`: what was kept of any. */
function brought(
  same: HeldTallies | undefined,
  tree: Progress['tree'],
  before: HeldTallies | undefined,
  { of, held }: HeldSince,
): HeldTallies {
  if (of === 'all' || !before) return new HeldTallies(tree, held)
  const tallies = same ?? new HeldTallies(tree, before.all())
  for (const item of of) tallies.drop(item)
  for (const one of held) tallies.put(one)
  return tallies
}

function told(
  tree: Progress['tree'],
  rules: Progress['rules'],
  tallies: HeldTallies,
  results: ReadonlyMap<string, readonly KeyResult[]>,
): Omit<Progress, 'tree' | 'rules' | 'issues' | 'orders' | 'heldBy' | 'rankOf'> {
  const rollUpOf = (item: string): RollUp | null => {
    const tally = tallies.below(item)
    return tally ? rolledUp(item, tally, tree, tallies, rules(item)) : null
  }
  const by = {
    children: (item: string) => tree.children.get(item) ?? [],
    issues: rollUpOf,
    keyResults: (item: string) => results.get(item) ?? [],
  }
  const measured = (item: string): Measured | null => {
    const found = tree.byId.get(item)
    return found ? measuredOf(found, by) : null
  }
  const shareThen = (item: string, week: number): number | null => {
    const tally = tallies.belowThen(item, week)
    return tally ? weigh(tally, rules(item)).share : null
  }
  const weeks = Array.from({ length: WEEKS - 1 }, (_, week) => week + 1)
  // What was spent, said or reached by the end of a week is not summed.
  const isTold = (measure: Measure | undefined): boolean => measure === 'count' || measure === 'points'
  const shareOf = (item: string): number | null => {
    const own = tree.byId.get(item)?.measure ?? null
    if (own !== null && !isTold(own)) return measured(item)?.share ?? null
    const tally = tallies.below(item)
    return tally ? weigh(tally, rules(item)).share : null
  }
  return {
    rollUpOf,
    measuredOf: measured,
    trendOf(item) {
      const now = measured(item)
      return [...weeks.map((week) => (isTold(now?.measure) ? shareThen(item, week) : null)), now?.share ?? null]
    },
    shareOf,
    weekOf(item) {
      const now = shareOf(item)
      if (!tallies.changedSince(item, WEEKS - 1)) return [now, now]
      return [isTold(tree.byId.get(item)?.measure ?? rules(item).measure) ? shareThen(item, WEEKS - 1) : null, now]
    },
    tallyOf: (item) => tallies.below(item),
    dim: () => tallies.dim(),
  }
}

/** Weeks end where the next one begins, so that those of the past stay what they are. */
async function basisOf(db: Db, now: Instant) {
  const monday = mondayOf(now)
  return {
    dropped: await droppedStatuses(db),
    weeks: Array.from({ length: WEEKS - 1 }, (_, week) => (monday - (WEEKS - 2 - week) * 7) * DAY),
    closed: await closedProjects(db),
  }
}

const mondayOf = (now: Instant): number => startOf('week', Math.floor(now / DAY))
