/** The state of a simulated site as `/_simulator/state` gives it: plain records, known here by name only. */

// biome-ignore lint/suspicious/noExplicitAny: the comparer believes nothing about the records but what it looks at
export type Row = Record<string, any>

export interface State {
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, Row>>
  /** Every id of the site → the table that holds it. */
  readonly owner: ReadonlyMap<string, string>
}

export function readState(json: Row): State {
  const tables = new Map<string, Map<string, Row>>()
  const owner = new Map<string, string>()
  for (const [name, rows] of Object.entries(json)) {
    if (!Array.isArray(rows) || name === 'administrators' || name === 'tasks' || name === 'audit') continue
    const table = new Map<string, Row>(rows.map((row: Row) => [String(row.id ?? row.accountId), row]))
    tables.set(name, table)
    for (const id of table.keys()) owner.set(id, name)
  }
  return { tables, owner }
}

export const tableOf = (state: State, name: string): Row[] => [...(state.tables.get(name)?.values() ?? [])]
export const rowOf = (state: State, table: string, id: string): Row | undefined => state.tables.get(table)?.get(id)
