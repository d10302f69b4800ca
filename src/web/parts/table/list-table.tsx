/** A whole list: its bar, its rows as the address arranges them, and what stands there when none is left. */
import { IconFilterOff } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useView } from '../../view.ts'
import { Empty } from '../empty.tsx'
import { arrange } from './arrange.ts'
import { Bar } from './bar.tsx'
import type { List } from './column.ts'
import { linesOf } from './lines.ts'
import { Table } from './table.tsx'
import { useColumns } from './use-columns.ts'

export function ListTable<Row extends object>({
  list,
  rows,
  open,
  onOpen,
  extra,
  none,
  arranged: given,
  newest,
}: {
  readonly list: List<Row>
  readonly rows: readonly Row[]
  readonly open?: string | undefined
  readonly onOpen?: (row: Row | undefined, enter: boolean) => void
  /** More in the bar, before the filters. */
  readonly extra?: ReactNode
  /** What to say when nothing fits the search. */
  readonly none?: ReactNode
  /** Where the rows are arranged by more than a list knows of: what shows, and how many of them were looked for. */
  readonly arranged?: { readonly rows: readonly Row[]; readonly count: number }
  /** Older ones than these are not here. */
  readonly newest?: boolean
}): ReactNode {
  const state = useView()
  const { ref, columns, hidden, setHidden } = useColumns(list, open !== undefined)
  const own = useMemo(() => (given ? [] : arrange(rows, list, state.view)), [given, rows, list, state.view])
  const arranged = given?.rows ?? own
  const lines = useMemo(() => linesOf(arranged, list.groupOf), [arranged, list.groupOf])
  return (
    <div ref={ref}>
      <Bar
        list={list}
        rows={rows}
        shown={given?.count ?? arranged.length}
        state={state}
        hidden={hidden}
        onHide={setHidden}
        extra={extra}
        newest={newest}
      />
      {arranged.length === 0 ? (
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
        />
      )}
    </div>
  )
}
