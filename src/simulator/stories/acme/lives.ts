/** How an issue of Acme lives: along its workflow, with somebody who does it, in sprints, talked about and changed. */
import type { Instant, Json } from '../../../base/index.ts'
import { fieldValue } from '../../model/issue-history.ts'
import { transitionsFrom, workflowFor } from '../../model/workflow.ts'
import type { Issue, StatusCategory, WorkflowTransition } from '../../records.ts'
import type { Site } from '../../site.ts'
import { jiraDate } from '../../time.ts'
import { between, chance, pick, weighted } from '../build/dice.ts'
import { type Changes, change, move, say } from '../build/life.ts'
import { fieldNamed } from '../build/named.ts'
import { richText } from '../build/rich-text.ts'
import { someValue } from '../build/values.ts'
import { COMMENTS } from './issue-texts.ts'
import { fieldsShown } from './issue-values.ts'
import type { Telling, Told } from './issues.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What is in the earlier epics got done; what is in the later ones takes its time, or waits for ever. */
export function live(telling: Telling, told: Told): void {
  const { site, team, work } = telling
  const { issue, type, epic } = told
  const isLate = epic >= work.epics.length / 2
  const waits = isLate && chance(site, 0.2)
  const pace = (type.hierarchyLevel === 0 ? 12 : 6) * (isLate ? 3 : 1)
  let at = issue.created
  while (!waits) {
    at += between(site, 2, pace * 24) * HOUR + between(site, 0, 59) * 60_000
    if (at > site.now() - HOUR) break
    if (categoryOf(site, issue) === 'DONE' && !chance(site, 0.05)) break
    meanwhile(telling, told, at)
    step(telling, told, at + 20 * 60_000)
  }
  const last = Math.min(issue.updated + between(site, 1, 40) * HOUR, site.now() - HOUR)
  if (chance(site, 0.4)) say(site, issue, last, pick(site, team), richText(site, [pick(site, COMMENTS)]))
}

/** Mostly onward to the next status, sometimes further, sometimes back or aside. */
function step(telling: Telling, told: Told, at: Instant): void {
  const { site, project } = telling
  const { issue, type } = told
  const workflow = workflowFor(site, project, type.id)
  const path = workflow.statuses.flatMap(({ statusId }) => (isAside(site, statusId) ? [] : [statusId]))
  const here = path.indexOf(issue.statusId)
  const ways = transitionsFrom(workflow, issue.statusId).filter(({ toStatusId }) => toStatusId !== issue.statusId)
  if (ways.length === 0) return
  const weight = ({ toStatusId, name }: WorkflowTransition) => {
    if (isAside(site, toStatusId) || name === 'Not a bug') return 0.4
    const ahead = path.indexOf(toStatusId) - here
    return here < 0 ? 3 : ahead === 1 ? 8 : 1
  }
  const way = weighted(
    site,
    ways.map((one) => [one, weight(one)] as const),
  )
  const doer = assigneeOf(issue) ?? pick(site, telling.team)
  move(site, issue, at, doer, way)
  afterwards(telling, told, at, doer)
}

const ASIDE = new Set(['Blocked', 'Waiting for Carrier', 'Cancelled', 'Rejected'])
export const isAside = (site: Site, statusId: string) => ASIDE.has(site.tables.statuses.get(statusId)?.name ?? '')

/** Work that has begun has somebody who does it and a sprint; work that is done has a version. */
function afterwards({ site, project }: Telling, { issue, type }: Told, at: Instant, doer: string): void {
  const category = categoryOf(site, issue)
  const changes: Record<string, Json> = {}
  if (category === 'IN_PROGRESS' && !assigneeOf(issue)) changes.assignee = { user: doer }
  if (category === 'DONE' && !issue.values.fixVersions) {
    const next = project.versions.find(({ releaseDate }) => releaseDate !== null && releaseDate > jiraDate(at))
    if (next && chance(site, 0.8)) changes.fixVersions = [next.id]
  }
  const sprint = category === 'TODO' || type.hierarchyLevel !== 0 ? undefined : sprintAt(site, project.id, at)
  const field = fieldNamed(site, 'Sprint').id
  const had = Array.isArray(issue.values[field]) ? issue.values[field].map(String) : []
  if (sprint !== undefined && !had.includes(sprint)) changes[field] = [...had, sprint]
  change(site, issue, at + 60_000, doer, changes)
}

function sprintAt(site: Site, projectId: string, at: Instant): string | undefined {
  for (const sprint of site.tables.sprints.values()) {
    const isHere = site.tables.boards.get(sprint.boardId)?.projectId === projectId
    const [start, end] = [Date.parse(sprint.startDate ?? ''), Date.parse(sprint.endDate ?? '')]
    if (isHere && at >= start && at < end) return sprint.id
  }
  return undefined
}

/** Between two statuses people talk, estimate, hand over, and change their minds. */
function meanwhile(telling: Telling, told: Told, at: Instant): void {
  const { site, team } = telling
  const { issue, type } = told
  const author = pick(site, team)
  if (chance(site, 0.25)) say(site, issue, at, author, richText(site, [pick(site, COMMENTS)]))
  const changes: Record<string, Json> = {}
  if (chance(site, 0.08)) changes.priority = pick(site, [...site.tables.priorities.keys()])
  if (chance(site, 0.12)) changes.assignee = { user: pick(site, team) }
  if (chance(site, 0.04) && !issue.summary.endsWith(LESS)) changes.summary = issue.summary + LESS
  if (chance(site, 0.1)) changes.duedate = jiraDate(at + between(site, 3, 40) * DAY)
  if (type.name === 'Story' && chance(site, 0.6)) changes[fieldNamed(site, 'Story Points').id] = pick(site, POINTS)
  change(site, issue, at, author, { ...changes, ...(chance(site, 0.2) ? another(telling, told, at) : {}) })
}

/** How a summary says that less was agreed. */
const LESS = ', first step'
const POINTS = [1, 2, 3, 5, 8, 13] as const

/** Another value for one of the fields that the issue has. */
function another({ site, project, team }: Telling, { issue, type }: Told, at: Instant): Changes {
  const place = { site, project, typeId: type.id, team, at, text: issue.summary }
  const changeable = fieldsShown(place).filter(({ id, name }) => CHANGEABLE.has(name) && fieldValue(issue, id) !== null)
  if (changeable.length === 0) return {}
  const field = pick(site, changeable)
  return { [field.id]: someValue(place, field) }
}

const CHANGEABLE = new Set([
  'Squad',
  'Business value',
  'Carrier',
  'Depot',
  'Severity',
  'Root cause',
  'Tester',
  'Platforms',
])

function assigneeOf(issue: Issue): string | undefined {
  const value = issue.values.assignee as { user?: string } | undefined
  return value?.user
}

export function categoryOf(site: Site, issue: Issue): StatusCategory | undefined {
  return site.tables.statuses.get(issue.statusId)?.category
}
