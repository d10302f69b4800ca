/** Where Jira refused a query, out of what it says: "… (line 1, character 14)", "… at line 1, character 14". Pure. */

export interface Refusal {
  readonly before: string
  /** The word it stumbled over; a space where the text ended too early. */
  readonly at: string
  readonly after: string
}

export function refusalIn(jql: string, says: string): Refusal | undefined {
  const [, line, character] = /line (\d+),? (?:character|column|position) (\d+)/i.exec(says) ?? []
  if (line === undefined || character === undefined) return undefined
  const lines = jql.split('\n')
  const row = Number(line) - 1
  const text = lines[row]
  if (text === undefined) return undefined
  const start = lines.slice(0, row).reduce((sum, one) => sum + one.length + 1, 0)
  // Jira counts from one.
  const place = start + Math.min(Math.max(0, Number(character) - 1), text.length)
  const at = /^(\w+|\S)/.exec(jql.slice(place))?.[0] ?? ''
  return { before: jql.slice(0, place), at: at || ' ', after: jql.slice(place + at.length) }
}
