/** Which issues somebody may see, and how an issue is found by what a person calls it. */
import { refuse } from '../http.ts'
import type { Issue, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { levelsOf, passesSecurity } from './issue-security.ts'
import { isLive, may } from './permission.ts'

export interface Eyes {
  /** Ids of projects whose issues search may list. */
  readonly listed: ReadonlySet<string>
  /** Archived projects and those in the trash are not searched, though direct links to archived issues work. */
  readonly lists: (issue: Issue) => boolean
}

/** Grants that hold for the reporter, say, must be asked issue by issue. */
const PERSONAL = new Set(['reporter', 'assignee', 'userCustomField', 'groupCustomField'])

export function eyesOf(site: Site, user: User | null): Eyes {
  const browsed = [...site.tables.projects.values()].filter(
    (project) => isLive(project) && may(site, user, 'BROWSE_PROJECTS', project),
  )
  const listed = new Set(browsed.map((one) => one.id))
  const personal = new Set(
    browsed.filter(({ permissionSchemeId }) => isPersonal(site, permissionSchemeId)).map((one) => one.id),
  )
  const isGuarded = levelsOf(site).size > 0
  // The values of a generated issue are made when they are asked for.
  const isPlain = (issue: Issue) =>
    !personal.has(issue.projectId) && (!isGuarded || issue.values.security === undefined)
  const lists = (issue: Issue) => listed.has(issue.projectId) && (isPlain(issue) || seesIssue(site, user, issue))
  return { listed, lists }
}

function isPersonal(site: Site, permissionSchemeId: string): boolean {
  const grants = site.tables.permissionSchemes.get(permissionSchemeId)?.grants ?? []
  return grants.some(({ permission, holder }) => permission === 'BROWSE_PROJECTS' && PERSONAL.has(holder.type))
}

export function seesIssue(site: Site, user: User | null, issue: Issue): boolean {
  const project = site.tables.projects.get(issue.projectId)
  if (!project || !may(site, user, 'BROWSE_PROJECTS', project, issue)) return false
  return passesSecurity(site, user, project, issue)
}

/** Keys in any case, and keys from before a move. */
export function issueOf(site: Site, idOrKey: string): Issue | undefined {
  return site.issues.get(idOrKey) ?? site.issues.byKey(idOrKey) ?? site.issues.byKey(idOrKey.toUpperCase())
}

export const NOT_FOUND = 'Issue does not exist or you do not have permission to see it.'

/** What the asker may not see does not exist for them. */
export function seenIssue({ site, user }: { site: Site; user: User | null }, idOrKey: string): Issue {
  const issue = issueOf(site, idOrKey)
  if (issue && seesIssue(site, user, issue)) return issue
  throw refuse(404, NOT_FOUND)
}

/** The project of an issue is always there. */
export function projectOfIssue(site: Site, issue: Issue): Project {
  const project = site.tables.projects.get(issue.projectId)
  if (!project) throw refuse(404, `The project of ${issue.key} does not exist.`)
  return project
}
