/** One item in time: its span, how much of it is done, how it fares, and what moves it. */
import { type CSSProperties, type FocusEvent, type PointerEvent, type ReactNode, useEffect } from 'react'
import type { Bar, Grip } from '../../../portfolio/index.ts'
import { colour, Mark } from '../../parts/mark.tsx'
import { percent } from '../../parts/portfolio/share.tsx'
import classes from './bar.module.css'
import { onBarKey } from './bar-keys.ts'
import type { Entry } from './entry.ts'
import holdClasses from './hold.module.css'
import { lockOf } from './jira-decides.ts'
import { boxOf, roomIn, type Side, signOf } from './look-of.ts'
import { useRoadmapState } from './roadmap-state.tsx'
import { Tip, useTip } from './tip.tsx'
import type { Drag } from './use-drag.ts'
import type { Waits } from './use-waits.ts'
import { barText } from './words.ts'

export interface BarProps {
  readonly entry: Entry
  readonly bar: Bar
  readonly index: number
  /** The one of all bars that the tab key finds. */
  readonly active: boolean
  readonly side: Side
  /** Moved, and not written. */
  readonly moved: boolean
  readonly drag: Drag | undefined
  readonly waits: Waits | undefined
}

const NO_ROOM = { name: false, share: false }
const ENDS = ['start', 'due'] as const

export function BarOf({ entry, bar: still, index, active, side, moved, drag, waits }: BarProps): ReactNode {
  const state = useRoadmapState()
  const tip = useTip()
  const { row } = entry
  const bar = drag?.at ?? still
  const box = boxOf(state.scale, bar)
  const sign = signOf(entry, state.stages)
  const locks = state.locksFor(entry)
  const room = side === 'leaving' ? NO_ROOM : roomIn(box, entry)
  const held = drag !== undefined
  const opened = state.opened === row.id
  useEffect(() => (held || opened ? tip.hide() : undefined), [held, opened, tip.hide])
  const hold = (event: PointerEvent<HTMLElement>, grip: Grip): void => {
    if (state.mayEdit) state.begin(event, { entry, bar: still, grip, lock: lockOf(locks, grip) })
  }
  const onFocus = ({ currentTarget }: FocusEvent<HTMLElement>): void => {
    state.activate(row.id)
    if (!currentTarget.matches(':focus-visible')) return
    state.reveal(still)
    tip.show(currentTarget, undefined)
  }
  return (
    <>
      <div
        className={classes.bar}
        data-start={bar.startFrom}
        data-due={bar.dueFrom}
        data-strong={row.level === 'objective' || undefined}
        data-moved={moved || held || undefined}
        data-opened={opened || undefined}
        style={{ ...box, '--meaning': sign ? colour(sign.meaning) : 'var(--meaning-plain)' } as CSSProperties}
      >
        {row.share !== null && <span className={classes.done} style={{ width: `${100 * row.share}%` }} />}
        {room.name && <Label entry={entry} sign={sign} share={room.share} />}
        <button
          type="button"
          id={state.idOf(row.id, 'bar')}
          className={holdClasses.hold}
          data-held={drag?.lock === undefined ? held || undefined : 'no'}
          tabIndex={active ? 0 : -1}
          aria-label={barText(entry, bar, sign, [
            moved ? 'moved, not written yet' : undefined,
            waits && lowerFirst(waits.word),
          ])}
          aria-keyshortcuts={state.mayEdit ? 'ArrowLeft ArrowRight Alt+ArrowLeft Alt+ArrowRight' : undefined}
          onPointerDown={(event) => hold(event, 'whole')}
          onPointerEnter={(event) => tip.show(event.currentTarget, event.clientX)}
          onPointerLeave={tip.hide}
          onClick={(event) => state.look(row.id, event.detail === 0)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') tip.hide()
            onBarKey(event, { entry, bar: still, index }, state)
          }}
          onFocus={onFocus}
          onBlur={tip.hide}
        />
        {state.mayEdit &&
          ENDS.map((end) => (
            <span
              key={end}
              className={holdClasses.grip}
              data-end={end}
              data-locked={locks[end] !== undefined || undefined}
              onPointerDown={(event) => hold(event, end)}
            />
          ))}
      </div>
      <span className={classes.beside} data-after={bar.dueFrom} style={{ left: box.left + box.width }}>
        {!room.name && <Label entry={entry} sign={sign} share={row.share !== null} />}
        {waits && (
          <span className={classes.waits}>
            <Mark sign={waits.sign} word={waits.word} />
          </span>
        )}
      </span>
      {tip.at && !held && <Tip at={tip.at} entry={entry} bar={bar} sign={sign} locks={locks} waits={waits} />}
    </>
  )
}

/** Jira keeps its capital. */
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** Inside the bar where there is room, else beside it. The button says the same. */
function Label({
  entry: { row },
  sign,
  share,
}: {
  readonly entry: Entry
  readonly sign: ReturnType<typeof signOf>
  readonly share: boolean
}): ReactNode {
  return (
    <span className={classes.label} aria-hidden>
      {sign && <sign.Icon size={14} stroke={2.2} className={classes.sign} style={{ color: colour(sign.meaning) }} />}
      <span className="one-line">{row.name}</span>
      {share && <span className={classes.share}>{percent(row.share)}</span>}
    </span>
  )
}
