/** Zoom and place in time: the day that is looked at stays where it is, whatever else changes. */
import { useReducedMotion } from '@mantine/hooks'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { type Day, nearer, type Scale, xOf, type Zoom } from '../../../portfolio/index.ts'

/** Where today stands when the page opens. */
const TODAY_AT = 0.28
/** Of the wheel, per level of zoom; a touch pad sends many small turns. */
const TURN = 80

interface ZoomInput {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly scale: Scale
  readonly zoom: Zoom
  readonly setZoom: (zoom: Zoom) => void
  /** Width of the names, which the time is not under. */
  readonly names: number
  readonly today: Day
  /** Of the time in sight; nought until it is known. */
  readonly room: number
}

export function useZoom({ scroller, scale, zoom, setZoom, names, today, room }: ZoomInput) {
  const smooth = !useReducedMotion()
  /** A day, broken into parts, and how far from the left edge it stands. */
  const anchor = useRef<{ day: number; x: number } | undefined>(undefined)
  const before = useRef<Scale | undefined>(undefined)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || room <= 0) return
    const was = before.current
    before.current = scale
    if (!was) element.scrollLeft = xOf(scale, today) - room * TODAY_AT
    else if (was.from !== scale.from || was.pixelsPerDay !== scale.pixelsPerDay) {
      const middle = was.pixelsPerDay === scale.pixelsPerDay ? 0 : room / 2
      const { day, x } = anchor.current ?? {
        day: was.from + (element.scrollLeft + middle) / was.pixelsPerDay,
        x: middle,
      }
      element.scrollLeft = xOf(scale, day) - x
    }
    anchor.current = undefined
  }, [scroller, scale, today, room])

  useEffect(() => {
    const element = scroller.current
    if (!element || room <= 0) return
    let turned = 0
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      turned += event.deltaY
      const next = nearer(zoom, -Math.trunc(turned / TURN))
      if (Math.abs(turned) >= TURN) turned = 0
      if (next === zoom) return
      const x = Math.max(0, event.clientX - element.getBoundingClientRect().left - names)
      anchor.current = { day: scale.from + (element.scrollLeft + x) / scale.pixelsPerDay, x }
      setZoom(next)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [scroller, scale, zoom, setZoom, names, room])

  const goTo = useCallback(
    (day: Day, at = TODAY_AT): void => {
      const left = Math.max(0, xOf(scale, day) - room * at)
      scroller.current?.scrollTo({ left, behavior: smooth ? 'smooth' : 'auto' })
    },
    [scroller, scale, room, smooth],
  )
  return goTo
}
