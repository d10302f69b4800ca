/** The portfolio on two days: what slipped, what came and went, whose size changed; and the issues behind one item's numbers. */
import type { Shift } from '../../portfolio/index.ts'
import { findItem, loadIssueDetails } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { audienceOf } from '../flows/audience.ts'
import { issueName } from '../flows/counted-issues.ts'
import { comparedDays, shiftedIssues } from '../flows/portfolio-days.ts'
import { showRollUp } from '../flows/portfolio-view.ts'
import { COMPARE_DAYS, COMPARE_ITEM } from '../inputs-portfolio.ts'
import { COMPARED_DAYS, type ComparedItemView, SHIFTED_ISSUES } from '../shapes/index.ts'
import { namedBy } from './item-issues.ts'

export const compareDaysAction = defineAction({
  name: 'portfolio.compare',
  says: 'The portfolio as it was at the end of a day, beside another day or now: progress, slips, scope.',
  method: 'GET',
  path: '/portfolio/compare',
  needs: 'viewer',
  audit: 'never',
  input: COMPARE_DAYS,
  output: COMPARED_DAYS,
  async run({ db, world, actor }, days) {
    const { shifts } = await comparedDays({ db, now: world.now(), audience: audienceOf(actor) }, days)
    return { items: shifts.map(show) }
  },
})

export const compareItemAction = defineAction({
  name: 'items.compare',
  says: 'The issues that came to an item, left it, changed their size, were finished or opened again between two days.',
  method: 'GET',
  path: '/items/{id}/compare',
  needs: 'viewer',
  audit: 'never',
  input: COMPARE_ITEM,
  output: SHIFTED_ISSUES,
  async run({ db, world, actor }, { id, ...days }) {
    const item = await findItem(db, id)
    const { before, after } = await comparedDays({ db, now: world.now(), audience: audienceOf(actor) }, days)
    const found = shiftedIssues(before, after, item.id)
    const details = await loadIssueDetails(
      db,
      found.map(({ issue }) => namedBy(issue)),
    )
    const byName = new Map(details.map((one) => [issueName(one), one]))
    const [then, now] = [before, after].map(({ issues }) => new Map(issues.map((one) => [one.id, one])))
    return {
      issues: found.flatMap(({ issue, shift }) => {
        const seen = byName.get(issue)
        if (!seen) return []
        const { connection, key, url, summary, status } = seen
        const points = { from: then?.get(issue)?.points ?? null, to: now?.get(issue)?.points ?? null }
        return [{ connection, key, url, summary, status, shift, points }]
      }),
    }
  },
})

function show({ item, before, after, issues, slipped, ...told }: Shift): ComparedItemView {
  const is = after ?? before
  const side = (then: Shift['before'], rolled: Shift['rollUpBefore'], measured: Shift['measuredBefore']) =>
    then && {
      ...{ parent: then.parent, start: then.start, due: then.due, stage: then.stage },
      rollUp: showRollUp(rolled, measured),
    }
  return {
    id: item,
    code: is?.code ?? '',
    name: is?.name ?? '',
    level: is?.level ?? 'initiative',
    before: side(before, told.rollUpBefore, told.measuredBefore),
    after: side(after, told.rollUpAfter, told.measuredAfter),
    issues: { ...issues },
    slipped,
  }
}
