/** Names that Jira keeps unique: whatever their case, and with spaces around them ignored. */

export interface Named {
  readonly id: string
  readonly name: string
}

export function isTaken(rows: Iterable<Named>, name: string, exceptId?: string): boolean {
  const folded = fold(name)
  for (const row of rows) if (row.id !== exceptId && fold(row.name) === folded) return true
  return false
}

const fold = (name: string): string => name.trim().toLowerCase()
