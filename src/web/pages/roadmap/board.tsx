/** The roadmap at work: its rows, what is dragged, what waits to be written, and the panel of one item. */
import type { ReactNode, RefObject } from 'react'
import { Loaded } from '../../parts/loaded.tsx'
import { useItemCounts } from '../../parts/portfolio/use-item-counts.ts'
import { Bar } from '../../parts/table/bar.tsx'
import { Chart } from './chart.tsx'
import { GroupBy } from './group-by.tsx'
import { ItemPanel } from './item-panel.tsx'
import { MovesPanel } from './moves-panel.tsx'
import { Notes, NothingFits } from './notes.tsx'
import classes from './page.module.css'
import { RoadmapSkeleton } from './roadmap-skeleton.tsx'
import { RoadmapStateOf } from './roadmap-state.tsx'
import { useBoard } from './use-board.ts'

const nothing = (): void => undefined

export function Board({
  toToday,
}: {
  /** Filled here. */
  readonly toToday: RefObject<(() => void) | undefined>
}): ReactNode {
  const { view, by, chart, list, first, lead, rows, hands, state, mayEdit, enter, close } = useBoard(toToday)
  const counted = useItemCounts(list.filters ?? [])
  const open = view.view.open
  if (!lead)
    return (
      <Loaded query={first} skeleton={<RoadmapSkeleton />}>
        {() => null}
      </Loaded>
    )
  return (
    <RoadmapStateOf state={state}>
      <div className={classes.frame}>
        <Bar
          list={list}
          rows={[]}
          shown={lead.shown}
          counted={counted}
          state={view}
          hidden={[]}
          onHide={nothing}
          extra={<GroupBy by={by} setBy={(next) => view.change({ by: next === 'objective' ? undefined : next })} />}
        />
        <Notes
          dim={lead.dim}
          bars={lead.dated}
          mayEdit={mayEdit}
          stale={first.isError}
          again={() => void first.refetch()}
        />
        <div className={classes.plane}>
          <Chart {...chart} />
          {rows.count === 0 && <NothingFits />}
        </div>
        <MovesPanel hands={hands} />
      </div>
      {open !== undefined && <ItemPanel key={open} id={open} here={rows.itemOf(open)} enter={enter} close={close} />}
    </RoadmapStateOf>
  )
}
