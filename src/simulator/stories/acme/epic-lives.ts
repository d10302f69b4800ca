/** How an epic of Acme lives: it begins with the first of what is in it, and is finished after the last. */
import type { Instant } from '../../../base/index.ts'
import { transitionsFrom, workflowFor } from '../../model/workflow.ts'
import type { Issue } from '../../records.ts'
import { jiraDate } from '../../time.ts'
import { between, chance, pick } from '../build/dice.ts'
import { change, move } from '../build/life.ts'
import { fieldNamed } from '../build/named.ts'
import type { Telling, Told } from './issues.ts'
import { categoryOf, isAside } from './lives.ts'

const DAY = 86_400_000

export function liveEpic(telling: Telling, { issue }: Told): void {
  const { site, team } = telling
  const below = telling.issues.flatMap((one) => (one.issue.parentId === issue.id ? [one.issue] : []))
  const moves = below.flatMap(momentsOf).sort((a, b) => a - b)
  const [first, last] = [moves[0], moves.at(-1)]
  if (first === undefined || last === undefined) return
  const owner = pick(site, team)
  change(site, issue, first - 60_000, owner, {
    assignee: { user: owner },
    [fieldNamed(site, 'Target end').id]: jiraDate(first + between(site, 60, 150) * DAY),
  })
  onward(telling, issue, first, owner)
  if (chance(site, 0.5)) {
    const later = { [fieldNamed(site, 'Target end').id]: jiraDate(last + between(site, 10, 60) * DAY) }
    change(site, issue, Math.floor((first + last) / 2), owner, later)
  }
  const isDone = below.every((one) => categoryOf(site, one) === 'DONE')
  if (isDone && last + DAY < site.now()) onward(telling, issue, last + DAY, owner)
}

/** When it changed its status. */
function momentsOf(issue: Issue): Instant[] {
  return issue.history.filter(({ items }) => items.some(({ fieldId }) => fieldId === 'status')).map(({ at }) => at)
}

function onward({ site, project }: Telling, issue: Issue, at: Instant, owner: string): void {
  const workflow = workflowFor(site, project, issue.typeId)
  const places = workflow.statuses.flatMap(({ statusId }) => (isAside(site, statusId) ? [] : [statusId]))
  const next = places[places.indexOf(issue.statusId) + 1]
  const way = transitionsFrom(workflow, issue.statusId).find(({ toStatusId }) => toStatusId === next)
  if (way) move(site, issue, at, owner, way)
}
