/** What each size cost, as tables for people: beside the floor, and how it grows from one size to the next. */
import { columns } from '../print.ts'
import type { Cell } from './matrix.ts'
import type { SizePhase } from './measure-size.ts'

const HEADS = [
  ...['OBJECTS', 'LATE BY', 'LIMITS', 'PHASE', 'FLOOR S', 'VIRTUAL S', 'RATIO', 'REAL S', 'CPU S', 'ITS CPU S'],
  ...['ASKED', 'FEWEST', 'RATIO', 'SIGNS', 'FROM MB', 'PEAK MB', 'LOAD'],
]

/** SIGNS: requests for kinds that give a sign of their changes. Processor time is the real clock's, where that ran. */
export function asSizeTable(cells: readonly Cell[]): string {
  return columns([HEADS, ...cells.map(row)]).join('\n')
}

function row({ virtual, real }: Cell): string[] {
  const phase = real ?? virtual
  if (!phase) return []
  const { objects, latency, limits, name, floor, asked, fewest, signs, from, peak, load } = phase
  // Jumping the clock, the requests are those of a machine that is never late.
  const counted = (virtual ?? phase).asked.total
  return [
    ...[String(objects), `${latency} ms`, limits ? 'on' : 'off', name],
    ...[said(floor, 2), said(floor === null ? null : virtual?.seconds, 2), over(virtual?.seconds, floor)],
    ...[said(real?.seconds, 1), said(phase.cpu, 1), said(phase.cpuOfSite, 1)],
    ...(asked.total === 0 ? ['', '', '', ''] : [String(counted), said(fewest?.total, 0), over(counted, fewest?.total)]),
    ...(asked.total === 0 ? [] : [String(signs)]),
    ...[said(from, 0), said(peak, 0), said(real ? load : null, 1)],
  ]
}

const said = (figure: number | null | undefined, digits: number): string => figure?.toFixed(digits) ?? ''
const over = (figure: number | undefined, floor: number | null | undefined): string =>
  figure !== undefined && floor ? (figure / floor).toFixed(2) : ''

/** How many times as much each phase takes on a site as on the one before it in size, in the same weather. */
export function asGrowthTable(cells: readonly Cell[]): string {
  const heads = ['OBJECTS', 'LATE BY', 'LIMITS', 'PHASE', 'OBJECTS', 'VIRTUAL S', 'REAL S', 'CPU S', 'ASKED', 'PEAK MB']
  const rows = cells.flatMap((cell) => {
    const before = cells.findLast((one) => isSmaller(one, cell))
    const [small, large] = [before && phaseOf(before), phaseOf(cell)]
    if (!before || !small || !large) return []
    const times = (of: (one: Cell) => number | null | undefined): string => grown(of(before), of(cell))
    return [
      [
        ...[`${small.objects} → ${large.objects}`, `${large.latency} ms`, large.limits ? 'on' : 'off', large.name],
        times((one) => phaseOf(one)?.objects),
        times((one) => (large.fewest === null ? null : one.virtual?.seconds)),
        times((one) => one.real?.seconds),
        times((one) => phaseOf(one)?.cpu),
        times((one) => phaseOf(one)?.asked.total),
        times((one) => one.real?.peak),
      ],
    ]
  })
  return rows.length === 0 ? '' : columns([heads, ...rows]).join('\n')
}

const phaseOf = ({ virtual, real }: Cell): SizePhase | undefined => real ?? virtual
const grown = (from: number | null | undefined, to: number | null | undefined): string =>
  from && to ? `x${(to / from).toFixed(1)}` : ''

function isSmaller(one: Cell, cell: Cell): boolean {
  const [small, large] = [phaseOf(one), phaseOf(cell)]
  if (!small || !large || small.size >= large.size) return false
  return small.name === large.name && small.latency === large.latency && small.limits === large.limits
}

/** By endpoint, where it was asked or had to be. */
export function asSizeDetail(cells: readonly Cell[]): string {
  return cells
    .flatMap((cell) => cell.virtual ?? cell.real ?? [])
    .filter(({ fewest }) => fewest !== null)
    .map(({ objects, name, asked, fewest }) => {
      const endpoints = [...new Set([...asked.endpoints, ...(fewest?.endpoints ?? [])])]
      const rows = endpoints.map((one) => [one, String(asked.of(one)), String(fewest?.of(one) ?? '')])
      rows.sort((a, b) => Number(b[1]) - Number(a[1]))
      return columns([[`${objects} OBJECTS: ${name.toUpperCase()}`, 'ASKED', 'FEWEST'], ...rows]).join('\n')
    })
    .join('\n\n')
}
