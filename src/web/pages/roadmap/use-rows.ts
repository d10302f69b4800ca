/** Which rows are in sight, and how high each is. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useMemo } from 'react'
import type { RoadmapRow } from '../../../portfolio/index.ts'
import type { Entry } from './entry.ts'
import { undatedHeight } from './undated.tsx'

/** Pixels: a row, and the calendar above them all. */
export const [ROW, HEAD] = [34, 50]

export interface RowsInput {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: readonly RoadmapRow<Entry>[]
  readonly active: string | undefined
  /** How many chips stand in a line. */
  readonly perLine: number
  readonly closed: ReadonlySet<string>
  readonly printing: boolean
  /** Filled here: brings a row into sight. */
  readonly goToRow: RefObject<((index: number) => void) | undefined>
}

export function heightOf(row: RoadmapRow<Entry>, { perLine, closed, printing }: RowsInput): number {
  return row.kind === 'undated' ? undatedHeight(row.items.length, perLine, printing || closed.has(row.key)) : ROW
}

export function useRows(props: RowsInput) {
  const { scroller, rows, active, closed, perLine, printing } = props
  const found = useMemo(() => rows.findIndex(({ key }) => key === active), [rows, active])
  const activeAt = Math.max(0, found)
  // The row that has the focus is kept, however far it is scrolled away.
  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      const seen = defaultRangeExtractor(range)
      return found < 0 || seen.includes(found) ? seen : [...seen, found].sort((a, b) => a - b)
    },
    [found],
  )
  // Another function means that the heights are looked at again: only when one may have changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows, closed, perLine, printing])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index]
      return row ? heightOf(row, props) : ROW
    },
    getItemKey,
    overscan: 8,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    rangeExtractor,
  })
  const { scrollToIndex } = virtual
  const { goToRow } = props
  useEffect(() => {
    goToRow.current = (index) => scrollToIndex(index)
  }, [goToRow, scrollToIndex])
  return { virtual, activeAt }
}
