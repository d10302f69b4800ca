/** An issue's life: it is created, changed and talked about, and its history tells all of it by construction. */
import type { Instant, Json } from '../../../base/index.ts'
import { fieldItems, fieldValue } from '../../model/issue-history.ts'
import { workflowFor } from '../../model/workflow.ts'
import type { History, Issue, Project, WorkflowTransition } from '../../records.ts'
import type { Site } from '../../site.ts'
import { jiraTime } from '../../time.ts'

export interface Birth {
  readonly project: Project
  readonly typeId: string
  readonly summary: string
  readonly at: Instant
  readonly reporter: string
  readonly parentId?: string | null
  readonly values: Readonly<Record<string, Json>>
}

export function bear(site: Site, birth: Birth): Issue {
  const { project, typeId, summary, at, reporter } = birth
  const first = workflowFor(site, project, typeId).transitions.find(({ type }) => type === 'INITIAL')
  if (!first) throw new Error(`issues of ${project.key} cannot be created`)
  project.lastIssueNumber += 1
  const issue: Issue = {
    id: site.id(),
    key: `${project.key}-${project.lastIssueNumber}`,
    projectId: project.id,
    typeId,
    statusId: first.toStatusId,
    parentId: birth.parentId ?? null,
    summary,
    created: at,
    updated: at,
    indexedAt: at,
    values: {
      creator: { user: reporter },
      reporter: { user: reporter },
      ...(site.kind === 'cloud' ? { statuscategorychangedate: jiraTime(at) } : {}),
      ...birth.values,
    },
    history: [],
    comments: [],
    properties: {},
  }
  site.issues.put(issue)
  return issue
}

/** Field id → new value; `summary` and `status` as well. Null empties a field. What stays the same is not told. */
export type Changes = Readonly<Record<string, Json>>

export function change(site: Site, issue: Issue, at: Instant, author: string, changes: Changes): void {
  const items = Object.entries(changes).flatMap(([id, after]) => {
    const before = fieldValue(issue, id)
    const field = site.tables.fields.get(id)
    if (!field) throw new Error(`the site has no field ${id}`)
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    assign(issue, id, after)
    return fieldItems(site, field, before, after)
  })
  if (items.length === 0) return
  tell(issue, { id: site.id(), at, author, items })
  touch(issue, at)
}

/** Puts an entry into the history, in its time, and leaves the issue as it is. */
export function tell(issue: Issue, entry: History): void {
  issue.history.push(entry)
  issue.history.sort((a, b) => a.at - b.at)
}

export function say(site: Site, issue: Issue, at: Instant, author: string, body: Json): void {
  issue.comments.push({ id: site.id(), author, body, created: at, updated: at })
  touch(issue, at)
}

/** Through a transition: the status, and a resolution for as long as the work is done. */
export function move(site: Site, issue: Issue, at: Instant, author: string, transition: WorkflowTransition): void {
  const { statuses, resolutions } = site.tables
  const [from, to] = [statuses.get(issue.statusId), statuses.get(transition.toStatusId)]
  const chosen = transition.actions.find(({ parameters }) => parameters.field === 'resolution')?.parameters.value
  const usual = [...resolutions.keys()][0] ?? null
  const resolution = to?.category === 'DONE' ? chosen || usual : null
  if (to?.category === 'DONE') issue.values.resolutiondate = jiraTime(at)
  else delete issue.values.resolutiondate
  if (site.kind === 'cloud' && from?.category !== to?.category) issue.values.statuscategorychangedate = jiraTime(at)
  change(site, issue, at, author, { resolution, status: transition.toStatusId })
}

function assign(issue: Issue, fieldId: string, value: Json): void {
  if (fieldId === 'status') issue.statusId = String(value)
  else if (fieldId === 'summary') issue.summary = String(value)
  else if (value === null) delete issue.values[fieldId]
  else issue.values[fieldId] = value
}

export function touch(issue: Issue, at: Instant): void {
  issue.updated = Math.max(issue.updated, at)
  issue.indexedAt = issue.updated
}
