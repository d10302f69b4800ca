/** Progress of the whole portfolio, from everything below each item: kept in memory, and brought up to date when somebody asks. */
import type { Instant } from '../../base/index.ts'
import {
  HeldTallies,
  inheritedRules,
  type RollUp,
  type RollUpRule,
  rolledUp,
  startOf,
  type Tree,
  treeOf,
  weigh,
} from '../../portfolio/index.ts'
import {
  changeCount,
  type Db,
  heldSince,
  itemsVersion,
  loadItems,
  type StoredItem,
  sumMarked,
} from '../../store/index.ts'
import { droppedStatuses } from './counted-issues.ts'

export interface Progress {
  readonly tree: Tree<StoredItem>
  readonly rules: (item: string) => RollUpRule
  /** Null for what is no item. */
  readonly rollUpOf: (item: string) => RollUp | null
  /** Shares at the ends of the last weeks, oldest first, today last. */
  readonly trendOf: (item: string) => readonly (number | null)[]
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
  readonly version: number
  readonly items: string
}
const kept = new WeakMap<Db, Kept>()

/** The count is asked for before anything is read: what changes meanwhile is read again. */
export async function progressOf(db: Db, now: Instant): Promise<Progress> {
  const at = `${await changeCount(db, 'portfolio')} ${mondayOf(now)}`
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
  await sumMarked(db, await basisOf(db, now))
  const version = await itemsVersion(db)
  const { of, held, version: summed } = await heldSince(db, before?.version ?? -1)
  const isSame = before?.items === version
  const { tree, rules } = isSame ? before : placed(await loadItems(db))
  const isWhole = of === 'all' || !before
  const tallies = isSame && !isWhole ? before.tallies : new HeldTallies(tree, isWhole ? held : before.tallies.all())
  if (!isWhole) {
    for (const item of of) tallies.drop(item)
    for (const one of held) tallies.put(one)
  }
  return { tree, rules, tallies, version: summed, items: version, ...told(tree, rules, tallies) }
}

function placed(items: readonly StoredItem[]): Pick<Progress, 'tree' | 'rules'> {
  return { tree: treeOf(items), rules: inheritedRules(items, new Map(items.map((item) => [item.id, item]))) }
}

function told(
  tree: Progress['tree'],
  rules: Progress['rules'],
  tallies: HeldTallies,
): Pick<Progress, 'rollUpOf' | 'trendOf'> {
  const rollUpOf = (item: string): RollUp | null => {
    const tally = tallies.below(item)
    return tally ? rolledUp(item, tally, tree, tallies, rules(item)) : null
  }
  const shareOf = (item: string, week: number): number | null => {
    const tally = tallies.belowThen(item, week)
    return tally ? weigh(tally, rules(item)).share : null
  }
  const weeks = Array.from({ length: WEEKS - 1 }, (_, week) => week + 1)
  return {
    rollUpOf,
    trendOf: (item) => [...weeks.map((week) => shareOf(item, week)), rollUpOf(item)?.share ?? null],
  }
}

/** Weeks end where the next one begins, so that those of the past stay what they are. */
async function basisOf(db: Db, now: Instant) {
  const monday = mondayOf(now)
  return {
    dropped: await droppedStatuses(db),
    weeks: Array.from({ length: WEEKS - 1 }, (_, week) => (monday - (WEEKS - 2 - week) * 7) * DAY),
  }
}

const mondayOf = (now: Instant): number => startOf('week', Math.floor(now / DAY))
