/** Who may see and change workflows: who administers Jira all of them, who administers a project those of that project. */
import { type Ask, refuse } from '../http.ts'
import { administers, may } from '../model/permission.ts'
import type { Workflow } from '../records.ts'

/** The new workflow operations answer 401 to those who may not, as the document says. */
function refuseAccess(): never {
  throw refuse(401, 'You do not have permission to perform this operation.')
}

/** `projectId` of what is to be changed; null is global. */
export function requireWorkflowRights({ site, user }: Ask, projectId: string | null): void {
  if (may(site, user, 'ADMINISTER')) return
  const project = site.tables.projects.get(projectId ?? '')
  if (!project || !administers(site, user, project)) refuseAccess()
}

/** Workflows that the asker may see; who may see none of any project is refused. */
export function visibleWorkflows({ site, user }: Ask): Workflow[] {
  const workflows = [...site.tables.workflows.values()]
  if (may(site, user, 'ADMINISTER')) return workflows
  if (!may(site, user, 'ADMINISTER_PROJECTS') && !may(site, user, 'VIEW_READONLY_WORKFLOW')) refuseAccess()
  return workflows.filter(({ projectId }) => {
    const project = site.tables.projects.get(projectId ?? '')
    return project && (administers(site, user, project) || may(site, user, 'VIEW_READONLY_WORKFLOW', project))
  })
}
