/** What the board stands on, tied together: the view, the rows, the time line, the hands, the focus. */
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ItemRowView } from '../../../actions/index.ts'
import { filtersFor, textOfItem } from '../../parts/portfolio/item-filters.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { useTurned } from '../../parts/portfolio/use-turned.ts'
import type { List } from '../../parts/table/column.ts'
import { usePrinting } from '../../parts/table/use-printing.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import type { ChartProps } from './chart.tsx'
import { useFocus } from './use-focus.ts'
import { useHands } from './use-hands.ts'
import { useMoves } from './use-moves.ts'
import { useRoadmap } from './use-roadmap.ts'
import { useRoadmapWays } from './use-roadmap-ways.ts'
import { useTimeline } from './use-timeline.ts'

/** Keys that are pressed in a row are one move. */
const PAUSE = 150

export function useBoard(toToday: RefObject<(() => void) | undefined>) {
  const view = useView()
  const stages = useStages()
  const printing = usePrinting()
  const turned = useTurned('roadmap')
  const [enter, setEnter] = useState(false)
  const mayEdit = useMay('editor')
  const moving = useMoves()
  const { moves } = moving
  const [told] = useDebouncedValue(moves, PAUSE)
  const { first, lead, rows: arriving, by, reach } = useRoadmap(view.view, turned, moves, told)
  const hands = useHands(arriving, moving)
  const { rows, drag, waits } = hands
  const time = useTimeline(lead && reach, view, printing)
  const { goTo, today } = time
  useEffect(() => {
    toToday.current = () => goTo(today)
  }, [toToday, goTo, today])
  const focus = useFocus(rows)
  const state = useRoadmapWays({ hands, time, focus, stages, mayEdit, turn: turned.turn, view, setEnter })
  const close = (): void => view.change({ open: undefined })
  useFocusBack(view.view.open, enter, focus.enter)
  const { active, goToRow } = focus
  const whole = useMemo(() => new Set(turned.closed), [turned.closed])
  const chart: ChartProps = { ...time, rows, by, whole, drag, waits, printing, moves, active, goToRow }
  const list = useMemo(
    (): List<ItemRowView> => ({
      ...{ name: 'roadmap', label: 'Items', columns: [], keyOf: ({ id }) => id, filters: filtersFor(stages) },
      textOf: textOfItem,
    }),
    [stages],
  )
  return { view, by, chart, list, first, lead, rows, hands, state, mayEdit, enter, close }
}

/** Who went into a panel by the keyboard goes on at the bar that they came from. */
function useFocusBack(open: string | undefined, entered: boolean, goBack: (key: string) => void): void {
  const from = useRef<string>(undefined)
  useEffect(() => {
    if (open === undefined && from.current !== undefined) goBack(from.current)
    from.current = entered ? open : undefined
  }, [open, entered, goBack])
}
