/** Sprints: future, then active, then closed; and which sprints an issue is and was in. */
import { isArray } from '../../base/index.ts'
import { refuse } from '../http.ts'
import type { Board, Field, Issue, Sprint, User } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { readTime } from '../zone.ts'
import { kindOf } from './field-kind.ts'
import { writeIssue } from './issue-write.ts'

export type SprintInput = Pick<Sprint, 'name' | 'goal' | 'startDate' | 'endDate'>

export function createSprint(site: Site, board: Board, input: SprintInput): Sprint {
  if (board.type !== 'scrum') throw refuse(400, 'The board does not support sprints')
  const sprint: Sprint = { id: site.id(), boardId: board.id, ...dated(input), state: 'future', completeDate: null }
  site.tables.sprints.set(sprint.id, sprint)
  return sprint
}

/** Dates are kept as Jira writes them elsewhere. */
function dated<T extends Pick<Sprint, 'startDate' | 'endDate'>>(input: T): T {
  const read = (name: string, text: string | null): string | null => {
    if (text === null) return null
    const instant = readTime(text)
    if (instant === undefined) throw refuse(400, `The ${name} '${text}' is not in ISO format.`)
    return jiraTime(instant)
  }
  const [startDate, endDate] = [read('startDate', input.startDate), read('endDate', input.endDate)]
  if (startDate !== null && endDate !== null && (readTime(startDate) ?? 0) > (readTime(endDate) ?? 0))
    throw refuse(400, 'The start date of a sprint must be before the end date.')
  return { ...input, startDate, endDate }
}

/** Of a closed sprint only name and goal can change, other changes are ignored; on Data Center nothing can: as the documents say. */
export function updateSprint(site: Site, sprint: Sprint, wanted: SprintInput & Pick<Sprint, 'state'>): void {
  const { name, goal, state } = wanted
  if (sprint.state === 'closed') {
    if (site.kind === 'dataCenter') throw refuse(400, 'A closed sprint cannot be updated.')
    Object.assign(sprint, { name, goal })
    return
  }
  const { startDate, endDate } = dated(wanted)
  const step = `${sprint.state} ${state}`
  if (sprint.state !== state && step !== 'future active' && step !== 'active closed')
    throw refuse(400, `A sprint cannot go from ${sprint.state} to ${state}.`)
  if (step === 'future active' && (startDate === null || endDate === null))
    throw refuse(400, 'A sprint needs a start date and an end date to be started.')
  const completeDate = step === 'active closed' ? jiraTime(site.now()) : null
  Object.assign(sprint, { name, goal, state, startDate, endDate, completeDate })
}

/** Issues in it go to the backlog, one by one, with a word in their history. Data Center keeps active sprints too. */
export function removeSprint(site: Site, user: User | null, sprint: Sprint): void {
  if (sprint.state === 'closed' || (sprint.state === 'active' && site.kind === 'dataCenter'))
    throw refuse(400, `A sprint that is ${sprint.state} cannot be deleted.`)
  const field = sprintField(site)
  if (field)
    for (const issue of [...site.issues.all()])
      if (sprintsOf(field, issue).includes(sprint.id)) leaveSprints(site, user, field, issue)
  site.tables.sprints.delete(sprint.id)
}

export function sprintField(site: Site): Field | undefined {
  return [...site.tables.fields.values()].find((field) => kindOf(field) === 'sprint')
}

/** Ids, the oldest first. */
export function sprintsOf(field: Field, issue: Issue): string[] {
  const value = issue.values[field.id]
  return isArray(value) ? value.map(String) : []
}

function closedOf(site: Site, field: Field, issue: Issue): string[] {
  return sprintsOf(field, issue).filter((id) => site.tables.sprints.get(id)?.state === 'closed')
}

/** An issue is in one open sprint at most; those that are over stay with it. */
export function enterSprint(site: Site, user: User | null, field: Field, issue: Issue, sprint: Sprint): void {
  const ids = [...closedOf(site, field, issue), sprint.id]
  writeIssue(site, user, issue, { ...issue, values: { ...issue.values, [field.id]: ids } })
}

export function leaveSprints(site: Site, user: User | null, field: Field, issue: Issue): void {
  const ids = closedOf(site, field, issue)
  const value = ids.length === 0 ? null : ids
  writeIssue(site, user, issue, { ...issue, values: { ...issue.values, [field.id]: value } })
}

/** Where an issue is now; a closed sprint is where it was. */
export function openSprint(site: Site, field: Field, issue: Issue): Sprint | undefined {
  return sprintsOf(field, issue)
    .flatMap((id) => site.tables.sprints.get(id) ?? [])
    .find((one) => one.state !== 'closed')
}
