/** A sprint as an issue's field shows it: dates in UTC with a Z, unlike the issue's own (docs/jira-assumptions.md, issues). */
import type { JsonObject } from '../../base/index.ts'
import type { Sprint } from '../records.ts'
import { readTime } from '../zone.ts'

/** Data Center writes an offset, and tells besides when a sprint was started: here, when it was meant to. */
export function serverDates({ state, startDate, endDate, completeDate }: Sprint): JsonObject {
  const activatedDate = state === 'future' ? null : startDate
  return sprintDates({ startDate, endDate, completeDate, activatedDate }, (utc) => utc.replace(/Z$/, '+00:00'))
}

/** Data Center writes a sprint as the text of its own record (docs/jira-assumptions.md, Data Center). */
export function sprintText(sprint: Sprint): string {
  const { id, name, state, boardId, goal } = sprint
  const parts = Object.entries({
    id,
    rapidViewId: boardId,
    state: state.toUpperCase(),
    name,
    ...NO_DATES,
    ...serverDates(sprint),
    sequence: id,
    goal: goal === '' ? null : goal,
    ...{ synced: false, autoStartStop: false },
  })
  const text = parts.map(([part, value]) => `${part}=${value ?? '<null>'}`).join(',')
  return `com.atlassian.greenhopper.service.sprint.Sprint@${Number(id).toString(16)}[${text}]`
}

const NO_DATES = { startDate: null, endDate: null, completeDate: null, activatedDate: null }

export function showSprint({ id, name, state, boardId, goal, ...dates }: Sprint): JsonObject {
  return {
    id: Number(id),
    name,
    state,
    boardId: Number(boardId),
    goal,
    ...sprintDates(dates),
  }
}

type Dates = Pick<Sprint, 'startDate' | 'endDate' | 'completeDate'> & { readonly activatedDate?: string | null }

/** A date that is not set is not shown. */
export function sprintDates(dates: Dates, write = (utc: string): string => utc): JsonObject {
  const shown = Object.entries(dates).flatMap(([name, text]) => {
    const instant = text === null ? undefined : readTime(text)
    return instant === undefined ? [] : [[name, write(new Date(instant).toISOString())] as const]
  })
  return Object.fromEntries(shown)
}
