/** The roadmap at work: its rows, what is dragged, what waits to be written, and the panel of one item. */
import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { useStages } from '../../parts/portfolio/stage.tsx'
import { Bar } from '../../parts/table/bar.tsx'
import { usePrinting } from '../../parts/table/use-printing.ts'
import { useMay } from '../../session.ts'
import { useView } from '../../view.ts'
import { Chart } from './chart.tsx'
import { GroupBy } from './group-by.tsx'
import { ItemPanel } from './item-panel.tsx'
import { useLaneNames } from './lane-names.ts'
import { MovesPanel } from './moves-panel.tsx'
import { Notes, NothingFits } from './notes.tsx'
import classes from './page.module.css'
import { RoadmapStateOf } from './roadmap-state.tsx'
import { useClosed } from './use-closed.ts'
import { useFocus } from './use-focus.ts'
import { useHands } from './use-hands.ts'
import { byOf, useRoadmap } from './use-roadmap.ts'
import { useRoadmapWays } from './use-roadmap-ways.ts'
import { useTimeline } from './use-timeline.ts'

const nothing = (): void => undefined

export function Board({
  items: arriving,
  toToday,
  stale,
  again,
}: {
  readonly items: readonly ListedItemView[]
  /** Filled here. */
  readonly toToday: RefObject<(() => void) | undefined>
  readonly stale: boolean
  readonly again: () => void
}): ReactNode {
  const view = useView()
  const stages = useStages()
  const printing = usePrinting()
  const [closed, toggle] = useClosed()
  const [enter, setEnter] = useState(false)
  const mayEdit = useMay('deployer')
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
  const _close = (): void => {
    view.change({ open: undefined })
    // Who came in by the keyboard goes on where they were.
    if (enter && opened) focus.enter(opened.id)
  }
  return (
    <RoadmapStateOf state={state}>
      <div className={classes.frame}>
        <Bar
          list={list}
          rows={items}
          shown={count}
          state={view}
          hidden={[]}
          onHide={nothing}
          extra={<GroupBy by={by} setBy={(next) => view.change({ by: next === 'objective' ? undefined : next })} />}
        />
        <Notes items={items} bars={bars.size} mayEdit={mayEdit} stale={stale} again={again} />
        {count === 0 ? (
          <NothingFits />
        ) : (
          <Chart
            {...{ rows, closed, drag, waits, laneName, printing }}
            {...time}
            moves={moving.moves}
            active={focus.active}
            goToRow={focus.goToRow}
          />
        )}
        <MovesPanel hands={hands} />
      </div>
      {opened && (
        <ItemPanel key={opened.id} row={opened} enter={enter} close={() => view.change({ open: undefined })} />
      )}
    </RoadmapStateOf>
  )
}
