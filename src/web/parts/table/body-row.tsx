/** The rows of a list's body: one for each thing, and a head before each group. */
import { type CSSProperties, type MouseEvent, memo, type ReactNode } from 'react'
import type { Column } from './column.ts'
import classes from './table.module.css'

interface BodyRowProps<Row> extends RowPlace {
  readonly id: string
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly active: boolean
  /** Undefined where rows do not open. */
  readonly open: boolean | undefined
  readonly choose: (row: Row, index: number) => void
  /** In a tree, from 0, and whether what is below it shows. */
  readonly depth: number | undefined
  readonly expanded: boolean | undefined
}

interface RowPlace {
  readonly tracks: CSSProperties
  /** Undefined on paper, where rows follow each other. */
  readonly top: number | undefined
}

const placeOf = (top: number | undefined): CSSProperties =>
  top === undefined ? {} : { transform: `translateY(${top}px)` }

/** Scrolling draws only the rows that come. */
export const BodyRow = memo(function bodyRow<Row>(props: BodyRowProps<Row>): ReactNode {
  const { id, row, index, columns, tracks, top, active, open, choose, depth, expanded } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys.
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      aria-level={depth === undefined ? undefined : depth + 1}
      aria-expanded={expanded}
      data-active={active || undefined}
      data-opens={open === undefined ? undefined : true}
      className={classes.row}
      style={{ ...tracks, ...placeOf(top) }}
      onClick={(event) => {
        // A link or a button in the row does its own work, and so does what opened from one and stands elsewhere.
        const { currentTarget: clicked, target } = event
        if (clicked.contains(target as Element) && !(target as Element).closest('a, button, input, label'))
          choose(row, index)
      }}
    >
      <Cells columns={columns} row={row} />
    </div>
  )
}) as <Row>(props: BodyRowProps<Row>) => ReactNode

interface CellsProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly row: Row
}

/** Drawn again only when the row itself is another: moving through a list draws only its frame. */
const Cells = memo(function cells<Row>({ columns, row }: CellsProps<Row>): ReactNode {
  return columns.map((column) => <Cell key={column.id} column={column} row={row} />)
}) as <Row>(props: CellsProps<Row>) => ReactNode

/** What was cut is told whole on hover. */
function tellWhole({ currentTarget: cell }: MouseEvent<HTMLElement>): void {
  const cut = [cell, ...cell.querySelectorAll<HTMLElement>('.one-line')].some(
    (one) => one.scrollWidth > one.clientWidth,
  )
  cell.title = cut ? (cell.textContent ?? '') : ''
}

function Cell<Row>({ column, row }: { readonly column: Column<Row>; readonly row: Row }): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      role="gridcell"
      className={column.align === 'right' ? `${classes.cell} tabular` : classes.cell}
      data-align={column.align}
      onMouseEnter={tellWhole}
    >
      {column.cell(row)}
    </div>
  )
}

export function GroupRow({
  group,
  note,
  top,
  columns,
}: {
  readonly group: string
  readonly note: ReactNode
  readonly top: number | undefined
  readonly columns: number
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div role="row" className={classes.group} style={placeOf(top)}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      <div role="gridcell" aria-colspan={columns}>
        {group} <span className="dimmed tabular">{note}</span>
      </div>
    </div>
  )
}

/** Stands where a row will be: it is on its way from the server. */
export function WaitingRow({
  index,
  columns,
  tracks,
  top,
}: RowPlace & {
  readonly index: number
  readonly columns: number
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div role="row" aria-rowindex={index + 2} aria-busy className={classes.row} style={{ ...tracks, ...placeOf(top) }}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      <div role="gridcell" aria-colspan={columns} aria-label="Loading">
        <div className={classes.waiting} />
      </div>
    </div>
  )
}
