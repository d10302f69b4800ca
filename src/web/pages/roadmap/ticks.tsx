/** The calendar above the bars and the lines behind them: as much of it as is in sight. */
import { memo, type ReactNode, useMemo } from 'react'
import {
  type Day,
  dayAt,
  type Scale,
  type Tick,
  ticksOf,
  xOf,
  ZOOM_LEVELS,
  type Zoom,
} from '../../../portfolio/index.ts'
import classes from './calendar.module.css'
import type { Viewport } from './use-viewport.ts'

/** Ticks are made for so many pixels at once, so that scrolling seldom makes any. */
const CHUNK = 1_200

export interface Ticks {
  readonly upper: readonly Tick[]
  readonly lower: readonly Tick[]
}

export function useTicks(scale: Scale, zoom: Zoom, { left, width }: Pick<Viewport, 'left' | 'width'>): Ticks {
  const first = Math.floor(left / CHUNK) * CHUNK
  const last = Math.ceil((left + width) / CHUNK) * CHUNK
  return useMemo(() => {
    const from = Math.max(scale.from, dayAt(scale, first))
    const until = Math.min(scale.until, dayAt(scale, last) + 1)
    const { upper, lower } = ZOOM_LEVELS[zoom]
    return { upper: ticksOf(upper, { from, until }), lower: ticksOf(lower, { from, until }) }
  }, [scale, zoom, first, last])
}

interface TicksProps {
  readonly ticks: Ticks
  readonly scale: Scale
  readonly today: Day
}

/** The part of a period that is on the roadmap: the first one may begin before it. */
function boxOf(scale: Scale, { start, end }: Tick): { left: number; width: number } {
  const left = Math.max(0, xOf(scale, start))
  return { left, width: Math.min(xOf(scale, end), xOf(scale, scale.until)) - left }
}

const middleOf = (scale: Scale, day: Day): number => xOf(scale, day) + scale.pixelsPerDay / 2

/** About half of the mark of today, and where the label of a tick ends. */
const [MARK, LABEL] = [28, 48]

/** A label that the mark would cover in part is left out. */
const meets = (left: number, now: number): boolean => now + MARK > left + 6 && now - MARK < left + LABEL

export const TickHead = memo(function tickHead({ ticks, scale, today }: TicksProps): ReactNode {
  const now = middleOf(scale, today)
  return (
    <div className={classes.calendar} aria-hidden>
      {ticks.upper.map((tick) => (
        <div key={`upper ${tick.start}`} className={classes.upper} style={boxOf(scale, tick)}>
          <span>{upperText(tick)}</span>
        </div>
      ))}
      {ticks.lower.map((tick) => (
        <div key={`lower ${tick.start}`} className={classes.lower} style={boxOf(scale, tick)}>
          {!meets(boxOf(scale, tick).left, now) && tick.label}
        </div>
      ))}
      <span className={classes.todayMark} style={{ left: now }}>
        Today
      </span>
    </div>
  )
})

/** A month alone does not say of which year it is. */
function upperText({ period, start, label }: Tick): string {
  if (period !== 'month') return label
  const [year] = ticksOf('year', { from: start, until: start + 1 })
  return `${label} ${year?.label ?? ''}`
}

export const TickLines = memo(function tickLines({
  ticks,
  scale,
  today,
  height,
}: TicksProps & { readonly height: number }): ReactNode {
  return (
    <>
      <div className={classes.lines} aria-hidden>
        {[...ticks.lower, ...ticks.upper].map((tick) => (
          <span
            key={`${tick.period} ${tick.start}`}
            className={classes.line}
            data-upper={ticks.upper.includes(tick) || undefined}
            style={{ left: xOf(scale, tick.start), height }}
          />
        ))}
        <span className={classes.today} style={{ left: middleOf(scale, today), height }} />
      </div>
      <div className={classes.spine} aria-hidden>
        <span style={{ height }} />
      </div>
    </>
  )
})
