/** How Data Center shows a project: in a list, and in full. */
import type { JsonObject } from '../../base/index.ts'
import { showComponent } from '../cloud/component.ts'
import { showIssueType } from '../cloud/issue-type.ts'
import { roleLinks, showProjectDetails } from '../cloud/show-project.ts'
import { showAccount } from '../cloud/show-user.ts'
import { showVersion } from '../cloud/show-version.ts'
import { type Ask, expands } from '../http.ts'
import { typesOf } from '../model/issue-type.ts'
import type { Project } from '../records.ts'

export function showProjectRow(ask: Ask, project: Project): JsonObject {
  const expanded = expands(ask)
  return {
    expand: 'description,lead,url,projectKeys',
    ...showProjectDetails(ask.site, project),
    archived: project.archivedAt !== null,
    ...(expanded.has('description') ? { description: project.description } : {}),
    ...(expanded.has('lead') ? { lead: showAccount(ask, project.leadAccountId) } : {}),
    ...(expanded.has('url') && project.url !== '' ? { url: project.url } : {}),
    ...(expanded.has('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
  }
}

export function showProject(ask: Ask, project: Project): JsonObject {
  const { site } = ask
  return {
    ...showProjectRow(ask, project),
    description: project.description,
    lead: showAccount(ask, project.leadAccountId),
    components: project.components.map((one) => showComponent(ask, project, one)),
    issueTypes: typesOf(site, project).map((one) => showIssueType(site, one)),
    ...(project.url === '' ? {} : { url: project.url }),
    assigneeType: project.assigneeType,
    versions: project.versions.map((one) => showVersion(site, project, one)),
    roles: roleLinks(site, project),
  }
}
