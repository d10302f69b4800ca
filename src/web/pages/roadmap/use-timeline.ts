/** The time line: its scale, how much of it is in sight, and the ways along it. */
import { useLocalStorage } from '@mantine/hooks'
import { useCallback, useMemo } from 'react'
import { type Bar, type Day, dayOf, onPaper, scaleOf, type Zoom } from '../../../portfolio/index.ts'
import { today as todayText } from '../../parts/day.tsx'
import type { ViewState } from '../../view.ts'
import { boxOf, sideOf } from './look-of.ts'
import { within } from './split.tsx'
import { chipsPerLine } from './undated.tsx'
import { zoomOf, zoomText } from './use-roadmap.ts'
import { useViewport } from './use-viewport.ts'
import { useZoom } from './use-zoom.ts'

const NAMES = 300
const NOWHERE: readonly never[] = []
/** Of the width. */
const MOST_NAMES = 0.38
/** What a landscape page of A4 leaves for the time. */
const PAPER = 720

/** `reach` is all that bars stretch over; undefined until the roadmap is there. */
export function useTimeline(
  known: readonly { readonly start: Day; readonly due: Day }[] | undefined,
  { view, change }: ViewState,
  printing: boolean,
) {
  const { ref: scroller, viewport } = useViewport(known !== undefined)
  const reach = known ?? NOWHERE
  const [kept, setNames] = useLocalStorage({ key: 'roadmap.names', defaultValue: NAMES })
  // However wide the names are wished, the time keeps the greater part of a narrow page.
  const names = viewport.width === 0 ? within(kept) : Math.min(within(kept), Math.round(viewport.width * MOST_NAMES))
  const room = Math.max(0, viewport.width - names)
  const today = dayOf(todayText()) ?? 0
  const asked = zoomOf(view)
  const { scale, zoom } = useMemo(
    () =>
      printing ? onPaper(reach, today, PAPER) : { scale: scaleOf(asked, reach, today, Math.max(1, room)), zoom: asked },
    [printing, asked, reach, today, room],
  )
  const setZoom = useCallback((next: Zoom) => change({ zoom: zoomText(next) }), [change])
  const goTo = useZoom({ scroller, scale, zoom, setZoom, names, today, room: printing ? 0 : room })
  const reveal = useCallback(
    (bar: Bar): void => {
      const left = scroller.current?.scrollLeft ?? 0
      if (sideOf(boxOf(scale, bar), { left, width: room }) !== 'within') goTo(bar.start, 0.2)
    },
    [scroller, scale, room, goTo],
  )
  return {
    scroller,
    viewport,
    names,
    setNames,
    room,
    today,
    scale,
    zoom,
    goTo,
    reveal,
    perLine: chipsPerLine(room),
  }
}
