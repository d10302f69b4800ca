/** What the board stands on, tied together: the view, the rows, the time line, the hands, the focus. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { usePrinting } from '../../parts/table/use-printing.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import type { ChartProps } from './chart.tsx'
import { useLaneNames } from './lane-names.ts'
import { useClosed } from './use-closed.ts'
import { useFocus } from './use-focus.ts'
import { useHands } from './use-hands.ts'
import { byOf, useRoadmap } from './use-roadmap.ts'
import { useRoadmapWays } from './use-roadmap-ways.ts'
import { useTimeline } from './use-timeline.ts'

export function useBoard(arriving: readonly ListedItemView[], toToday: RefObject<(() => void) | undefined>) {
  const view = useView()
  const stages = useStages()
  const printing = usePrinting()
  const [closed, toggle] = useClosed()
  const [enter, setEnter] = useState(false)
  const mayEdit = useMay('editor')
  const hands = useHands(arriving)
  const { items, moving, drag, waits } = hands
  const { rows, bars, list, count } = useRoadmap(items, stages, { view: view.view, moves: moving.moves, closed })
  const time = useTimeline(bars, view, printing)
  const { goTo, today } = time
  useEffect(() => {
    toToday.current = () => goTo(today)
  }, [toToday, goTo, today])
  const focus = useFocus(rows)
  const by = byOf(view.view)
  const laneName = useLaneNames(by, items, stages)
  const state = useRoadmapWays({ hands, time, focus, stages, mayEdit, toggle, view, setEnter })
  const opened = items.find(({ id }) => id === view.view.open)
  const close = (): void => view.change({ open: undefined })
  useFocusBack(view.view.open, enter, focus.enter)
  const { active, goToRow } = focus
  const { moves } = moving
  const chart: ChartProps = { ...time, rows, closed, drag, waits, laneName, printing, moves, active, goToRow }
  return { view, by, chart, list, count, bars, items, hands, state, mayEdit, opened, enter, close }
}

/** Who went into a panel by the keyboard goes on at the bar that they came from. */
function useFocusBack(open: string | undefined, entered: boolean, goBack: (key: string) => void): void {
  const from = useRef<string>(undefined)
  useEffect(() => {
    if (open === undefined && from.current !== undefined) goBack(from.current)
    from.current = entered ? open : undefined
  }, [open, entered, goBack])
}
