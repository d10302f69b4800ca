/** What every kind's rules ask of a table: a row that must exist, ids that must exist and be given once. */
import { refuse } from '../http.ts'

export function existing<T>(table: ReadonlyMap<string, T>, id: string, message: string): T {
  const row = table.get(id)
  if (row === undefined) throw refuse(404, message)
  return row
}

/** `what` is the plural in Jira's message: "These projects were not found: 10005." */
export function refuseMissing(table: ReadonlyMap<string, unknown>, ids: readonly string[], what: string): void {
  const missing = ids.filter((id) => !table.has(id))
  if (missing.length > 0) throw refuse(404, `These ${what} were not found: ${missing.join(', ')}.`)
}

/** `field` is the list in the body, as Jira names it: "The projectIds must not contain duplicates." */
export function refuseRepeated(ids: readonly string[], field: string): void {
  if (new Set(ids).size !== ids.length) throw refuse(400, `The ${field} must not contain duplicates.`)
}
