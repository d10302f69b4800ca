/** Conditions of a transition: who is offered it, and when. A rule that the simulator does not know lets everybody pass. */
import type { ConditionGroup, Issue, User, WorkflowRule } from '../records.ts'
import type { Site } from '../site.ts'
import { fieldValue } from './issue-history.ts'
import { isMember, may } from './permission.ts'

export function conditionsHold(site: Site, user: User | null, issue: Issue, group: ConditionGroup | null): boolean {
  if (!group) return true
  const results = [
    ...group.conditions.map((rule) => holds(site, user, issue, rule)),
    ...group.conditionGroups.map((inner) => conditionsHold(site, user, issue, inner)),
  ]
  if (results.length === 0) return true
  return group.operation === 'ANY' ? results.includes(true) : !results.includes(false)
}

/** Comma-separated ids of a parameter. */
export const ids = (parameter: string | undefined): string[] =>
  (parameter ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function holds(site: Site, user: User | null, issue: Issue, { ruleKey, parameters }: WorkflowRule): boolean {
  switch (ruleKey) {
    case 'system:restrict-issue-transition':
      return isAllowed(site, user, issue, parameters)
    case 'system:restrict-from-all-users':
      return false
    case 'system:parent-or-child-blocking-condition':
      return site.issues.childrenOf(issue.id).every((one) => ids(parameters.statusIds).includes(one.statusId))
    case 'system:previous-status-condition':
      return wasIn(issue, parameters) !== (parameters.not === 'true')
    case 'system:separation-of-duties':
      return !hasDone(user, issue, parameters)
    default:
      return true
  }
}

/** Any one of the parameters is enough; none at all lets nobody pass. */
function isAllowed(site: Site, user: User | null, issue: Issue, parameters: WorkflowRule['parameters']): boolean {
  if (!user) return false
  const project = site.tables.projects.get(issue.projectId)
  const people = (field: string) => JSON.stringify(fieldValue(issue, field)).includes(`"user":"${user.accountId}"`)
  const accounts = ids(parameters.accountIds)
  const roles = ids(parameters.roleIds).flatMap((id) => project?.roleActors[id] ?? [])
  if (ids(parameters.denyUserCustomFields).some(people)) return false
  return (
    accounts.includes(user.accountId) ||
    (accounts.includes('allow-assignee') && people('assignee')) ||
    (accounts.includes('allow-reporter') && people('reporter')) ||
    roles.some(({ subject }) => subject === user.accountId || isMember(site, user, subject)) ||
    ids(parameters.groupIds).some((id) => isMember(site, user, id)) ||
    ids(parameters.permissionKeys).some((key) => may(site, user, key, project, issue)) ||
    ids(parameters.allowUserCustomFields).some(people)
  )
}

function wasIn(
  issue: Issue,
  { previousStatusIds, mostRecentStatusOnly, includeCurrentStatus }: WorkflowRule['parameters'],
): boolean {
  const left = issue.history.flatMap((one) =>
    one.items.filter((item) => item.field === 'status').map((item) => item.from),
  )
  const past = mostRecentStatusOnly === 'true' ? left.slice(-1) : left
  const all = includeCurrentStatus === 'true' ? [...past, issue.statusId] : past
  return ids(previousStatusIds).some((id) => all.includes(id))
}

function hasDone(user: User | null, issue: Issue, { fromStatusId, toStatusId }: WorkflowRule['parameters']): boolean {
  return issue.history.some(
    ({ author, items }) =>
      author === user?.accountId &&
      items.some((item) => item.field === 'status' && item.from === fromStatusId && item.to === toStatusId),
  )
}
