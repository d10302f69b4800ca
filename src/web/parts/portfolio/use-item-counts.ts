/** How many items there are, and how many of each value that they are filtered by. */
import { useMemo } from 'react'
import type { Level } from '../../../portfolio/index.ts'
import { useAsk } from '../../queries.ts'
import { inOrder } from '../table/arrange.ts'
import type { Counted } from '../table/bar.tsx'
import type { Filter } from '../table/column.ts'

/** Of all levels, or of one. */
export function useItemCounts<Row>(filters: readonly Filter<Row>[], level?: Level): Counted {
  const known = useAsk('GET /items/counts', { level }).data
  return useMemo(() => {
    const of: Readonly<Record<string, readonly (readonly [string, number])[]>> = known?.options ?? {}
    return {
      total: known?.of ?? 0,
      options: Object.fromEntries(filters.map((filter) => [filter.id, inOrder(of[filter.id] ?? [], filter)])),
    }
  }, [known, filters])
}
