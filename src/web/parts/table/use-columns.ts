/** Which columns of a list are shown: those that a reader chose, as far as there is room for them. */
import { useElementSize, useLocalStorage } from '@mantine/hooks'
import { useMemo } from 'react'
import type { Column, List } from './column.ts'

/** About what an open panel takes. */
const PANEL = 540
const GAP = 16

export function useColumns<Row>(list: List<Row>, panel: boolean) {
  const [hidden, setHidden] = useLocalStorage<readonly string[]>({
    key: `columns.${list.name}`,
    defaultValue: list.columns.flatMap(({ id, optional }) => (optional ? [id] : [])),
  })
  const { ref, width } = useElementSize()
  const room = width === 0 ? Number.POSITIVE_INFINITY : width - (panel ? PANEL : 0)
  const columns = useMemo(() => {
    const wanted = list.columns.filter(({ id, always }) => always || !hidden.includes(id))
    return thatFit(wanted, room)
  }, [list, hidden, room])
  return { ref, columns, hidden, setHidden }
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

const leastWidth = <Row>({ width, wants }: Column<Row>): number =>
  wants ?? Number.parseInt(/\d+/.exec(width)?.[0] ?? '0', 10)
