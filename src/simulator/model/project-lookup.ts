/** Finding a project by what a person calls it. A former key still finds it, as in Jira. */
import { type Refusal, refuse } from '../http.ts'
import type { Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { administers, isLive, may, sees } from './permission.ts'

export function projectOf(site: Site, idOrKey: string): Project | undefined {
  const byId = site.tables.projects.get(idOrKey)
  if (byId) return byId
  const all = [...site.tables.projects.values()]
  return all.find((one) => one.key === idOrKey) ?? all.find((one) => one.formerKeys.includes(idOrKey))
}

interface Asker {
  readonly site: Site
  readonly user: User | null
}

/** What the asker may not see does not exist for them. */
export function seenProject({ site, user }: Asker, idOrKey: string): Project {
  const project = projectOf(site, idOrKey)
  if (project && sees(site, user, project)) return project
  throw unfound(idOrKey)
}

/** For what the document opens to Browse Projects alone: administering Jira is not enough. */
export function browsedProject({ site, user }: Asker, idOrKey: string): Project {
  const project = projectOf(site, idOrKey)
  if (project && may(site, user, 'BROWSE_PROJECTS', project)) return project
  throw unfound(idOrKey)
}

function unfound(idOrKey: string): Refusal {
  return refuse(404, `No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`)
}

/** For what takes Administer Projects or Administer Jira. Nobody is asked to log in first. */
export function administeredProject(asker: Asker, idOrKey: string): Project {
  const project = seenProject(asker, idOrKey)
  if (administers(asker.site, asker.user, project)) return live(project)
  throw asker.user
    ? refuse(403, 'You cannot edit the configuration of this project.')
    : refuse(401, 'You are not authenticated. Authentication required to perform this operation.')
}

/** Nothing of an archived project can be changed, nor of one in the trash. */
function live(project: Project): Project {
  if (!isLive(project)) throw refuse(400, `The project ${project.key} is archived or deleted. Restore it first.`)
  return project
}
