/** What of a lane has no dates: chips that can be dragged on to the time line, as many lines as are asked for. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { LevelIcon } from '../../parts/portfolio/item-name.tsx'
import { STEPS } from './bar-keys.ts'
import type { ChartRow } from './entry.ts'
import { lockOf } from './jira-decides.ts'
import { boxOf } from './look-of.ts'
import { useRoadmapState } from './roadmap-state.tsx'
import type { RowProps } from './row.tsx'
import classes from './undated.module.css'

export function Undated({
  row,
  index,
  height,
  active,
  drag,
  perLine,
}: Pick<RowProps, 'index' | 'height' | 'active' | 'drag' | 'perLine'> & {
  readonly row: Extract<ChartRow, { kind: 'undated' }>
}): ReactNode {
  const state = useRoadmapState()
  const self = useRef<HTMLDivElement>(null)
  const whole = height > lineHeight(1)
  const some = whole || row.items.length <= perLine ? row.items : row.items.slice(0, Math.max(0, perLine - 1))
  const spare = row.items.length > perLine
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const step = STEPS[event.key]
    const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const chips = [...(self.current?.querySelectorAll('button') ?? [])]
    if (step !== undefined) state.go(index, step, 'bar')
    else if (aside !== undefined) chips[chips.indexOf(event.currentTarget) + aside]?.focus()
    else return
    event.preventDefault()
  }
  const ghost = drag?.at
  return (
    <>
      <div ref={self} className={classes.chips}>
        {some.map((entry, at) => (
          <button
            key={entry.id}
            type="button"
            id={at === 0 ? state.idOf(row.key, 'bar') : undefined}
            className={classes.chip}
            tabIndex={active && at === 0 ? 0 : -1}
            data-held={drag?.entry.id === entry.id || undefined}
            data-fixed={!state.mayEdit || undefined}
            title={entry.row.name}
            onPointerDown={(event) => {
              if (state.mayEdit)
                state.begin(event, { entry, bar: null, grip: 'whole', lock: lockOf(state.locksFor(entry), 'whole') })
            }}
            onClick={(event) => state.look(entry.id, event.detail === 0)}
            onKeyDown={onKeyDown}
            onFocus={() => state.activate(row.key)}
          >
            <LevelIcon level={entry.level} />
            <span className="one-line">{entry.row.name}</span>
          </button>
        ))}
        {spare && (
          <button
            type="button"
            className={classes.more}
            tabIndex={-1}
            aria-expanded={whole}
            onClick={() => state.turn(row.key, whole)}
            onKeyDown={onKeyDown}
          >
            {whole ? 'Show fewer' : `and ${row.count - some.length} more`}
          </button>
        )}
      </div>
      {ghost && <span className={classes.ghost} style={boxOf(state.scale, ghost)} />}
    </>
  )
}

const [CHIP, GAP, EDGE] = [176, 6, 4]

export const chipsPerLine = (width: number): number => Math.max(1, Math.floor((width - 12) / (CHIP + GAP)))

const lineHeight = (lines: number): number => lines * (24 + GAP) + EDGE

/** The button for more and fewer takes the place of a chip. */
export function undatedHeight(count: number, perLine: number, whole: boolean): number {
  return lineHeight(whole && count > perLine ? Math.ceil((count + 1) / perLine) : 1)
}
