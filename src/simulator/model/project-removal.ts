/** How a project goes: archived, put in the trash, brought back, or gone for good with all that was its own. */
import { refuse } from '../http.ts'
import type { Project } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'
import { isLive } from './permission.ts'

export function archiveProject(site: Site, project: Project): void {
  if (!isLive(project)) throw refuse(400, `The project ${project.key} is already archived.`)
  project.archivedAt = site.now()
  note(site, 'Project updated', project)
}

export function trashProject(site: Site, project: Project): void {
  refuseArchived(project)
  project.trashedAt = site.now()
  note(site, 'Project removed', project)
}

export function restoreProject(site: Site, project: Project): void {
  if (isLive(project)) throw refuse(400, `The project ${project.key} is neither archived nor in the trash.`)
  project.archivedAt = null
  project.trashedAt = null
  note(site, 'Project updated', project)
}

/** Its issues with their links, its components and versions, and what belongs to a team-managed project alone. */
export function removeProject(site: Site, project: Project): void {
  refuseArchived(project)
  const { projects, statuses, issueTypes, workflows, fields } = site.tables
  removeIssues(site, project.id)
  for (const table of [statuses, issueTypes, workflows])
    for (const [id, row] of table) if (row.projectId === project.id) table.delete(id)
  if (project.style === 'next-gen') {
    site.tables.issueTypeSchemes.delete(project.issueTypeSchemeId)
    site.tables.workflowSchemes.delete(project.workflowSchemeId)
  }
  for (const field of fields.values()) {
    field.contexts = field.contexts.filter((one) => one.projectIds.length !== 1 || one.projectIds[0] !== project.id)
    for (const context of field.contexts) context.projectIds = context.projectIds.filter((id) => id !== project.id)
  }
  projects.delete(project.id)
  note(site, 'Project removed', project)
}

function removeIssues(site: Site, projectId: string): void {
  const gone = new Set<string>()
  for (const issue of site.issues.all()) if (issue.projectId === projectId) gone.add(issue.id)
  for (const id of gone) site.issues.remove(id)
  for (const [id, link] of site.tables.issueLinks)
    if (gone.has(link.inwardId) || gone.has(link.outwardId)) site.tables.issueLinks.delete(id)
}

/** "You can't delete a project if it's archived" (operation deleteProject). */
export function refuseArchived(project: Project): void {
  if (project.archivedAt !== null)
    throw refuse(400, `The project ${project.key} is archived. Restore it before deleting it.`)
}
