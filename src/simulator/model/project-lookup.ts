/** Finding a project by what a person calls it. A former key still finds it, as in Jira. */
import { refuse } from '../http.ts'
import type { Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { administers, sees } from './permission.ts'

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
  const how = /^\d+$/.test(idOrKey) ? 'id' : 'key'
  throw refuse(404, `No project could be found with ${how} '${idOrKey}'.`)
}

/** For what takes Administer Projects or Administer Jira. Nobody is asked to log in first. */
export function administeredProject(asker: Asker, idOrKey: string): Project {
  const project = seenProject(asker, idOrKey)
  if (administers(asker.site, asker.user, project)) return project
  throw asker.user
    ? refuse(403, 'You cannot edit the configuration of this project.')
    : refuse(401, 'You are not authenticated. Authentication required to perform this operation.')
}
