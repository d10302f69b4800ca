/** Actions of a transition: what a workflow does to an issue on its way. */
import { isArray, type Json } from '../../base/index.ts'
import type { Issue, User, WorkflowRule } from '../records.ts'
import { documentOf, plainText } from '../rich-text.ts'
import type { Site } from '../site.ts'
import { kindOf, LISTS } from './field-kind.ts'
import { automaticAssignee } from './issue-default.ts'
import { fieldValue } from './issue-history.ts'

export function applyAction(site: Site, user: User | null, issue: Issue, { ruleKey, parameters }: WorkflowRule): Issue {
  switch (ruleKey) {
    case 'system:update-field':
      return updated(site, issue, parameters)
    case 'system:change-assignee':
      return withValue(issue, 'assignee', assignee(site, user, issue, parameters))
    case 'system:copy-value-from-other-field':
      return withValue(issue, parameters.targetFieldKey ?? '', source(site, issue, parameters))
    default:
      return issue
  }
}

function withValue(issue: Issue, fieldId: string, value: Json): Issue {
  if (fieldId === 'summary') return { ...issue, summary: String(value ?? '') }
  return { ...issue, values: { ...issue.values, [fieldId]: value } }
}

/** An empty value clears, so does `-1`, which is Jira's "None". */
function updated(
  site: Site,
  issue: Issue,
  { field: fieldId = '', value = '', mode }: WorkflowRule['parameters'],
): Issue {
  const field = site.tables.fields.get(fieldId)
  if (!field) return issue
  if (value === '' || value === '-1') return withValue(issue, fieldId, null)
  const now = fieldValue(issue, fieldId)
  const kind = kindOf(field)
  if (LISTS.has(kind)) {
    const one = wrapped(kind, value)
    return withValue(issue, fieldId, mode === 'append' && isArray(now) ? [...now, one] : [one])
  }
  if (kind === 'richText' || kind === 'text') {
    const text = mode === 'append' ? plainText(now) + value : value
    return withValue(issue, fieldId, kind === 'richText' && site.kind === 'cloud' ? documentOf(text) : text)
  }
  return withValue(issue, fieldId, kind === 'number' ? Number(value) : wrapped(kind, value))
}

function wrapped(kind: string, value: string): Json {
  if (kind.startsWith('option')) return { option: value }
  if (kind.startsWith('user')) return { user: value }
  return kind.startsWith('group') ? { group: value } : value
}

function assignee(site: Site, user: User | null, issue: Issue, { type, accountId }: WorkflowRule['parameters']): Json {
  const project = site.tables.projects.get(issue.projectId)
  switch (type) {
    case 'to-selected-user':
      return accountId ? { user: accountId } : null
    case 'to-current-user':
      return user ? { user: user.accountId } : null
    case 'to-default-user':
      return project ? automaticAssignee(project) : null
    default:
      return null
  }
}

function source(site: Site, issue: Issue, { sourceFieldKey = '', issueSource }: WorkflowRule['parameters']): Json {
  const from = issueSource === 'PARENT' ? site.issues.get(issue.parentId ?? '') : issue
  return from ? fieldValue(from, sourceFieldKey) : null
}
