/** What a lane is called, by what the roadmap is grouped by. Pure. */
import type { LanesBy } from '../../../portfolio/index.ts'
import type { ChartRow } from './entry.ts'

const NONE: Readonly<Record<LanesBy, string>> = {
  objective: 'Below no objective',
  owner: 'Nobody',
  stage: 'No stage',
  none: 'All items',
}

export function laneName(row: ChartRow, by: LanesBy): string {
  if (row.lane === null) return NONE[by]
  return (row.kind === 'lane' ? row.name : null) ?? row.lane
}
