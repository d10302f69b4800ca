/** Between the names and the time: dragged, or moved by ← and →. */
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import classes from './chart.module.css'

export const [LEAST_NAMES, MOST_NAMES] = [160, 560]
const STEP = 16

export const within = (width: number): number => Math.round(Math.max(LEAST_NAMES, Math.min(MOST_NAMES, width)))

export function Split({
  width,
  setWidth,
}: {
  readonly width: number
  readonly setWidth: (width: number) => void
}): ReactNode {
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const from = event.clientX - width
    const listening = new AbortController()
    const over = (): void => listening.abort()
    window.addEventListener('pointermove', ({ clientX }) => setWidth(within(clientX - from)), {
      signal: listening.signal,
    })
    window.addEventListener('pointerup', over, { signal: listening.signal })
    window.addEventListener('pointercancel', over, { signal: listening.signal })
    event.preventDefault()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key]
    if (by === undefined) return
    setWidth(within(width + by))
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line that moves is no hr.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the names"
      aria-valuenow={width}
      aria-valuemin={LEAST_NAMES}
      aria-valuemax={MOST_NAMES}
      tabIndex={0}
      className={classes.split}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}
