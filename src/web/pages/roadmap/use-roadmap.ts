/** What the roadmap shows: its rows by the view's grouping, search and filters, as far as they are in sight. */
import { useMemo } from 'react'
import { type Day, dayOf, LANES_BY, type LanesBy, ZOOMS, type Zoom } from '../../../portfolio/index.ts'
import type { Input } from '../../api.ts'
import type { Turned } from '../../parts/portfolio/use-turned.ts'
import { type Paged, usePages } from '../../parts/table/use-pages.ts'
import type { View } from '../../view.ts'
import { chartRows } from './chart-rows.ts'
import type { Moves } from './entry.ts'
import { linesIn, type RoadmapLine } from './lines-in.ts'

export const byOf = ({ by }: View): LanesBy => LANES_BY.find((one) => one === by) ?? 'objective'
export const zoomOf = ({ zoom }: View): Zoom => ZOOMS.find((one) => one === zoom) ?? 'months'

/** In the address; the usual one is not named there. */
export const zoomText = (zoom: Zoom): string | undefined => (zoom === 'months' ? undefined : zoom)

export const ROADMAP = 'GET /items/roadmap'
const PAGED: Paged<typeof ROADMAP, RoadmapLine> = { route: ROADMAP, rowsIn: linesIn, fresh: 5_000 }

/** `told` are the moves that the server is asked with: it knows where they carry the bars above. */
export function useRoadmap(view: View, turned: Turned, moves: Moves, told: Moves) {
  const { q, level, stage, owner, health, label, waiting } = view
  const by = byOf(view)
  const { asked } = turned
  const wanted = useMemo(
    (): Input<typeof ROADMAP> => ({
      ...{ q, level, stage, owner, health, label, waiting, by },
      ...asked,
      ...(told.size > 0 ? { moves: textOf(told) } : {}),
    }),
    [q, level, stage, owner, health, label, waiting, by, asked, told],
  )
  const { first, lead, pages } = usePages(PAGED, wanted)
  const rows = useMemo(() => chartRows(pages, moves), [pages, moves])
  const reach = useReach(lead?.reach ?? null, moves)
  return { first, lead, rows, by, reach }
}

const textOf = (moves: Moves): string =>
  [...moves].map(([id, { start, due }]) => `${id}~${start ?? ''}~${due ?? ''}`).join()

/** The widest that anything may stretch: what the scale is made of. */
function useReach(
  of: { readonly start: Day; readonly due: Day } | null,
  moves: Moves,
): readonly { readonly start: Day; readonly due: Day }[] {
  const days = [...moves.values()].flatMap(({ start, due }) => [start, due]).flatMap((date) => dayOf(date ?? '') ?? [])
  const all = [...(of ? [of.start, of.due] : []), ...days]
  const [start, due] = [Math.min(...all), Math.max(...all)]
  return useMemo(() => (start <= due ? [{ start, due }] : []), [start, due])
}
