/** Issues whose workflow loses their status, or which come to follow another workflow: what must be told, and moving them. */
import { refuse } from '../http.ts'
import type { Issue, Project, User, Workflow } from '../records.ts'
import type { Site } from '../site.ts'
import { writeIssue } from './issue-write.ts'

/** The issues of a type in a project go from one workflow to another, or to a new version of the same. */
export interface Change {
  readonly project: Project
  readonly issueTypeId: string
  readonly from: Workflow
  readonly to: Pick<Workflow, 'id' | 'statuses'>
}

/** The status that issues get in place of a lost one; undefined where the caller said nothing. */
export type Mapping = (change: Change, statusId: string) => string | undefined

const statusIds = ({ statuses }: Pick<Workflow, 'statuses'>): Set<string> =>
  new Set(statuses.map((one) => one.statusId))

export function lostStatuses({ from, to }: Change): string[] {
  const kept = statusIds(to)
  return [...statusIds(from)].filter((id) => !kept.has(id))
}

/** Lost statuses without a mapping that leads into the new workflow: Jira asks for all of them, whoever is in them. */
export function unmapped(change: Change, mapping: Mapping): string[] {
  const kept = statusIds(change.to)
  return lostStatuses(change).filter((id) => !kept.has(mapping(change, id) ?? ''))
}

export function refuseUnmapped(changes: readonly Change[], mapping: Mapping): void {
  const messages = changes.flatMap((change) => {
    const lost = unmapped(change, mapping)
    if (lost.length === 0) return []
    return [
      `Issue type with ID '${change.issueTypeId}' is missing the mappings required for statuses with IDs ${lost.join(', ')}.`,
    ]
  })
  if (messages.length > 0) throw refuse(400, [...new Set(messages)])
}

/** Issues that must get another status. */
export function* displaced(site: Site, changes: readonly Change[]): Iterable<readonly [Issue, Change]> {
  const key = (projectId: string, typeId: string): string => `${projectId} ${typeId}`
  const byPlace = new Map(changes.map((one) => [key(one.project.id, one.issueTypeId), one]))
  if (byPlace.size === 0) return
  for (const issue of site.issues.all()) {
    const change = byPlace.get(key(issue.projectId, issue.typeId))
    if (change && !statusIds(change.to).has(issue.statusId)) yield [issue, change]
  }
}

export function isAnyDisplaced(site: Site, changes: readonly Change[]): boolean {
  for (const _ of displaced(site, changes)) return true
  return false
}

/** Answers how many. Each issue's history tells of it. */
export function moveIssues(site: Site, changes: readonly Change[], mapping: Mapping, user: User | null): number {
  const moves = [...displaced(site, changes)]
  for (const [issue, change] of moves) {
    const statusId = mapping(change, issue.statusId)
    if (statusId !== undefined) writeIssue(site, user, issue, { ...issue, statusId })
  }
  return moves.length
}
