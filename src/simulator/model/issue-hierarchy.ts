/** Who may stand above whom: a parent is one level up, and a sub-task's is in its own project. */
import { refuseField } from '../http.ts'
import type { IssueType, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { typeIdsOf } from './issue-type.ts'

/** Which type an issue of this project may have. */
export function usableType(site: Site, project: Project, typeId: string): IssueType {
  const type = site.tables.issueTypes.get(typeId)
  if (!type || !typeIdsOf(site, project).includes(typeId))
    throw refuseField('issuetype', 'The issue type selected is invalid.')
  return type
}

export function refuseParent(site: Site, project: Project, type: IssueType, parentId: string | null): void {
  const isSubtask = type.hierarchyLevel < 0
  const parent = parentId === null ? undefined : site.issues.get(parentId)
  if (!parent) {
    if (isSubtask) throw refuseField('parent', 'Issue type is a sub-task but parent issue key or id not specified.')
    return
  }
  if (isSubtask && parent.projectId !== project.id)
    throw refuseField('project', 'Sub-tasks must be created in the same project as the parent.')
  const above = site.tables.issueTypes.get(parent.typeId)
  if (above?.hierarchyLevel !== type.hierarchyLevel + 1)
    throw refuseField('parentId', 'Given parent work item does not belong to appropriate hierarchy.')
}
