/** Names that went round on the second site: two swapped theirs, three or more went in a ring or a chain, or one has that of a thing that is gone. */
import type { Design, Tag } from '../design/types.ts'
import { Draw } from '../draw.ts'
import { Names } from '../names.ts'

interface Row {
  readonly tag: Tag
  name: string
  readonly archived?: boolean
}

/** Jira keeps their names apart, and its API renames them. */
const EXCHANGED = [
  ...(['roles', 'statuses', 'issueTypes', 'priorities', 'resolutions', 'issueTypeSchemes', 'screens'] as const),
  ...([
    'screenSchemes',
    'issueTypeScreenSchemes',
    'workflowSchemes',
    'permissionSchemes',
    'projects',
    'filters',
  ] as const),
]

/** Only of what an earlier deployment paired: else names tell which is which. */
export function exchangeNames(seed: number, source: Design, design: Design, known: ReadonlySet<Tag>): void {
  const draw = new Draw(seed * 37 + 11)
  const names = new Names(draw, 2001)
  for (const table of draw.some(EXCHANGED, 0, 3)) {
    const named = new Map((source[table] as Row[]).map(({ tag, name }) => [tag, name]))
    const there = new Set(design[table].map(({ tag }) => tag))
    const gone = [...named].flatMap(([tag, name]) => (there.has(tag) ? [] : [name]))
    const rows = draw
      .shuffled((design[table] as Row[]).filter((row) => known.has(row.tag) && named.has(row.tag) && !row.archived))
      .slice(0, draw.between(2, 4))
    if (rows.length < 2) continue
    const own = rows.map(({ tag }) => named.get(tag) ?? '')
    // Each has the name of the next; the last that of the first, of what is gone, or a new one.
    const last = draw.pick([...own.slice(0, 1), names.next(table), ...gone])
    for (const [at, row] of rows.entries()) row.name = own[at + 1] ?? last
  }
}
