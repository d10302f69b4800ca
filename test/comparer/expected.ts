/** What answers want otherwise than the source has it, put into a copy of the source's state before it is compared. */
import type { Row } from './state.ts'

export interface Expected {
  /** `fields`, `projects` …: the row whose `by` is `from` is to have `to` there. */
  readonly table: string
  readonly by: string
  readonly from: string
  readonly to: string
}

export function asExpected(state: Row, wishes: readonly Expected[]): Row {
  const copy = JSON.parse(JSON.stringify(state)) as Row
  for (const { table, by, from, to } of wishes) {
    const rows = (copy[table] as Row[]).filter((row) => row[by] === from && (row.projectId ?? null) === null)
    if (rows.length !== 1) throw new Error(`${rows.length} rows of ${table} have ${by} "${from}"`)
    for (const row of rows) row[by] = to
    // People write a project's key into their queries; a name that is put into one is put in quotes.
    if (by === 'key')
      for (const filter of copy.filters) filter.jql = filter.jql.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), `"${to}"`)
  }
  return copy
}
