/** A whole list: its bar, its rows as the address arranges them, and what stands there when none is left. */
import { useElementSize, useLocalStorage } from '@mantine/hooks'
import { IconFilterOff } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useView } from '../../view.ts'
import { Empty } from '../empty.tsx'
import { arrange } from './arrange.ts'
import { Bar } from './bar.tsx'
import type { Column, List } from './column.ts'
import { Table } from './table.tsx'

/** About what an open panel takes. */
const PANEL = 540
const GAP = 16

export function ListTable<Row extends object>({
  list,
  rows,
  open,
  onOpen,
  extra,
  none,
  arranged: given,
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
}): ReactNode {
  const state = useView()
  const [hidden, setHidden] = useLocalStorage<readonly string[]>({
    key: `columns.${list.name}`,
    defaultValue: list.columns.flatMap(({ id, optional }) => (optional ? [id] : [])),
  })
  const own = useMemo(() => (given ? [] : arrange(rows, list, state.view)), [given, rows, list, state.view])
  const arranged = given?.rows ?? own
  const { ref, width } = useElementSize()
  const room = width === 0 ? Number.POSITIVE_INFINITY : width - (open === undefined ? 0 : PANEL)
  const columns = useMemo(() => {
    const wanted = list.columns.filter(({ id, always }) => always || !hidden.includes(id))
    return thatFit(wanted, room)
  }, [list, hidden, room])
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
      />
      {arranged.length === 0 ? (
        <Empty Icon={IconFilterOff} title="Nothing fits" says={none ?? 'No row fits this search and these filters.'} />
      ) : (
        <Table
          list={list}
          rows={arranged}
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

/** Where there is little room, spare columns give way from the end; the panel tells what they hold. */
function thatFit<Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] {
  const least = columns.reduce((sum, column) => sum + leastWidth(column) + GAP, GAP)
  const last = columns.findLast(({ spare }) => spare)
  return least <= width || !last
    ? columns
    : thatFit(
        columns.filter((column) => column !== last),
        width,
      )
}

const leastWidth = <Row,>({ width }: Column<Row>): number => Number.parseInt(/\d+/.exec(width)?.[0] ?? '0', 10)
