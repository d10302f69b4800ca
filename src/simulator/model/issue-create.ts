/** Creating an issue: its key, its first status, and what Jira fills in by itself. The history begins empty. */
import type { Json } from '../../base/index.ts'
import { refuse, refuseField } from '../http.ts'
import type { Field, Issue, IssueType, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { jiraTime } from '../time.ts'
import { contextFor } from './field-scope.ts'
import { automaticAssignee, defaultPriority, defaultValue } from './issue-default.ts'
import { announce } from './issue-event.ts'
import { refuseParent } from './issue-hierarchy.ts'
import { schemeOf } from './issue-security.ts'
import { authorOf, indexTime } from './issue-write.ts'
import { createdRank, rankField } from './rank.ts'
import { workflowFor } from './workflow.ts'

export interface Draft {
  readonly project: Project
  readonly type: IssueType
  /** By field id, `summary` and `parent` among them. */
  readonly values: ReadonlyMap<string, Json>
  /** Fields that the request could have filled: those left out take their default. */
  readonly offered: readonly Field[]
  readonly properties: Readonly<Record<string, Json>>
}

/** Whatever could be refused has been refused when the first thing changes. */
export function createIssue(site: Site, user: User | null, draft: Draft): Issue {
  const { project, type, values } = draft
  const summary = values.get('summary')
  if (typeof summary !== 'string') throw refuseField('summary', 'You must specify a summary of the issue.')
  const parent = values.get('parent')
  const parentId = typeof parent === 'string' ? parent : null
  refuseParent(site, project, type, parentId)
  const statusId = firstStatus(site, project, type)
  const now = site.now()
  const id = site.id()
  project.lastIssueNumber += 1
  const issue: Issue = {
    id,
    key: `${project.key}-${project.lastIssueNumber}`,
    projectId: project.id,
    typeId: type.id,
    statusId,
    parentId,
    summary,
    created: now,
    updated: now,
    indexedAt: indexTime(site),
    values: filled(site, user, draft, id),
    history: [],
    comments: [],
    properties: { ...draft.properties },
  }
  site.issues.put(issue)
  announce(site, { name: 'jira:issue_created', author: authorOf(user), issue })
  return issue
}

function firstStatus(site: Site, project: Project, type: IssueType): string {
  const initial = workflowFor(site, project, type.id).transitions.find((one) => one.type === 'INITIAL')
  if (!initial) throw refuse(422, 'The workflow of this issue type has no initial transition.')
  return initial.toStatusId
}

/** Fields that the record keeps apart from its values. */
const APART = new Set(['summary', 'parent', 'issuetype', 'project', 'status'])

function filled(site: Site, user: User | null, draft: Draft, id: string): Record<string, Json> {
  const { project, values } = draft
  const author = authorOf(user)
  const account = author === '' ? null : { user: author }
  const rank = rankField(site)
  const all = new Map<string, Json>([
    ...defaults(site, draft),
    ['priority', defaultPriority(site)],
    ['assignee', automaticAssignee(project)],
    ['reporter', account],
    ['security', schemeOf(site, project)?.defaultLevelId ?? null],
    ...[...values].filter(([field]) => !APART.has(field)),
    ['creator', account],
    ['watches', author === '' ? null : [author]],
    ...(site.kind === 'cloud' ? [['statuscategorychangedate', jiraTime(site.now())] as const] : []),
    ...(rank ? [[rank.id, createdRank(id)] as const] : []),
  ])
  if (all.get('resolution')) all.set('resolutiondate', jiraTime(site.now()))
  return Object.fromEntries([...all].filter(([, value]) => value !== null))
}

function defaults(site: Site, { project, type, values, offered }: Draft): [string, Json][] {
  return offered.flatMap((field): [string, Json][] => {
    const context = field.custom && !values.has(field.id) ? contextFor(field, project.id, type.id) : null
    return context ? [[field.id, defaultValue(site, field, context)]] : []
  })
}
