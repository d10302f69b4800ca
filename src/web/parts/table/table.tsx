/** The list: sticky header, virtual rows, everything by keyboard (↑ ↓ Home End, Enter opens, Space looks, Esc closes). */
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Item, itemsOf } from './arrange.ts'
import { BodyRow, GroupRow } from './body-row.tsx'
import type { Column, List } from './column.ts'
import { HeadRow } from './head-row.tsx'
import classes from './table.module.css'
import { usePrinting } from './use-printing.ts'
import { useRowKeys } from './use-row-keys.ts'

const ROW = 34
const HEAD = 32

export interface TableProps<Row> {
  readonly list: List<Row>
  /** Arranged. */
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
  /** The key of the row whose panel is open. */
  readonly open?: string | undefined
  /** `enter`: the focus shall go along. */
  readonly onOpen?: ((row: Row | undefined, enter: boolean) => void) | undefined
}

export function Table<Row>({ list, rows, columns, sort, onSort, open, onOpen }: TableProps<Row>): ReactNode {
  const id = useId()
  const items = useMemo(() => itemsOf(rows, list.groupOf), [rows, list.groupOf])
  const { body, virtual } = useVirtualRows(items)
  const keys = useRowKeys({ list, rows, items, open, onOpen, scrollTo: (index) => virtual.scrollToIndex(index) })
  const printing = usePrinting()
  useOpenInSight(items, list.keyOf, open, virtual.scrollToIndex)
  const tracks = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  const shown = printing ? items.map((_, index) => ({ index, start: 0 })) : virtual.getVirtualItems()
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label.
    // biome-ignore lint/a11y/noStaticElementInteractions: both roles take the keys.
    <div
      role={list.place ? 'treegrid' : 'grid'}
      aria-label={list.label}
      aria-rowcount={rows.length + 1}
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
        {shown.map(({ index, start }) => {
          const item = items[index]
          if (!item) return null
          const place = printing ? undefined : { transform: `translateY(${start - virtual.options.scrollMargin}px)` }
          if ('group' in item)
            return (
              <GroupRow
                key={`group ${item.group}`}
                group={item.group}
                note={list.groupNote?.(item.rows) ?? item.rows.length}
                place={place}
                columns={columns.length}
              />
            )
          const key = list.keyOf(item.row)
          return (
            <BodyRow
              key={key}
              id={`${id}-${item.index}`}
              item={item}
              columns={columns}
              place={{ ...tracks, ...place }}
              active={item.index === keys.at}
              open={onOpen && key === open}
              treePlace={list.place?.(item.row)}
              choose={() => {
                keys.setAt(item.index)
                onOpen?.(item.row, false)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

/** A link to an open row leads to it, however far down it stands. */
function useOpenInSight<Row>(
  items: readonly Item<Row>[],
  keyOf: (row: Row) => string,
  open: string | undefined,
  scrollTo: (index: number, options: { align: 'center' }) => void,
): void {
  const first = useRef(true)
  useLayoutEffect(() => {
    if (!first.current) return
    first.current = false
    const index = items.findIndex((item) => 'row' in item && keyOf(item.row) === open)
    if (open !== undefined && index > 0) scrollTo(index, { align: 'center' })
  }, [items, keyOf, open, scrollTo])
}

function useVirtualRows<Row>(items: readonly Item<Row>[]) {
  const body = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    const now = body.current ? Math.round(body.current.getBoundingClientRect().top + window.scrollY) : 0
    if (now !== top) setTop(now)
  })
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: (index) => (items[index] && 'group' in items[index] ? HEAD : ROW),
    overscan: 16,
    scrollMargin: top,
    scrollPaddingStart: 44,
    scrollPaddingEnd: 12,
  })
  return { body, virtual }
}
