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
  closedProjects,
  type Db,
  itemsAt,
  keyResultsAt,
  loadItems,
} from '../../store/index.ts'
import { type CountedBy, droppedStatuses, issueName, known } from './counted-issues.ts'
import type { Asking } from './item-page.ts'

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

export async function comparedDays({ db, now, audience }: Asking, { from, to }: TwoDays): Promise<ComparedDays> {
  const [then, until] = [endOf(from, now), to === undefined ? now : endOf(to, now)]
  if (then > until)
    throw new Fault('input.invalid', 'The first day comes after the second.', {
      about: 'from',
      remedy: 'Give the earlier day first.',
    })
  const dropped = new Set(await droppedStatuses(db))
  const by = { dropped, closed: new Set(audience === 'all' ? [] : await closedProjects(db)) }
  const [before, after] = [await dayAt(db, then, by), await dayAt(db, until, by)]
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

async function dayAt(db: Db, at: Instant, by: CountedBy): Promise<PortfolioDay> {
  const [items, brought, keyResults] = await Promise.all([itemsAt(db, at), broughtAt(db, at), keyResultsAt(db, at)])
  return {
    ...{ items, keyResults },
    links: brought.map((one) => ({ item: one.item, issue: issueName(one) })),
    issues: [...new Map(brought.map((one) => [issueName(one), counted(one, by)])).values()],
  }
}

/** A status whose category nobody can tell any more was not done. */
function counted(one: BroughtThen, { dropped, closed }: CountedBy): CountedIssue {
  const { seen } = one
  return {
    id: issueName(one),
    done: seen?.category === 'done',
    dropped: seen !== null && dropped.has(`${one.siteId}/${seen.statusId}`),
    ...{ points: seen?.points ?? null, estimate: seen?.estimate ?? null, spent: seen?.spent ?? null },
    // What is deleted now and was there then is known to have been.
    known: seen?.state === 'deleted' ? 'seen' : known(seen?.state),
    ...(seen !== null && closed.has(`${one.siteId}/${seen.projectId}`) ? { withheld: true } : {}),
  }
}
