/** Where issues hold the id of a thing that goes or is replaced. */
import { isArray, type Json } from '../../base/index.ts'
import type { Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { writeIssue } from './issue-write.ts'

export interface Replacement {
  /** Field id in the values, such as `fixVersions`. */
  readonly fieldId: string
  readonly gone: string
  /** Null clears. */
  readonly by: string | null
}

export function countIssues(site: Site, is: (issue: Issue) => boolean): number {
  let count = 0
  for (const issue of site.issues.all()) if (is(issue)) count += 1
  return count
}

export function names(issue: Issue, fieldId: string, id: string): boolean {
  const value = issue.values[fieldId]
  return value === id || (isArray(value) && value.includes(id))
}

/** In every issue that `among` names. A list that holds the replacement already does not get it twice. */
export function replaceInIssues(
  site: Site,
  user: User | null,
  { fieldId, gone, by }: Replacement,
  among = (_: Issue) => true,
): void {
  for (const issue of site.issues.all()) {
    if (!names(issue, fieldId, gone) || !among(issue)) continue
    const values = { ...issue.values, [fieldId]: without(issue.values[fieldId], gone, by) }
    writeIssue(site, user, issue, { ...issue, values })
  }
}

function without(value: Json | undefined, gone: string, by: string | null): Json {
  if (!isArray(value)) return by
  const kept = value.filter((one) => one !== gone)
  return by === null || kept.includes(by) ? kept : [...kept, by]
}
