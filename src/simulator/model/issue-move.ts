/** Moving an issue to another project or type: a new key, of which the old one stays a second name, and what cannot come along goes. */
import type { Json } from '../../base/index.ts'
import { refuse } from '../http.ts'
import type { HistoryItem, Issue, IssueType, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { refuseParent, usableType } from './issue-hierarchy.ts'
import { schemeOf } from './issue-security.ts'
import { projectOfIssue } from './issue-sight.ts'
import { isSubtask, typesOf } from './issue-type.ts'
import { writeIssue } from './issue-write.ts'
import { may } from './permission.ts'
import { workflowFor } from './workflow.ts'

export interface Destination {
  readonly project: Project
  readonly type: IssueType
  /** Left out: the parent that it has. */
  readonly parentId?: string | null
  /** Status id → status id, for statuses that the new workflow lacks; without a line the workflow's first one is taken. */
  readonly statuses: ReadonlyMap<string, string>
}

/** Sub-tasks go with their parent, and find a type there. */
export function moveIssue(site: Site, user: User | null, issue: Issue, to: Destination): Issue {
  refuseMove(site, user, issue, to)
  const subtasks = site.issues.childrenOf(issue.id).filter((one) => isBelow(site, one))
  const moved = written(site, user, issue, to)
  for (const one of subtasks) written(site, user, one, { ...to, type: subtaskType(site, one, to), parentId: issue.id })
  return moved
}

const isBelow = ({ tables }: Site, { typeId }: Issue): boolean =>
  (tables.issueTypes.get(typeId)?.hierarchyLevel ?? 0) < 0

function refuseMove(site: Site, user: User | null, issue: Issue, to: Destination): void {
  if (!may(site, user, 'MOVE_ISSUES', projectOfIssue(site, issue), issue))
    throw refuse(400, `You do not have permission to move the issue ${issue.key}.`)
  if (!may(site, user, 'CREATE_ISSUES', to.project))
    throw refuse(400, `You do not have permission to create issues in the project ${to.project.key}.`)
  usableType(site, to.project, to.type.id)
  refuseParent(site, to.project, to.type, to.parentId === undefined ? issue.parentId : to.parentId)
  for (const one of site.issues.childrenOf(issue.id)) if (isBelow(site, one)) subtaskType(site, one, to)
}

function subtaskType(site: Site, { typeId }: Issue, { project }: Destination): IssueType {
  const types = typesOf(site, project).filter(isSubtask)
  const type = types.find(({ id }) => id === typeId) ?? types[0]
  if (!type) throw refuse(400, `The project ${project.key} has no issue type for sub-tasks.`)
  return type
}

function written(site: Site, user: User | null, issue: Issue, to: Destination): Issue {
  const { project, type, parentId = issue.parentId } = to
  const common = { ...issue, typeId: type.id, parentId, statusId: statusAt(site, issue, to) }
  if (project.id === issue.projectId) return writeIssue(site, user, issue, common)
  project.lastIssueNumber += 1
  const key = `${project.key}-${project.lastIssueNumber}`
  const values = valuesAt(site, issue, project)
  return writeIssue(site, user, issue, { ...common, projectId: project.id, key, values }, [keyItem(issue.key, key)])
}

function statusAt(site: Site, { statusId }: Issue, { project, type, statuses }: Destination): string {
  const workflow = workflowFor(site, project, type.id)
  const has = (id: string | undefined): id is string => workflow.statuses.some((one) => one.statusId === id)
  if (has(statusId)) return statusId
  const mapped = statuses.get(statusId)
  if (has(mapped)) return mapped
  const initial = workflow.transitions.find((one) => one.type === 'INITIAL')
  if (!initial) throw refuse(400, 'The workflow of this issue type has no initial transition.')
  return initial.toStatusId
}

/** Components, versions and security levels belong to projects. */
function valuesAt(site: Site, { values }: Issue, project: Project): Record<string, Json> {
  const scheme = schemeOf(site, project)
  const isKnown = scheme?.levels.some(({ id }) => id === values.security)
  const security = isKnown ? (values.security ?? null) : (scheme?.defaultLevelId ?? null)
  return { ...values, components: null, fixVersions: null, versions: null, security }
}

/** As Jira tells it: without ids, besides the item of the project. */
function keyItem(fromText: string, toText: string): HistoryItem {
  return { field: 'Key', fieldtype: 'jira', fieldId: '', from: null, fromText, to: null, toText }
}
