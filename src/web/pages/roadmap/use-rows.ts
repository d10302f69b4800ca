/** Which rows are in sight, and how high each is. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useRef } from 'react'
import type { ChartRows } from './chart-rows.ts'
import type { ChartRow } from './entry.ts'
import { undatedHeight } from './undated.tsx'

/** Pixels: a row, and the calendar above them all. */
export const [ROW, HEAD] = [34, 50]

export interface RowsInput {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rows: ChartRows
  readonly active: string | undefined
  /** How many chips stand in a line. */
  readonly perLine: number
  /** Keys of rows of which all is shown. */
  readonly whole: ReadonlySet<string>
  readonly printing: boolean
  /** Filled here: brings a row into sight. */
  readonly goToRow: RefObject<((index: number) => void) | undefined>
}

/** Of a row that is on its way the usual one. */
export function heightOf(row: ChartRow | undefined, { perLine, whole, printing }: RowsInput): number {
  return row?.kind === 'undated' ? undatedHeight(row.items.length, perLine, printing || whole.has(row.key)) : ROW
}

export function useRows(props: RowsInput) {
  const { scroller, rows, active } = props
  const found = usePlaceOf(active, rows)
  const activeAt = Math.max(0, found)
  // The row that has the focus is kept, however far it is scrolled away.
  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      const seen = defaultRangeExtractor(range)
      return found < 0 || seen.includes(found) ? seen : [...seen, found].sort((a, b) => a - b)
    },
    [found],
  )
  const tall = rows.here
    .flatMap(({ row, index }) => (heightOf(row, props) === ROW ? [] : [`${index} ${heightOf(row, props)}`]))
    .join()
  // Another function means that all heights are looked at again: only when one may have changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const getItemKey = useCallback((index: number) => index, [tall])
  const virtual = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (tall === '' ? ROW : heightOf(rows.at(index), props)),
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

/** Where it stands, or stood when it was here last and still does; below nought otherwise. */
function usePlaceOf(key: string | undefined, rows: ChartRows): number {
  const last = useRef(-1)
  if (key === undefined) return -1
  const found = rows.indexOf(key)
  if (found >= 0) last.current = found
  return last.current >= 0 && rows.at(last.current)?.key === key ? last.current : -1
}
