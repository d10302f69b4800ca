/** The roadmap itself: names on the left, time on the right, in one scroll; only what is in sight is drawn. */
import { VisuallyHidden } from '@mantine/core'
import { type CSSProperties, type ReactNode, useEffect } from 'react'
import { type Day, type LanesBy, type Scale, xOf, type Zoom } from '../../../portfolio/index.ts'
import classes from './chart.module.css'
import type { ChartRow, Moves } from './entry.ts'
import { laneName } from './lane-names.ts'
import { boxOf, type Side, sideOf } from './look-of.ts'
import rowClasses from './row.module.css'
import { Row, WaitingRow } from './row.tsx'
import { Split } from './split.tsx'
import { TickHead, TickLines, useTicks } from './ticks.tsx'
import type { Drag } from './use-drag.ts'
import { HEAD, heightOf, ROW, type RowsInput, useRows } from './use-rows.ts'
import type { Viewport } from './use-viewport.ts'
import type { Waits } from './use-waits.ts'

/** Under the last row, so that no row stays behind the changes that wait. */
const UNDER_MOVES = 360

export interface ChartProps extends RowsInput {
  readonly viewport: Viewport
  readonly scale: Scale
  readonly zoom: Zoom
  readonly today: Day
  readonly names: number
  readonly setNames: (width: number) => void
  readonly moves: Moves
  readonly drag: Drag | undefined
  readonly waits: ReadonlyMap<string, Waits>
  readonly by: LanesBy
}

export function Chart(props: ChartProps): ReactNode {
  const { scroller, viewport, rows, scale, zoom, today, names, drag, printing } = props
  const sight = printing ? { left: 0, width: xOf(scale, scale.until) } : viewport
  const ticks = useTicks(scale, zoom, sight)
  const { virtual, activeAt } = useRows(props)
  const wide = names + xOf(scale, scale.until)
  const shown = printing ? rows.here.map(({ index }) => ({ index, start: undefined })) : virtual.getVirtualItems()
  const { want } = rows
  const [firstSeen, lastSeen] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => {
    if (!printing) want(firstSeen, lastSeen)
  }, [want, printing, firstSeen, lastSeen])
  const room = Math.max(0, viewport.width - names)
  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label="Roadmap"
      aria-rowcount={rows.count + 1}
      className={classes.chart}
      data-roadmap
      data-dragging={drag?.lock === undefined && drag ? true : undefined}
      style={{ '--names': `${names}px`, '--room': `${room}px` } as CSSProperties}
    >
      <div className={classes.canvas} style={{ width: wide }}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div role="rowgroup" className={classes.head}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: what is in it takes the focus. */}
          <div role="row" aria-rowindex={1} className={classes.headRow}>
            {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
            <div role="columnheader" className={`${rowClasses.fixed} ${classes.corner}`}>
              Item
              <Split width={names} setWidth={props.setNames} />
            </div>
            {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
            <div role="columnheader" className={classes.axis}>
              <VisuallyHidden>Time</VisuallyHidden>
              <TickHead ticks={ticks} scale={scale} today={today} />
            </div>
          </div>
        </div>
        <TickLines ticks={ticks} scale={scale} today={today} height={Math.max(0, viewport.height - HEAD)} />
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        <div
          role="rowgroup"
          className={classes.body}
          style={printing ? undefined : { height: virtual.getTotalSize() + (props.moves.size > 0 ? UNDER_MOVES : ROW) }}
        >
          {shown.map(({ index, start }) => {
            const row = rows.at(index)
            const top = start === undefined ? undefined : start - HEAD
            if (!row) return <WaitingRow key={index} index={index} top={top} height={ROW} />
            return (
              <Row
                key={row.key}
                row={row}
                index={index}
                top={top}
                height={heightOf(row, props)}
                active={index === activeAt}
                side={sideFor(row, scale, { left: viewport.left, width: room })}
                moved={row.kind === 'bar' && props.moves.has(row.item.id)}
                drag={drag && holds(row, drag) ? drag : undefined}
                waits={row.kind === 'bar' ? props.waits.get(row.item.id) : undefined}
                laneName={laneName(row, props.by)}
                perLine={props.perLine}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

const holds = (row: ChartRow, { entry }: Drag): boolean =>
  row.kind === 'undated' ? row.items.some(({ id }) => id === entry.id) : row.key === entry.id

const sideFor = (row: ChartRow, scale: Scale, sight: { left: number; width: number }): Side =>
  row.kind === 'bar' ? sideOf(boxOf(scale, row.bar), sight, row.item.row.name.length) : 'within'
