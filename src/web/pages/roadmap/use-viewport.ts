/** The part of the roadmap that is in sight: how far it is scrolled, and how much room it has. */
import { useLayoutEffect, useRef, useState } from 'react'

export interface Viewport {
  readonly left: number
  readonly width: number
  readonly height: number
}

/** `drawn`: whether the roadmap is there to be measured. */
export function useViewport(drawn: boolean) {
  const ref = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState<Viewport>({ left: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    const scroller = ref.current
    if (!scroller || !drawn) return
    const measure = (): void => {
      const { scrollLeft: left, clientWidth: width, clientHeight: height } = scroller
      setViewport({ left, width, height })
    }
    // Before anybody draws for the same scroll: asked after that, the browser would have to lay out twice.
    const follow = (): void => {
      const left = scroller.scrollLeft
      setViewport((now) => (now.left === left ? now : { ...now, left }))
    }
    measure()
    scroller.addEventListener('scroll', follow, { passive: true, capture: true })
    const sizes = new ResizeObserver(measure)
    sizes.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', follow, { capture: true })
      sizes.disconnect()
    }
  }, [drawn])
  return { ref, viewport }
}
