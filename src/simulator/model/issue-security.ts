/** Issue security: an issue that has a level is seen by the level's members alone, whatever else they may do. */
import type { Issue, IssueSecurityScheme, Project, SecurityLevel, User } from '../records.ts'
import type { Site } from '../site.ts'
import { holds } from './permission.ts'

/** By id, of all schemes. */
export function levelsOf({ tables }: Site): ReadonlyMap<string, SecurityLevel> {
  const levels = [...tables.issueSecuritySchemes.values()].flatMap((scheme) => scheme.levels)
  return new Map(levels.map((level) => [level.id, level]))
}

export function schemeOf({ tables }: Site, project: Project): IssueSecurityScheme | undefined {
  return tables.issueSecuritySchemes.get(project.issueSecuritySchemeId ?? '')
}

export function isMemberOf(
  site: Site,
  user: User | null,
  level: SecurityLevel,
  project: Project,
  issue?: Issue,
): boolean {
  return level.members.some(({ holder }) => holds(site, user, holder, project, issue))
}

/** A level that is gone hides nothing. */
export function passesSecurity(site: Site, user: User | null, project: Project, issue: Issue): boolean {
  const id = issue.values.security
  if (typeof id !== 'string') return true
  const level = levelsOf(site).get(id)
  return level === undefined || isMemberOf(site, user, level, project, issue)
}

/** Levels that the account may give to issues of the project: those that it is a member of. */
export function offeredLevels(site: Site, user: User | null, project: Project, issue?: Issue): SecurityLevel[] {
  const levels = schemeOf(site, project)?.levels ?? []
  return levels.filter((level) => isMemberOf(site, user, level, project, issue))
}
