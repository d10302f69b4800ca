/** The items as the address asks for them, by page: the tree as far as it is open, or the table. */
import { useMemo } from 'react'
import type { ItemLineView } from '../../../actions/index.ts'
import type { Input } from '../../api.ts'
import type { Turned } from '../../parts/portfolio/use-turned.ts'
import { type Paged, usePages } from '../../parts/table/use-pages.ts'
import type { View } from '../../view.ts'

const ROUTE = 'GET /items/lines'
const PAGED: Paged<typeof ROUTE, ItemLineView> = { route: ROUTE, rowsIn: ({ rows }) => rows, fresh: 5_000 }

/** An address may name any; what is no column is no order. */
const SORTED = /^-?(name|stage|health|due|owner|progress|issue|rank|start)$/

export function useLines(view: View, turned: Turned) {
  const { q, level, stage, owner, health, label, waiting } = view
  const as = view.as === 'table' ? 'table' : 'tree'
  const sort = SORTED.test(view.sort ?? '') ? view.sort : undefined
  const open = as === 'tree' ? turned.asked : undefined
  const wanted = useMemo(
    (): Input<typeof ROUTE> => ({ q, level, stage, owner, health, label, waiting, as, sort, ...open }),
    [q, level, stage, owner, health, label, waiting, as, sort, open],
  )
  return usePages(PAGED, wanted)
}
