/** The list: sticky header, virtual rows, everything by keyboard (↑ ↓ Home End, Enter opens, Space looks, Esc closes). */
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { BodyRow, GroupRow, WaitingRow } from './body-row.tsx'
import type { Column, List } from './column.ts'
import { HeadRow } from './head-row.tsx'
import type { Lines } from './lines.ts'
import classes from './table.module.css'
import { usePrinting } from './use-printing.ts'
import { useRowKeys } from './use-row-keys.ts'

const ROW = 34
const HEAD = 32

export interface TableProps<Row> {
  readonly list: List<Row>
  /** Arranged. */
  readonly lines: Lines<Row>
  readonly columns: readonly Column<Row>[]
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  /** The key of the row whose panel is open. */
  readonly open?: string | undefined
  /** `enter`: the focus shall go along. */
  readonly onOpen?: ((row: Row | undefined, enter: boolean) => void) | undefined
  /** Told which lines are to be seen, for who brings them by page. */
  readonly onSeen?: ((first: number, last: number) => void) | undefined
}

export function Table<Row>({ list, lines, columns, sort, onSort, open, onOpen, onSeen }: TableProps<Row>): ReactNode {
  const id = useId()
  const { body, virtual } = useVirtualRows(lines)
  const keys = useRowKeys({ list, lines, open, onOpen, scrollTo: (line) => virtual.scrollToIndex(line) })
  const printing = usePrinting()
  useOpenInSight(lines, list.keyOf, open, virtual.scrollToIndex)
  const tracks = useMemo(
    (): CSSProperties => ({ gridTemplateColumns: columns.map(({ width }) => width).join(' ') }),
    [columns],
  )
  const choose = useChoice(keys.setAt, onOpen)
  const lineAt = (index: number, top: number | undefined): ReactNode => {
    const item = lines.at(index)
    if (!item) return null
    if ('group' in item) {
      const note = (item.rows && list.groupNote?.(item.rows)) ?? item.count.toLocaleString()
      return <GroupRow key={`group ${item.group}`} group={item.group} note={note} top={top} columns={columns.length} />
    }
    const { row } = item
    const place = { index: item.index, tracks, top }
    if (row === undefined) return <WaitingRow key={`waiting ${item.index}`} columns={columns.length} {...place} />
    const [key, inTree] = [list.keyOf(row), list.place?.(row)]
    return (
      <BodyRow
        key={key}
        id={`${id}-${item.index}`}
        row={row}
        columns={columns}
        active={item.index === keys.at}
        open={onOpen && key === open}
        depth={inTree?.depth}
        expanded={inTree?.open}
        choose={choose}
        {...place}
      />
    )
  }
  const shown = printing ? allOf(lines) : virtual.getVirtualItems()
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => onSeen?.(first, last), [onSeen, first, last])
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label.
    // biome-ignore lint/a11y/noStaticElementInteractions: both roles take the keys.
    <div
      role={list.place ? 'treegrid' : 'grid'}
      aria-label={list.label}
      aria-rowcount={lines.rows + 1}
      aria-activedescendant={keys.at === undefined ? undefined : `${id}-${keys.at}`}
      tabIndex={0}
      className={classes.table}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
    >
      <HeadRow columns={columns} tracks={tracks} sort={sort} onSort={onSort} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      <div
        role="rowgroup"
        ref={body}
        className={classes.body}
        style={printing ? undefined : { height: virtual.getTotalSize() }}
      >
        {shown.map(({ index, start }) => lineAt(index, printing ? undefined : start - virtual.options.scrollMargin))}
      </div>
    </div>
  )
}

const allOf = <Row,>({ count }: Lines<Row>): readonly { index: number; start: number }[] =>
  Array.from({ length: count }, (_, index) => ({ index, start: 0 }))

/** One and the same from drawing to drawing: rows that stay as they are need not be drawn again. */
function useChoice<Row>(setAt: (index: number) => void, onOpen: TableProps<Row>['onOpen']) {
  return useCallback(
    (row: Row, index: number): void => {
      setAt(index)
      onOpen?.(row, false)
    },
    [setAt, onOpen],
  )
}

/** A link to an open row leads to it, however far down it stands. */
function useOpenInSight<Row>(
  lines: Lines<Row>,
  keyOf: (row: Row) => string,
  open: string | undefined,
  scrollTo: (index: number, options: { align: 'center' }) => void,
): void {
  const first = useRef(true)
  useLayoutEffect(() => {
    if (!first.current) return
    first.current = false
    const index = open === undefined ? -1 : lines.indexOf((row) => keyOf(row) === open)
    if (index > 0) scrollTo(lines.lineOf(index), { align: 'center' })
  }, [lines, keyOf, open, scrollTo])
}

function useVirtualRows<Row>(lines: Lines<Row>) {
  const body = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const virtual = useWindowVirtualizer({
    count: lines.count,
    estimateSize: (index) => (lines.isHead(index) ? HEAD : ROW),
    overscan: 8,
    scrollMargin: top,
    scrollPaddingStart: 44,
    scrollPaddingEnd: 12,
  })
  // Where the list begins does not change by scrolling, and to look costs a layout.
  useLayoutEffect(() => {
    if (virtual.isScrolling || !body.current) return
    const now = Math.round(body.current.getBoundingClientRect().top + window.scrollY)
    if (now !== top) setTop(now)
  })
  return { body, virtual }
}
