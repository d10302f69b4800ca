/** Work logged on issues: kept among the issue's values, added up in its time spent, taken off its remaining estimate. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { HistoryItem, Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { refuseFull } from './issue-limit.ts'
import { authorOf, writeIssue } from './issue-write.ts'

export interface NewWorklog {
  readonly seconds: number
  /** Jira's time text, as are the others. */
  readonly started: string
  readonly comment: Json
}

export interface Worklog extends NewWorklog {
  readonly id: string
  readonly author: string
  readonly created: string
  readonly updated: string
}

export function worklogsOf(issue: Issue): Worklog[] {
  const kept = issue.values.worklog
  return isArray(kept) ? kept.filter(isObject).map(read) : []
}

function read({ id, author, seconds, started, comment = null, created, updated }: JsonObject): Worklog {
  return {
    id: String(id),
    author: String(author),
    seconds: Number(seconds),
    started: String(started),
    comment,
    created: String(created),
    updated: String(updated),
  }
}

export function addWorklog(site: Site, user: User | null, issue: Issue, input: NewWorklog): Worklog {
  refuseFull(issue, 'worklogs', worklogsOf(issue).length, 1)
  const now = jiraTime(site.now())
  const worklog: Worklog = { id: site.id(), author: authorOf(user), ...input, created: now, updated: now }
  const logged = [...worklogsOf(issue), worklog]
  const after = {
    ...issue,
    values: { ...issue.values, ...sums(issue, input.seconds), worklog: logged as unknown as Json },
  }
  writeIssue(site, user, issue, after, [idItem(null, worklog.id)])
  return worklog
}

export function removeWorklog(site: Site, user: User | null, issue: Issue, worklog: Worklog): void {
  const left = worklogsOf(issue).filter((one) => one.id !== worklog.id)
  const values = { ...issue.values, ...sums(issue, -worklog.seconds), worklog: left as unknown as Json }
  writeIssue(site, user, issue, { ...issue, values }, [idItem(worklog.id, null)])
}

/** Remaining time goes down with the time spent, never below nothing (parameter adjustEstimate, its default `auto`). */
function sums({ values }: Issue, seconds: number): Record<string, Json> {
  const spent = { timespent: Number(values.timespent ?? 0) + seconds }
  if (typeof values.timeestimate !== 'number') return spent
  return { ...spent, timeestimate: Math.max(0, values.timeestimate - seconds) }
}

function idItem(from: string | null, to: string | null): HistoryItem {
  return { field: 'WorklogId', fieldtype: 'jira', fieldId: '', from, fromText: from, to, toText: to }
}
