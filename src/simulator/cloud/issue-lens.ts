/** How issues are seen: most of it in the same shapes on both Jiras. */
import type { Ask } from '../http.ts'
import type { Lens } from '../issue/lens.ts'
import { showComponent } from './component.ts'
import { showIssueType } from './issue-type.ts'
import { showLinkType } from './link-type.ts'
import { showPriority } from './priority.ts'
import { showResolution } from './resolution.ts'
import { showGroup } from './show-group.ts'
import { showProjectDetails } from './show-project.ts'
import { showSprint, sprintText } from './show-sprint.ts'
import { showAccount } from './show-user.ts'
import { showVersion } from './show-version.ts'
import { showStatus } from './status.ts'

export function cloudLens(ask: Ask): Lens {
  const { site, user, version } = ask
  return {
    site,
    user,
    version,
    link: (path) => site.link(`/rest/api/${version}${path}`),
    account: (accountId) => showAccount(ask, accountId),
    group: (group) => showGroup(site, group),
    project: (project) => showProjectDetails(site, project),
    status: (status) => showStatus(site, status),
    issueType: (type) => showIssueType(site, type),
    priority: (priority) => showPriority(site, priority),
    resolution: (resolution) => showResolution(site, resolution),
    projectVersion: (project, version) => showVersion(site, project, version),
    component: (project, component) => showComponent(ask, project, component),
    linkType: (type) => showLinkType(site, type),
    sprint: (sprint) => (site.kind === 'cloud' ? showSprint(sprint) : sprintText(sprint)),
  }
}
