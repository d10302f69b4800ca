/** Fields that Jira makes out of other things: status, parent, sub-tasks, links, comments, work and its sums. */
import { isArray, type Json, type JsonObject } from '../../base/index.ts'
import { durationText } from '../duration.ts'
import { commentsSeen } from '../model/issue-comment.ts'
import { linksOf } from '../model/issue-link.ts'
import { seesIssue } from '../model/issue-sight.ts'
import { worklogsOf } from '../model/issue-worklog.ts'
import type { Issue, IssueLink } from '../records.ts'
import { jiraTime } from '../time.ts'
import type { Lens } from './lens.ts'
import { showComment } from './show-comment.ts'
import { showWorklog } from './show-worklog.ts'

/** Undefined: the answer does not have the field at all. */
type Derived = (lens: Lens, issue: Issue) => Json | undefined

/** Another issue in passing. */
function showRelated(lens: Lens, issue: Issue): JsonObject {
  const { site, link } = lens
  const status = site.tables.statuses.get(issue.statusId)
  const priority = site.tables.priorities.get(String(issue.values.priority))
  const type = site.tables.issueTypes.get(issue.typeId)
  return {
    id: issue.id,
    key: issue.key,
    self: link(`/issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: status ? lens.status(status) : null,
      priority: priority ? lens.priority(priority) : null,
      issuetype: type ? lens.issueType(type) : null,
    },
  }
}

const rowOf = <T>(row: T | undefined, show: (row: T) => Json): Json => (row === undefined ? null : show(row))

/** Data Center calls only a sub-task's issue its parent; epics have a field of their own there. */
const parent: Derived = (lens, { parentId, typeId }) => {
  const { site } = lens
  const above = parentId === null ? undefined : site.issues.get(parentId)
  const isShown = site.kind === 'cloud' || (site.tables.issueTypes.get(typeId)?.hierarchyLevel ?? 0) < 0
  return above && isShown ? showRelated(lens, above) : undefined
}

const subtasks: Derived = (lens, { id }) =>
  lens.site.issues
    .childrenOf(id)
    .filter((one) => (lens.site.tables.issueTypes.get(one.typeId)?.hierarchyLevel ?? 0) < 0)
    .filter((one) => seesIssue(lens.site, lens.user, one))
    .map((one) => showRelated(lens, one))

/** From where this issue stands: only the other end is shown, and to whom it is hidden there is no link. */
const issuelinks: Derived = (lens, { id }) => {
  const isSeen = ({ inwardId, outwardId }: IssueLink): boolean => {
    const other = lens.site.issues.get(inwardId === id ? outwardId : inwardId)
    return other !== undefined && seesIssue(lens.site, lens.user, other)
  }
  return linksOf(lens.site, id)
    .filter(isSeen)
    .map((one) => showLink(lens, one, id))
}

/** `from` leaves out the issue that is looked at; without it both ends are shown. */
export function showLink(lens: Lens, { id, typeId, inwardId, outwardId }: IssueLink, from?: string): JsonObject {
  const { site, link } = lens
  const end = (name: string, issueId: string): JsonObject => {
    const issue = site.issues.get(issueId)
    return issue && issueId !== from ? { [name]: showRelated(lens, issue) } : {}
  }
  return {
    id,
    self: link(`/issueLink/${id}`),
    type: rowOf(site.tables.linkTypes.get(typeId), lens.linkType),
    ...end('inwardIssue', inwardId),
    ...end('outwardIssue', outwardId),
  }
}

/** The newest hundred; the comments' own endpoint has all. */
const comment: Derived = (lens, issue) => {
  const all = commentsSeen(lens.site, lens.user, issue)
  const shown = all.slice(-100)
  return {
    comments: shown.map((one) => showComment(lens, issue, one)),
    self: lens.link(`/issue/${issue.id}/comment`),
    maxResults: shown.length,
    total: all.length,
    startAt: all.length - shown.length,
  }
}

const worklog: Derived = (lens, issue) => {
  const all = worklogsOf(issue)
  return {
    startAt: 0,
    maxResults: 20,
    total: all.length,
    worklogs: all.slice(0, 20).map((one) => showWorklog(lens, issue, one)),
  }
}

const seconds =
  (id: string): Derived =>
  (_, { values }) =>
    values[id] ?? null

const timetracking: Derived = (_, { values }) => {
  const part = (name: string, value: Json | undefined): JsonObject =>
    typeof value === 'number' ? { [name]: durationText(value), [`${name}Seconds`]: value } : {}
  return {
    ...part('originalEstimate', values.timeoriginalestimate),
    ...part('remainingEstimate', values.timeestimate),
    ...part('timeSpent', values.timespent),
  }
}

const progress: Derived = (_, { values }) => {
  const spent = Number(values.timespent ?? 0)
  const total = spent + Number(values.timeestimate ?? 0)
  return { progress: spent, total, ...(total === 0 ? {} : { percent: Math.floor((100 * spent) / total) }) }
}

/** -1: there is no estimate to compare with. */
const workratio: Derived = (_, { values }) => {
  const estimate = Number(values.timeoriginalestimate ?? 0)
  return estimate === 0 ? -1 : Math.floor((100 * Number(values.timespent ?? 0)) / estimate)
}

const people = ({ values }: Issue, field: string): string[] => {
  const kept = values[field]
  return isArray(kept) ? kept.map(String) : []
}

const watches: Derived = ({ link, user }, issue) => {
  const all = people(issue, 'watches')
  return {
    self: link(`/issue/${issue.key}/watchers`),
    watchCount: all.length,
    isWatching: user !== null && all.includes(user.accountId),
  }
}

const votes: Derived = ({ link, user }, issue) => {
  const all = people(issue, 'votes')
  return {
    self: link(`/issue/${issue.key}/votes`),
    votes: all.length,
    hasVoted: user !== null && all.includes(user.accountId),
  }
}

const statusCategory: Derived = (lens, { statusId }) => {
  const status = lens.site.tables.statuses.get(statusId)
  const shown = status ? lens.status(status) : null
  return shown !== null && typeof shown === 'object' && 'statusCategory' in shown ? shown.statusCategory : undefined
}

export const DERIVED: Readonly<Record<string, Derived>> = {
  summary: (_, { summary }) => summary,
  issuetype: (lens, { typeId }) => rowOf(lens.site.tables.issueTypes.get(typeId), lens.issueType),
  project: (lens, { projectId }) => rowOf(lens.site.tables.projects.get(projectId), lens.project),
  status: (lens, { statusId }) => rowOf(lens.site.tables.statuses.get(statusId), lens.status),
  statusCategory,
  created: (_, { created }) => jiraTime(created),
  updated: (_, { updated }) => jiraTime(updated),
  creator: (lens, { values }) => person(lens, values.creator),
  attachment: () => [],
  parent,
  subtasks,
  issuelinks,
  comment,
  worklog,
  timespent: seconds('timespent'),
  timeestimate: seconds('timeestimate'),
  timeoriginalestimate: seconds('timeoriginalestimate'),
  aggregatetimespent: seconds('timespent'),
  aggregatetimeestimate: seconds('timeestimate'),
  aggregatetimeoriginalestimate: seconds('timeoriginalestimate'),
  timetracking,
  progress,
  aggregateprogress: progress,
  workratio,
  watches,
  votes,
}

function person(lens: Lens, value: Json | undefined): Json {
  const id = typeof value === 'object' && value !== null && 'user' in value ? value.user : undefined
  return typeof id === 'string' ? lens.account(id) : null
}
