/** Where issues hold the id of a thing that goes or is replaced: their values, and what their history says of it. */
import { isArray, type Json } from '../../base/index.ts'
import type { History, Issue } from '../records.ts'
import type { Site } from '../site.ts'

interface Thing {
  readonly id: string
  readonly name: string
}

export interface Replacement {
  /** Field id in the values, such as `fixVersions`. */
  readonly fieldId: string
  /** The field's name in the history, such as `Fix Version`. */
  readonly field: string
  readonly gone: Thing
  /** Null clears. */
  readonly by: Thing | null
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
export function replaceInIssues(site: Site, author: string, change: Replacement, among = (_: Issue) => true): void {
  for (const issue of site.issues.all())
    if (names(issue, change.fieldId, change.gone.id) && among(issue)) site.issues.put(replaced(site, author, issue, change))
}

function replaced(site: Site, author: string, issue: Issue, { fieldId, field, gone, by }: Replacement): Issue {
  const now = site.now()
  const history: History = {
    id: site.id(),
    at: now,
    author,
    items: [
      {
        field,
        fieldtype: fieldId.startsWith('customfield_') ? 'custom' : 'jira',
        fieldId,
        from: gone.id,
        fromText: gone.name,
        to: by?.id ?? null,
        toText: by?.name ?? null,
      },
    ],
  }
  return {
    ...issue,
    values: { ...issue.values, [fieldId]: without(issue.values[fieldId], gone.id, by?.id ?? null) },
    history: [...issue.history, history],
    updated: now,
    indexedAt: now + site.indexLag,
  }
}

function without(value: Json | undefined, gone: string, by: string | null): Json {
  if (!isArray(value)) return by
  const kept = value.filter((one) => one !== gone)
  return by === null || kept.includes(by) ? kept : [...kept, by]
}
