/** A list that the server arranges and gives by page: however long it is, only what is to be seen is here. */
import { IconFilterOff } from '@tabler/icons-react'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useView } from '../../view.ts'
import { Empty } from '../empty.tsx'
import { Bar, type Counted } from './bar.tsx'
import type { List } from './column.ts'
import { type Group, type Lines, linesIn } from './lines.ts'
import { Table } from './table.tsx'
import { useColumns } from './use-columns.ts'

/** What is known of the rows by now. */
export interface Pages<Row> {
  readonly total: number
  readonly groups: readonly Group[]
  /** Undefined while it is on its way. */
  at(index: number): Row | undefined
  /** The rows that are here, in no order. */
  readonly here: readonly { readonly row: Row; readonly index: number }[]
  /** Brings these. */
  want(first: number, last: number): void
}

export function PagedTable<Row extends object>({
  list,
  pages,
  counted,
  open,
  onOpen,
  extra,
  none,
  looked,
}: {
  readonly list: List<Row>
  readonly pages: Pages<Row>
  readonly counted: Counted
  readonly open?: string | undefined
  /** Without it, rows do not open. */
  readonly onOpen?: (row: Row | undefined, enter: boolean) => void
  readonly extra?: ReactNode
  readonly none?: ReactNode
  /** How many were looked for, where more than these stand in the list. */
  readonly looked?: number | undefined
}): ReactNode {
  const state = useView()
  const { ref, columns, hidden, setHidden } = useColumns(list, open !== undefined)
  const { total, groups, at, here, want } = pages
  const lines = useMemo(
    () => linesIn(groups, total, at, (fits) => here.find(({ row }) => fits(row))?.index ?? -1),
    [groups, total, at, here],
  )
  const onSeen = useCallback(
    (first: number, last: number) => want(rowNear(lines, first, 1), rowNear(lines, last, -1)),
    [lines, want],
  )
  return (
    <div ref={ref}>
      <Bar
        list={list}
        rows={[]}
        shown={looked ?? total}
        counted={counted}
        state={state}
        hidden={hidden}
        onHide={setHidden}
        extra={extra}
      />
      {total === 0 ? (
        <Empty Icon={IconFilterOff} title="Nothing fits" says={none ?? 'No row fits this search and these filters.'} />
      ) : (
        <Table
          list={list}
          lines={lines}
          columns={columns}
          sort={state.view.sort}
          onSort={(sort) => state.change({ sort })}
          open={open}
          onOpen={onOpen}
          onSeen={onSeen}
        />
      )}
    </div>
  )
}

/** The row at a line, or beside it where a head stands there. */
function rowNear<Row>(lines: Lines<Row>, line: number, step: 1 | -1): number {
  const found = [line, line + step].map((at) => lines.at(at)).find((one) => one !== undefined && 'index' in one)
  return found && 'index' in found ? found.index : 0
}
