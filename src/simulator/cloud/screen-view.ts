/** Who may look at a screen: who administers Jira, or the project named by `projectKey` that the screen belongs to. */
import { type Ask, first, refuse } from '../http.ts'
import { administers, may } from '../model/permission.ts'
import type { Project } from '../records.ts'
import type { Site } from '../site.ts'

export function requireScreenView(ask: Ask): void {
  const { site, user } = ask
  if (may(site, user, 'ADMINISTER')) return
  const key = first(ask, 'projectKey')
  const project = [...site.tables.projects.values()].find((one) => one.key === key)
  if (!project || !administers(site, user, project) || !screenIdsOf(site, project).has(ask.params.screenId ?? ''))
    throw refuse(403, 'Only Jira administrators can access screens.')
}

function screenIdsOf(site: Site, project: Project): Set<string> {
  const scheme = site.tables.issueTypeScreenSchemes.get(project.issueTypeScreenSchemeId)
  return new Set(
    Object.values(scheme?.mappings ?? {}).flatMap((id) =>
      Object.values(site.tables.screenSchemes.get(id)?.screens ?? {}),
    ),
  )
}
