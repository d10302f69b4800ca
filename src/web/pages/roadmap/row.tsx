/** A row of the roadmap: what it is called on the left, what it is in time on the right. */
import { IconChevronRight } from '@tabler/icons-react'
import { type CSSProperties, type KeyboardEvent, memo, type ReactNode } from 'react'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { Away } from './away.tsx'
import { BarOf } from './bar.tsx'
import { STEPS } from './bar-keys.ts'
import { DragSays } from './drag-says.tsx'
import type { ChartRow } from './entry.ts'
import { boxOf, type Side } from './look-of.ts'
import { useRoadmapState } from './roadmap-state.tsx'
import classes from './row.module.css'
import { Undated } from './undated.tsx'
import type { Drag } from './use-drag.ts'
import type { Waits } from './use-waits.ts'

export interface RowProps {
  readonly row: ChartRow
  readonly index: number
  /** From the top of all rows; undefined on paper. */
  readonly top: number | undefined
  readonly height: number
  readonly active: boolean
  readonly side: Side
  readonly moved: boolean
  readonly drag: Drag | undefined
  readonly waits: Waits | undefined
  /** What a lane is called, and how many chips stand in a line. */
  readonly laneName: string
  readonly perLine: number
}

export const Row = memo(function row(props: RowProps): ReactNode {
  const { row, index, top, height, active, side, moved, drag, waits } = props
  const { scale } = useRoadmapState()
  const style = { height, ...(top === undefined ? {} : { transform: `translateY(${top}px)` }) }
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are virtual, so a table element cannot hold them.
    // biome-ignore lint/a11y/useFocusableInteractive: the buttons in it take the focus.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-level={row.depth + 1}
      aria-expanded={row.kind === 'undated' ? undefined : row.open}
      className={classes.row}
      data-kind={row.kind}
      data-strong={row.kind === 'lane' || (row.kind === 'bar' && row.item.level === 'objective') || undefined}
      data-passed={(row.kind === 'bar' && !row.hit) || undefined}
      data-held={drag ? true : undefined}
      style={{ ...style, '--depth': row.depth } as CSSProperties}
    >
      <Name {...props} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      <div role="gridcell" className={classes.time}>
        {row.kind === 'bar' && (
          <>
            {(side === 'before' || side === 'after') && !drag && <Away bar={row.bar} side={side} />}
            <BarOf entry={row.item} bar={row.bar} {...{ index, active, side, moved, drag, waits }} />
          </>
        )}
        {row.kind === 'undated' && <Undated {...props} row={row} />}
        {drag && <DragSays drag={drag} left={drag.at ? boxOf(scale, drag.at).left : undefined} />}
      </div>
    </div>
  )
})

function Name({ row, index, active, laneName }: RowProps): ReactNode {
  const state = useRoadmapState()
  const open = row.kind === 'undated' ? undefined : row.open
  const item = row.kind === 'undated' ? null : row.item
  const text = item?.row.name ?? (row.kind === 'undated' ? 'No dates' : laneName)
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    if (step !== undefined) state.go(index, step, 'name')
    else if ((event.key === 'ArrowRight' && open === false) || (event.key === 'ArrowLeft' && open))
      state.turn(row.key, !open)
    else return
    event.preventDefault()
  }
  const count = row.kind === 'lane' ? row.count : row.kind === 'undated' ? row.count : undefined
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div role="rowheader" className={`${classes.fixed} ${classes.name}`}>
      {open === undefined ? (
        <span className={classes.twist} />
      ) : (
        <button
          type="button"
          className={classes.twist}
          tabIndex={-1}
          aria-label={`${open ? 'Close' : 'Open'} ${item?.row.code ?? laneName}`}
          onClick={() => state.turn(row.key, !open)}
        >
          <IconChevronRight size={14} aria-hidden className={classes.chevron} data-open={open || undefined} />
        </button>
      )}
      {item && <LevelIcon level={item.level} />}
      <span className="one-line" aria-hidden={row.kind !== 'undated'} title={text}>
        {text}
      </span>
      {count !== undefined && (
        <span className="dimmed tabular" aria-hidden>
          {count}
        </span>
      )}
      {row.kind !== 'undated' && (
        <button
          type="button"
          id={state.idOf(row.key, 'name')}
          className={classes.cover}
          tabIndex={active ? 0 : -1}
          title={text}
          aria-label={[item?.row.code, text, count === undefined ? undefined : `${count} items`]
            .filter(Boolean)
            .join(' ')}
          onClick={(event) => {
            if (!item) return state.turn(row.key, !open)
            if (row.kind === 'bar') state.reveal(row.bar)
            state.look(item.id, event.detail === 0)
          }}
          onKeyDown={onKeyDown}
          onFocus={() => state.activate(row.key)}
        />
      )}
      {item?.row.issue && (
        <a href={item.row.issue.url} target="_blank" rel="noreferrer" tabIndex={-1} className={classes.issue}>
          {item.row.issue.key}
        </a>
      )}
    </div>
  )
}

/** Stands where a row will be: it is on its way from the server. */
export function WaitingRow({
  index,
  top,
  height,
}: {
  readonly index: number
  readonly height: number
  readonly top: number | undefined
}): ReactNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-busy
      className={classes.row}
      style={
        { height, '--depth': 0, ...(top === undefined ? {} : { transform: `translateY(${top}px)` }) } as CSSProperties
      }
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      <div role="rowheader" aria-label="Loading" className={`${classes.fixed} ${classes.name}`}>
        <span className={classes.waiting} />
      </div>
    </div>
  )
}
