/** Two days of the portfolio, each as it was at its end, measured by today's rules. */
import { Fault, type Instant } from '../../base/index.ts'
import {
  type CountedIssue,
  compareDays,
  dayOf,
  inheritedRules,
  type PortfolioDay,
  type Shift,
  shiftedIssues,
} from '../../portfolio/index.ts'
import {
  type BroughtThen,
  broughtAt,
  type Db,
  itemsAt,
  loadItems,
  loadStages,
  statusesOfStages,
} from '../../store/index.ts'
import { issueName, known } from './counted-issues.ts'

const DAY = 86_400_000

/** Dates as YYYY-MM-DD; without `to` it is now. */
export interface TwoDays {
  readonly from: string
  readonly to?: string | undefined
}

export interface ComparedDays {
  readonly before: PortfolioDay
  readonly after: PortfolioDay
  readonly shifts: readonly Shift[]
}

export async function comparedDays(db: Db, now: Instant, { from, to }: TwoDays): Promise<ComparedDays> {
  const [then, until] = [endOf(from, now), to === undefined ? now : endOf(to, now)]
  if (then > until)
    throw new Fault('input.invalid', 'The first day comes after the second.', {
      about: 'from',
      remedy: 'Give the earlier day first.',
    })
  const dropped = await droppedStatuses(db)
  const [before, after] = [await dayAt(db, then, dropped), await dayAt(db, until, dropped)]
  const items = await loadItems(db)
  const rules = inheritedRules(items, new Map(items.map((item) => [item.id, item])))
  return { before, after, shifts: compareDays(before, after, rules) }
}

export { shiftedIssues }

/** The end of a day in UTC; of today the moment it is. */
function endOf(date: string, now: Instant): Instant {
  const day = dayOf(date)
  if (day === null)
    throw new Fault('input.invalid', `${date} is no day.`, { about: 'from', remedy: 'Write it as YYYY-MM-DD.' })
  if (day * DAY > now)
    throw new Fault('input.invalid', `${date} is still to come.`, { about: 'to', remedy: 'Give a day up to today.' })
  return Math.min(now, (day + 1) * DAY - 1)
}

async function dayAt(db: Db, at: Instant, dropped: ReadonlySet<string>): Promise<PortfolioDay> {
  const [items, brought] = await Promise.all([itemsAt(db, at), broughtAt(db, at)])
  return {
    items,
    links: brought.map((one) => ({ item: one.item, issue: issueName(one) })),
    issues: [...new Map(brought.map((one) => [issueName(one), counted(one, dropped)])).values()],
  }
}

/** A status whose category nobody can tell any more was not done. */
function counted(one: BroughtThen, dropped: ReadonlySet<string>): CountedIssue {
  const { seen } = one
  return {
    id: issueName(one),
    done: seen?.category === 'done',
    dropped: seen !== null && dropped.has(`${one.siteId}/${seen.statusId}`),
    points: seen?.points ?? null,
    // What is deleted now and was there then is known to have been.
    known: seen?.state === 'deleted' ? 'seen' : known(seen?.state),
  }
}

async function droppedStatuses(db: Db): Promise<ReadonlySet<string>> {
  const [stages, placed] = await Promise.all([loadStages(db), statusesOfStages(db)])
  const ended = new Set(stages.filter(({ category }) => category === 'dropped').map(({ id }) => id))
  return new Set(placed.filter(({ stage }) => ended.has(stage)).map(({ status }) => status))
}
