/** The lines of a list's body: rows with a head before each group, of all rows at hand or of those that a server gives by page. Pure. */

export type Line<Row> =
  | { readonly group: string; readonly rows: readonly Row[] | undefined; readonly count: number }
  /** Undefined while the row is on its way. */
  | { readonly row: Row | undefined; readonly index: number }

export interface Lines<Row> {
  /** Rows and heads together. */
  readonly count: number
  readonly rows: number
  at(line: number): Line<Row> | undefined
  /** Whether a group's head stands there. */
  isHead(line: number): boolean
  /** Where a row stands. */
  lineOf(index: number): number
  rowAt(index: number): Row | undefined
  /** Of the rows that are here; below nought otherwise. */
  indexOf(fits: (row: Row) => boolean): number
}

export interface Group {
  readonly group: string
  readonly count: number
}

export function linesOf<Row>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined): Lines<Row> {
  const groups = groupOf && [...Map.groupBy(rows, groupOf)]
  const ordered = groups ? groups.flatMap(([, members]) => members) : rows
  const members = new Map(groups)
  const lines = linesIn(
    groups?.map(([group, { length }]) => ({ group, count: length })),
    ordered.length,
    (index) => ordered[index],
    (fits) => ordered.findIndex(fits),
  )
  return {
    ...lines,
    at(line) {
      const found = lines.at(line)
      return found && 'group' in found ? { ...found, rows: members.get(found.group) } : found
    },
  }
}

/** Rows that are numbered through all groups. Without groups there are no heads. */
export function linesIn<Row>(
  groups: readonly Group[] | undefined,
  rows: number,
  rowAt: (index: number) => Row | undefined,
  indexOf: (fits: (row: Row) => boolean) => number,
): Lines<Row> {
  const heads = headsOf(groups ?? [])
  const headBefore = (line: number) => heads[lastUpTo(heads, line, (head) => head.line)]
  return {
    count: rows + heads.length,
    rows,
    at(line) {
      const head = headBefore(line)
      if (head?.line === line) return { group: head.group, rows: undefined, count: head.count }
      const index = head ? head.first + line - head.line - 1 : line
      return index < rows ? { row: rowAt(index), index } : undefined
    },
    isHead: (line) => headBefore(line)?.line === line,
    lineOf: (index) => index + lastUpTo(heads, index, ({ first }) => first) + 1,
    rowAt,
    indexOf,
  }
}

/** The place of the last whose value is not above; below nought where there is none. Values rise. */
function lastUpTo<T>(all: readonly T[], value: number, of: (one: T) => number): number {
  let [low, high] = [0, all.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = all[middle]
    if (one !== undefined && of(one) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

function headsOf(groups: readonly Group[]) {
  let first = 0
  return groups.map(({ group, count }, place) => {
    const head = { group, count, first, line: first + place }
    first += count
    return head
  })
}
