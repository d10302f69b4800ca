/** Boards, sprints, epics and issues as agile answers show them: their ids are numbers here. */
import { isArray, type Json, type JsonObject } from '../../base/index.ts'
import { avatarUrls } from '../cloud/avatar.ts'
import { serverDates, sprintDates } from '../cloud/show-sprint.ts'
import { type Ask, every, expands, number, ok, type Reply, refuse } from '../http.ts'
import { chooseFields } from '../issue/field-choice.ts'
import { showIssue } from '../issue/show-issue.ts'
import { openSprint, sprintField, sprintsOf } from '../model/sprint.ts'
import type { Board, Issue, Project, Sprint } from '../records.ts'
import type { Site } from '../site.ts'
import { agileLens } from './asked.ts'

const ROOT = '/rest/agile/1.0'

export function showBoard(site: Site, board: Board): JsonObject {
  const { id, name, type, projectId } = board
  const project = placeOf(site, projectId)
  return {
    id: Number(id),
    self: site.link(`${ROOT}/board/${id}`),
    name,
    type,
    ...(project
      ? {
          location: {
            projectId: Number(project.id),
            displayName: `${project.name} (${project.key})`,
            projectName: project.name,
            projectKey: project.key,
            projectTypeKey: project.projectTypeKey,
            avatarURI: avatarUrls(site, 'project', project.id)['24x24'],
            name: `${project.name} (${project.key})`,
          },
        }
      : {}),
  }
}

/** Data Center has boards in no project's place. */
export function placeOf({ kind, tables }: Site, projectId: string | null): Project | undefined {
  return kind === 'cloud' ? tables.projects.get(projectId ?? '') : undefined
}

export function showSprint(site: Site, sprint: Sprint): JsonObject {
  const { id, name, state, boardId, goal, ...dates } = sprint
  return {
    id: Number(id),
    self: site.link(`${ROOT}/sprint/${id}`),
    state,
    name,
    ...(site.kind === 'cloud' ? sprintDates(dates) : serverDates(sprint)),
    originBoardId: Number(boardId),
    goal,
    ...(site.kind === 'cloud' ? {} : { synced: false, autoStartStop: false }),
  }
}

export function showEpic(site: Site, epic: Issue): JsonObject {
  const { id, key, summary, statusId } = epic
  return {
    id: Number(id),
    key,
    self: site.link(`${ROOT}/epic/${id}`),
    name: epicName(site, epic),
    summary,
    color: { key: `color_${(Number(id) % 9) + 1}` },
    done: site.tables.statuses.get(statusId)?.category === 'DONE',
  }
}

/** The field of that name where there is one, else the summary. */
function epicName(site: Site, epic: Issue): string {
  const field = [...site.tables.fields.values()].find((one) => one.type?.endsWith(':gh-epic-label'))
  const name = field && epic.values[field.id]
  return typeof name === 'string' ? name : epic.summary
}

/** With the fields that only agile has: sprint, closed sprints, flag and epic. */
export function showAgileIssue(ask: Ask, issue: Issue): JsonObject {
  const { site } = ask
  const asked = every(ask, 'fields').flatMap((one) => one.split(','))
  const shown = showIssue(agileLens(ask), issue, {
    fields: chooseFields(asked, '*navigable'),
    expand: expands(ask),
    properties: [],
    histories: 100,
  })
  const agile = agileFields(site, issue)
  const chosen = Object.entries(agile).filter(([name]) => isChosen(asked, name))
  const fields = typeof shown.fields === 'object' ? shown.fields : {}
  return { ...shown, fields: { ...fields, ...Object.fromEntries(chosen) } }
}

function isChosen(asked: readonly string[], name: string): boolean {
  const positive = asked.filter((one) => one !== '' && !one.startsWith('-'))
  if (asked.includes(`-${name}`)) return false
  return (
    positive.length === 0 || positive.includes(name) || positive.some((one) => one === '*all' || one === '*navigable')
  )
}

function agileFields(site: Site, issue: Issue): JsonObject {
  const field = sprintField(site)
  const sprints = field ? sprintsOf(field, issue).flatMap((id) => site.tables.sprints.get(id) ?? []) : []
  const open = field && openSprint(site, field, issue)
  const above = issue.parentId === null ? undefined : site.issues.get(issue.parentId)
  const isEpic = (site.tables.issueTypes.get(above?.typeId ?? '')?.hierarchyLevel ?? 0) > 0
  return {
    flagged: isFlagged(site, issue),
    sprint: open ? showSprint(site, open) : null,
    closedSprints: sprints.filter((one) => one.state === 'closed').map((one) => showSprint(site, one)),
    epic: above && isEpic ? showEpic(site, above) : null,
  }
}

function isFlagged(site: Site, { values }: Issue): boolean {
  const flag = [...site.tables.fields.values()].find((one) => one.custom && one.name === 'Flagged')
  const value = flag && values[flag.id]
  return isArray(value) && value.length > 0
}

/** The old search's page: `total`, and no `isLast`. */
export function issuePage(ask: Ask, issues: readonly Issue[]): Reply {
  const startAt = number(ask, 'startAt', 0)
  const maxResults = Math.min(number(ask, 'maxResults', 50), 100)
  if (startAt < 0 || maxResults < 0) throw refuse(400, 'startAt and maxResults must not be negative.')
  const shown = ask.site.faults.shiftPage(ask, issues, startAt).slice(startAt, startAt + maxResults)
  return ok({
    expand: 'schema,names',
    startAt,
    maxResults,
    total: issues.length,
    issues: shown.map((one) => showAgileIssue(ask, one)),
  })
}

/** The page of boards, sprints and epics. */
export function agilePage<T>(ask: Ask, all: readonly T[], show: (one: T) => Json): Reply {
  const startAt = number(ask, 'startAt', 0)
  const maxResults = Math.min(number(ask, 'maxResults', 50), 50)
  if (startAt < 0 || maxResults < 0) throw refuse(400, 'startAt and maxResults must not be negative.')
  const shown = ask.site.faults.shiftPage(ask, all, startAt).slice(startAt, startAt + maxResults)
  const isLast = startAt + shown.length >= all.length
  return ok({ maxResults, startAt, total: all.length, isLast, values: shown.map(show) })
}
