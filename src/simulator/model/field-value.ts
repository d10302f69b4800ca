/** Option values inside issues: who uses an option, and taking it out or putting another in its place. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import type { Field, Issue, User } from '../records.ts'
import type { Site } from '../site.ts'
import { contextFor } from './field-scope.ts'
import { writeIssue, writeQuietly } from './issue-write.ts'

/** Ids of the options that a value names: one, several, or a cascade's two. */
function optionsIn(value: Json | undefined): string[] {
  if (isArray(value)) return value.flatMap(optionsIn)
  if (!isObject(value)) return []
  return [value.option, value.child].filter((one) => typeof one === 'string')
}

export function isOptionUsed(site: Site, field: Field, optionId: string): boolean {
  for (const issue of site.issues.all()) if (optionsIn(issue.values[field.id]).includes(optionId)) return true
  return false
}

/** The value without an option, or with another in its place; a cascade loses its lower half with the upper. */
function withOption(value: Json | undefined, from: string, to: string | null): Json {
  if (isArray(value)) {
    const kept = value.filter((one) => !optionsIn(one).includes(from))
    const gained = to === null || kept.some((one) => optionsIn(one).includes(to)) ? [] : [{ option: to }]
    return kept.length + gained.length === 0 ? null : [...kept, ...gained]
  }
  if (!isObject(value)) return null
  if (value.option === from) return to === null ? null : { option: to }
  if (value.child !== from) return value
  return to === null ? { option: value.option } : { option: value.option, child: to }
}

const having = (issue: Issue, field: Field, value: Json): Issue => ({
  ...issue,
  values: { ...issue.values, [field.id]: value },
})

/** In silence: what goes with its configuration is no change of the issue. */
export function clearOptions(site: Site, field: Field, optionIds: ReadonlySet<string>): void {
  for (const issue of site.issues.all()) {
    const gone = optionsIn(issue.values[field.id]).filter((id) => optionIds.has(id))
    if (gone.length === 0) continue
    const left = gone.reduce((value, id) => withOption(value, id, null), issue.values[field.id] ?? null)
    writeQuietly(site, issue, having(issue, field, left))
  }
}

/** What Jira tells of the task: which issues it changed, and which it could not (operation replaceCustomFieldOption). */
export function replaceOption(
  site: Site,
  field: Field,
  user: User | null,
  issues: readonly Issue[],
  from: string,
  to: string | null,
): JsonObject {
  const users = issues.filter((issue) => optionsIn(issue.values[field.id]).includes(from))
  const mayTake = ({ projectId, typeId }: Issue): boolean =>
    to === null || (contextFor(field, projectId, typeId)?.options.some((one) => one.id === to) ?? false)
  const [modified, unmodified] = [users.filter(mayTake), users.filter((issue) => !mayTake(issue))]
  for (const issue of modified)
    writeIssue(site, user, issue, having(issue, field, withOption(issue.values[field.id], from, to)))
  const errorMessages = unmodified.map(
    ({ key }) => `Option ${to} cannot be set on issue ${key} as it is not in the correct scope`,
  )
  return {
    errors: { errorMessages, errors: {}, ...(errorMessages.length > 0 ? { httpStatusCode: 400 } : {}) },
    modifiedIssues: modified.map((one) => Number(one.id)),
    unmodifiedIssues: unmodified.map((one) => Number(one.id)),
  }
}
