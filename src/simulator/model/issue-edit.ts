/** Editing an issue: new values in its fields, and things added to it, in one entry of its history. */
import type { Json } from '../../base/index.ts'
import { refuse, refuseField } from '../http.ts'
import type { Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { addComment } from './issue-comment.ts'
import { announce } from './issue-event.ts'
import { refuseParent, usableType } from './issue-hierarchy.ts'
import { refuseFull } from './issue-limit.ts'
import { linkIssues, linksOf, type NewLink, unlinkIssues } from './issue-link.ts'
import { projectOfIssue } from './issue-sight.ts'
import { addWorklog, type NewWorklog, worklogsOf } from './issue-worklog.ts'
import { authorOf, indexTime, writeIssue } from './issue-write.ts'
import { workflowFor } from './workflow.ts'

/** The issue with new values; nothing is written. */
export function withValues(issue: Issue, values: ReadonlyMap<string, Json>): Issue {
  const { summary, issuetype, parent, ...others } = Object.fromEntries(values)
  return {
    ...issue,
    ...(typeof summary === 'string' ? { summary } : {}),
    ...(typeof issuetype === 'string' ? { typeId: issuetype } : {}),
    ...(parent === undefined ? {} : { parentId: typeof parent === 'string' ? parent : null }),
    values: { ...issue.values, ...others },
  }
}

/** Refuses what an edit may not make of an issue. A type that needs another workflow takes a move, not an edit. */
export function refuseUnfit(site: Site, before: Issue, after: Issue): void {
  const project = projectOfIssue(site, before)
  if (after.typeId === before.typeId && after.parentId === before.parentId) return
  const type = usableType(site, project, after.typeId)
  if (workflowFor(site, project, after.typeId) !== workflowFor(site, project, before.typeId))
    throw refuseField('issuetype', 'The issue type selected is invalid.')
  if (after.parentId === after.id) throw refuseField('parentId', 'An issue cannot be its own parent.')
  refuseParent(site, project, type, after.parentId)
}

export interface Additions {
  readonly comments: readonly Json[]
  readonly worklogs: readonly NewWorklog[]
  readonly links: readonly NewLink[]
}

/** Asked before the first of them is written. */
export function refuseOverfull(site: Site, issue: Issue, { comments, worklogs, links }: Additions): void {
  refuseFull(issue, 'comments', issue.comments.length, comments.length)
  refuseFull(issue, 'worklogs', worklogsOf(issue).length, worklogs.length)
  refuseFull(issue, 'links', linksOf(site, issue.id).length, links.length)
  for (const { inward, outward } of links)
    if ((inward ?? outward)?.id === issue.id) throw refuse(400, 'You cannot link an issue to itself.')
}

export function editIssue(site: Site, user: User | null, before: Issue, after: Issue, additions: Additions): void {
  refuseOverfull(site, before, additions)
  writeIssue(site, user, before, after)
  add(site, user, before.id, additions)
}

/** Read anew each time: every addition writes the issue. */
export function add(site: Site, user: User | null, id: string, { comments, worklogs, links }: Additions): void {
  const issue = (): Issue => {
    const now = site.issues.get(id)
    if (!now) throw new Error(`issue ${id} is gone while it is being edited`)
    return now
  }
  for (const worklog of worklogs) addWorklog(site, user, issue(), worklog)
  for (const body of comments) addComment(site, user, issue(), { body })
  for (const { type, inward, outward } of links) linkIssues(site, user, type, inward ?? issue(), outward ?? issue())
}

/** Its links go with it, and its sub-tasks when the request says so. What stood below it stands alone. */
export function deleteIssue(site: Site, user: User | null, issue: Issue, withSubtasks: boolean): void {
  const children = site.issues.childrenOf(issue.id)
  const subtasks = children.filter((one) => (site.tables.issueTypes.get(one.typeId)?.hierarchyLevel ?? 0) < 0)
  if (subtasks.length > 0 && !withSubtasks)
    throw refuse(
      400,
      `The issue '${issue.key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    )
  for (const child of children)
    if (subtasks.includes(child)) deleteIssue(site, user, child, true)
    else writeIssue(site, user, child, { ...child, parentId: null })
  for (const link of linksOf(site, issue.id)) unlinkIssues(site, user, link)
  const last = site.issues.get(issue.id) ?? issue
  site.issues.remove(issue.id, indexTime(site, last))
  announce(site, { name: 'jira:issue_deleted', author: authorOf(user), issue: last })
}
