/** Figures as tables for people, or as JSON for programs. */
import type { Command } from './command-line.ts'
import type { Counted, Phase } from './phases.ts'
import type { ReadSite } from './reading/readings.ts'
import type { Cell } from './sizes/matrix.ts'

export function asTable(phases: readonly Phase[], commands: readonly Command[]): string {
  return [
    ...columns([
      ['PHASE', 'LATE BY', 'SECONDS', 'READS', 'FEWEST', 'RATIO', 'WRITES', 'FEWEST', 'RATIO', 'FROM MB', 'PEAK MB'],
      ...phases.map(({ name, latency, seconds, reads, writes, from, peak }) => {
        const sizes = [from, peak].map((megabytes) => megabytes.toFixed(0))
        return [name, `${latency} ms`, seconds.toFixed(2), ...counts(reads), ...counts(writes), ...sizes]
      }),
    ]),
    '',
    ...columns([
      ['COMMAND, WITH ITS DATABASE', 'SECONDS'],
      ...commands.map(({ name, seconds }) => [name, seconds.toFixed(2)]),
    ]),
  ].join('\n')
}

/** By endpoint and method, where it was asked or had to be. */
export function asDetail(phases: readonly Phase[]): string {
  const sections = phases.map(({ name, latency, reads, writes }) => {
    const rows = [reads, writes].flatMap(({ asked, fewest }) =>
      [...new Set([...asked.endpoints, ...(fewest?.endpoints ?? [])])].map((endpoint) => ({
        endpoint,
        asked: asked.of(endpoint),
        fewest: fewest === null ? '' : String(fewest.of(endpoint)),
      })),
    )
    rows.sort((a, b) => b.asked - a.asked)
    return columns([
      [`${name.toUpperCase()}, ${latency} MS LATE`, 'ASKED', 'FEWEST'],
      ...rows.map((row) => [row.endpoint, String(row.asked), row.fewest]),
    ]).join('\n')
  })
  return sections.join('\n\n')
}

export function asJson(
  phases: readonly Phase[],
  commands: readonly Command[],
  readings: readonly ReadSite[],
  sizes: readonly Cell[],
): string {
  const counted = ({ asked, fewest }: Counted) => ({ asked: asked.total, fewest: fewest?.total ?? null, by: asked })
  return JSON.stringify(
    {
      phases: phases.map(({ reads, writes, from, peak, ...rest }) => ({
        ...rest,
        megabytes: { from, peak },
        reads: counted(reads),
        writes: counted(writes),
      })),
      commands,
      readings,
      sizes,
    },
    null,
    2,
  )
}

/** Null where nothing must be asked. */
export const ratio = ({ asked, fewest }: Counted): number | null =>
  fewest === null || fewest.total === 0 ? null : asked.total / fewest.total

const counts = (counted: Counted): string[] => [
  String(counted.asked.total),
  counted.fewest === null ? '' : String(counted.fewest.total),
  ratio(counted)?.toFixed(2) ?? '',
]

/** The first column to the left, figures to the right. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
