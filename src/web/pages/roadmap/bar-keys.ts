/** A bar by keyboard: ← → move it by a day, Shift by a week; with Alt its end, with Ctrl its start. ↑ ↓ go to other rows. */
import type { KeyboardEvent } from 'react'
import type { Bar, Grip } from '../../../portfolio/index.ts'
import type { Entry } from './entry.ts'
import type { RoadmapState } from './roadmap-state.tsx'

const PAGE = 15

/** How far a key goes among the rows. */
export const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

type Ways = Pick<RoadmapState, 'nudge' | 'go' | 'look' | 'write'>

export function onBarKey(
  event: KeyboardEvent,
  { entry, bar, index }: { readonly entry: Entry; readonly bar: Bar; readonly index: number },
  ways: Ways,
): void {
  const { key } = event
  const step = STEPS[key]
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const days = (event.shiftKey ? 7 : 1) * (key === 'ArrowLeft' ? -1 : 1)
    ways.nudge(entry, bar, gripOf(event), days)
  } else if (step !== undefined) ways.go(index, step, 'bar')
  else if (key === 'Enter') {
    if (!ways.write()) ways.look(entry.id, true)
  } else if (key === ' ') ways.look(entry.id, false)
  else return
  event.preventDefault()
}

function gripOf({ altKey, ctrlKey, metaKey }: KeyboardEvent): Grip {
  if (altKey) return 'due'
  return ctrlKey || metaKey ? 'start' : 'whole'
}
