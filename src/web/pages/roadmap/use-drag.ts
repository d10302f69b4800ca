/** Dragging by pointer: a bar, one of its ends, or an item without dates on to the time line. Esc lets go of it. */
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import {
  type Bar,
  dateOf,
  dayAt,
  daysAcross,
  dragged,
  type Grip,
  redrawn,
  type Scale,
} from '../../../portfolio/index.ts'
import { edgeScroll } from './edge-scroll.ts'
import type { Dates, Entry } from './entry.ts'

export interface Held {
  readonly entry: Entry
  /** Null where it has no dates yet. */
  readonly bar: Bar | null
  readonly grip: Grip
  /** Why it cannot be moved: then it is only said. */
  readonly lock: string | undefined
}

export interface Drag extends Held {
  /** As it would be; null where it is not over the time line. */
  readonly at: Bar | null
  readonly dates: Dates | null
}

export interface DragInput {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly scale: Scale
  /** Width of the names: left of it there is no time. */
  readonly names: number
  /** Days that an item gets that had no dates. */
  readonly length: number
  readonly drop: (entry: Entry, dates: Dates) => void
}

/** Pixels before a press becomes a drag. */
const SLACK = 4

/** `latest` is looked at while something is dragged: it holds what the last drawing knew. */
export function useDrag(latest: RefObject<DragInput | undefined>) {
  const [drag, setDrag] = useState<Drag>()
  const end = useRef<() => void>(undefined)
  useEffect(() => () => end.current?.(), [])

  const begin = useCallback(
    (event: PointerEvent<HTMLElement>, held: Held): void => {
      const element = latest.current?.scroller.current
      if (!element || event.button !== 0) return
      const first = { x: event.clientX, left: element.scrollLeft }
      let now: Drag | undefined
      const show = (x: number, y: number): void => {
        if (!latest.current || (!now && Math.abs(x - first.x) < SLACK)) return
        const next = dragTo(held, { x, y, first, element, ...latest.current })
        if (now && same(now.at, next.at)) return
        now = next
        setDrag(now)
      }
      const scrolling = edgeScroll(element, () => latest.current?.names ?? 0, show)
      const listening = new AbortController()
      const over = (): void => {
        listening.abort()
        scrolling.stop()
        end.current = undefined
        setDrag(undefined)
      }
      const onMove = ({ clientX, clientY }: globalThis.PointerEvent): void => {
        show(clientX, clientY)
        if (now && held.lock === undefined) scrolling.at(clientX, clientY)
      }
      const onUp = (): void => {
        over()
        if (!now) return
        swallowClick()
        if (now.dates && held.lock === undefined) latest.current?.drop(held.entry, now.dates)
      }
      const onKey = (pressed: KeyboardEvent): void => {
        if (pressed.key !== 'Escape') return
        pressed.preventDefault()
        pressed.stopPropagation()
        // The button is still down: its click comes when it is let go.
        if (now) window.addEventListener('pointerup', swallowClick, { once: true })
        over()
      }
      const { signal } = listening
      window.addEventListener('pointermove', onMove, { signal })
      window.addEventListener('pointerup', onUp, { signal })
      window.addEventListener('pointercancel', over, { signal })
      window.addEventListener('blur', over, { signal })
      document.addEventListener('keydown', onKey, { signal, capture: true })
      end.current = over
    },
    [latest],
  )
  return { drag, begin }
}

interface Hand extends DragInput {
  readonly x: number
  readonly y: number
  readonly first: { readonly x: number; readonly left: number }
  readonly element: HTMLElement
}

function dragTo(held: Held, { x, y, first, element, scale, names, length }: Hand): Drag {
  const { bar, entry, lock } = held
  if (lock !== undefined) return { ...held, at: bar, dates: null }
  if (bar) {
    const days = daysAcross(scale, x + element.scrollLeft - first.x - first.left)
    const dates = dragged(bar, held.grip, days)
    return { ...held, at: redrawn(bar, dates), dates }
  }
  const box = element.getBoundingClientRect()
  if (x < box.left + names || x > box.right || y < box.top || y > box.bottom) return { ...held, at: null, dates: null }
  const start = dayAt(scale, x - box.left - names + element.scrollLeft)
  const due = start + length - 1
  const at: Bar = { item: entry.id, start, due, startFrom: 'own', dueFrom: 'own' }
  return { ...held, at, dates: { start: dateOf(start), due: dateOf(due) } }
}

const same = (a: Bar | null, b: Bar | null): boolean => a?.start === b?.start && a?.due === b?.due

/** A browser tells a click after each press; after a drag it is none. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.stopPropagation()
    event.preventDefault()
  }
  document.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }))
}
