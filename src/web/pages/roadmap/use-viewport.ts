/** The part of the roadmap that is in sight: how far it is scrolled, and how much room it has. */
import { useLayoutEffect, useRef, useState } from 'react'

export interface Viewport {
  readonly left: number
  readonly width: number
  readonly height: number
}

export function useViewport() {
  const ref = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState<Viewport>({ left: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    const scroller = ref.current
    if (!scroller) return
    const look = (): void => {
      const next = { left: scroller.scrollLeft, width: scroller.clientWidth, height: scroller.clientHeight }
      setViewport((now) =>
        now.left === next.left && now.width === next.width && now.height === next.height ? now : next,
      )
    }
    look()
    scroller.addEventListener('scroll', look, { passive: true })
    const sizes = new ResizeObserver(look)
    sizes.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', look)
      sizes.disconnect()
    }
  }, [])
  return { ref, viewport }
}
