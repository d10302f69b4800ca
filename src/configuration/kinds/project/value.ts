/** What a project is: its own details, the schemes it follows, and who fills its roles. */
import { type Key, kindOf } from '../../kind.ts'
import { type Actors, sorted } from '../actors.ts'

export type Project = {
  key: string
  name: string
  description: string
  url: string
  lead: string | null
  assigneeType: string
  projectTypeKey: string
  issueTypeScheme: string | null
  issueTypeScreenScheme: string | null
  /** Null is Jira's default workflow scheme, which has no id. */
  workflowScheme: string | null
  permissionScheme: string | null
  /** Roles that nobody fills are left out. */
  actors: ({ role: string } & Actors)[]
}

export function normalise(project: Project): Project {
  return {
    ...project,
    actors: project.actors
      .filter(({ users, groups }) => users.length + groups.length > 0)
      .map(({ role, ...actors }) => ({ role, ...sorted(actors) }))
      .sort((a, b) => (a.role < b.role ? -1 : 1)),
  }
}

/** What people said to keep: the scheme stays whose types or which itself was asked about. */
export function keepSchemes(wanted: Project, now: Project, kept: ReadonlySet<Key>): Project {
  const kinds = new Set([...kept].map(kindOf))
  return {
    ...wanted,
    issueTypeScheme: kinds.has('issue-type') ? now.issueTypeScheme : wanted.issueTypeScheme,
    workflowScheme: kinds.has('workflow-scheme') ? now.workflowScheme : wanted.workflowScheme,
  }
}

/** What only a project in use tells. */
export const DETAILS = [
  'assigneeType',
  'issueTypeScheme',
  'issueTypeScreenScheme',
  'workflowScheme',
  'permissionScheme',
  'actors',
] as const satisfies readonly (keyof Project)[]
