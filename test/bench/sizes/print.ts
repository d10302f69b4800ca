/** What each size cost, as a table for people. */
import { columns } from '../print.ts'
import { isWrite } from '../tally.ts'
import type { SizePhase } from './measure-size.ts'

const HEADS = [
  ...['OBJECTS', 'LATE BY', 'LIMITS', 'PHASE', 'SECONDS', 'FLOOR', 'RATIO', 'CPU', 'ITS CPU'],
  ...['ASKED', 'FEWEST', 'RATIO', 'SIGNS', 'FROM MB', 'PEAK MB', 'LOAD'],
]

export const asSizeTable = (phases: readonly SizePhase[]): string => columns([HEADS, ...phases.map(row)]).join('\n')

/** Of a refresh, beside all that a snapshot asks for kinds with a sign: `signs`. Of an application only the writes have a fewest. */
function row(phase: SizePhase): string[] {
  const { size, latency, limits, name, seconds, floor, cpu, cpuOfSite, asked, fewest, signs, from, peak, load } = phase
  const counted = fewest?.endpoints.every(isWrite) ? asked.only(isWrite).total : asked.total
  return [
    ...[String(size), `${latency} ms`, limits ? 'on' : 'off', name],
    ...[seconds.toFixed(2), floor?.toFixed(2) ?? '', floor ? (seconds / floor).toFixed(2) : ''],
    ...[cpu.toFixed(1), cpuOfSite.toFixed(1)],
    ...[String(asked.total), String(fewest?.total ?? ''), fewest?.total ? (counted / fewest.total).toFixed(2) : ''],
    ...[String(signs), from.toFixed(0), peak.toFixed(0), load.toFixed(1)],
  ]
}

/** By endpoint, where it was asked or had to be. */
export function asSizeDetail(phases: readonly SizePhase[]): string {
  return phases
    .filter(({ fewest }) => fewest !== null)
    .map(({ size, name, asked, fewest }) => {
      const endpoints = [...new Set([...asked.endpoints, ...(fewest?.endpoints ?? [])])]
      const rows = endpoints.map((one) => [one, String(asked.of(one)), String(fewest?.of(one) ?? '')])
      rows.sort((a, b) => Number(b[1]) - Number(a[1]))
      return columns([[`${size} OBJECTS: ${name.toUpperCase()}`, 'ASKED', 'FEWEST'], ...rows]).join('\n')
    })
    .join('\n\n')
}
