/** The roadmap at work: its rows, what is dragged, what waits to be written, and the panel of one item. */
import type { ReactNode, RefObject } from 'react'
import type { ListedItemView } from '../../../actions/index.ts'
import { Bar } from '../../parts/table/bar.tsx'
import { Chart } from './chart.tsx'
import { GroupBy } from './group-by.tsx'
import { ItemPanel } from './item-panel.tsx'
import { MovesPanel } from './moves-panel.tsx'
import { Notes, NothingFits } from './notes.tsx'
import classes from './page.module.css'
import { RoadmapStateOf } from './roadmap-state.tsx'
import { useBoard } from './use-board.ts'

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
  const { view, by, chart, list, count, bars, items, hands, state, mayEdit, opened, enter, close } = useBoard(
    arriving,
    toToday,
  )
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
        <div className={classes.plane}>
          <Chart {...chart} />
          {count === 0 && <NothingFits />}
        </div>
        <MovesPanel hands={hands} />
      </div>
      {opened && <ItemPanel key={opened.id} row={opened} enter={enter} close={close} />}
    </RoadmapStateOf>
  )
}
