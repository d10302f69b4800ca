/** Hiding one issue, as a person does who sets a security level that was made for it. */
import type { Issue, IssueSecurityScheme, Project, User } from '../records.ts'
import type { Site } from '../site.ts'
import { schemeOf } from './issue-security.ts'
import { projectOfIssue } from './issue-sight.ts'
import { writeIssue } from './issue-write.ts'

/** Nobody but these accounts sees it then. */
export function hideIssue(site: Site, user: User | null, issue: Issue, visibleTo: readonly string[]): void {
  const scheme = givenScheme(site, projectOfIssue(site, issue))
  const name = `Hidden ${scheme.levels.length + 1}`
  const members = visibleTo.map((value) => ({ id: site.id(), holder: { type: 'user', value } }))
  const level = { id: site.id(), name, description: '', members }
  scheme.levels.push(level)
  writeIssue(site, user, issue, { ...issue, values: { ...issue.values, security: level.id } })
}

export function showIssueToAll(site: Site, user: User | null, issue: Issue): void {
  writeIssue(site, user, issue, { ...issue, values: { ...issue.values, security: null } })
}

/** A project without a scheme gets one. */
function givenScheme(site: Site, project: Project): IssueSecurityScheme {
  const there = schemeOf(site, project)
  if (there) return there
  const made: IssueSecurityScheme = {
    id: site.id(),
    name: `Hidden issues of ${project.key}`,
    description: '',
    isDefault: false,
    levels: [],
    defaultLevelId: null,
  }
  site.tables.issueSecuritySchemes.set(made.id, made)
  project.issueSecuritySchemeId = made.id
  return made
}
