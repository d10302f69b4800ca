/** Scrolls the time while something is held near one of its edges. */

/** How near, and how many pixels a frame at most. */
const [NEAR, MOST] = [48, 14]

export function edgeScroll(
  element: HTMLElement,
  names: () => number,
  scrolled: (x: number, y: number) => void,
): { at(x: number, y: number): void; stop(): void } {
  let hand = { x: 0, y: 0 }
  let frame: number | undefined
  const step = (): void => {
    frame = undefined
    const { left, right } = element.getBoundingClientRect()
    const before = Math.max(0, NEAR - (hand.x - left - names())) / NEAR
    const after = Math.max(0, NEAR - (right - hand.x)) / NEAR
    const by = Math.round(MOST * (Math.min(1, after) - Math.min(1, before)))
    if (by === 0) return
    element.scrollLeft += by
    scrolled(hand.x, hand.y)
    frame = requestAnimationFrame(step)
  }
  return {
    at(x, y) {
      hand = { x, y }
      frame ??= requestAnimationFrame(step)
    },
    stop() {
      if (frame !== undefined) cancelAnimationFrame(frame)
      frame = undefined
    },
  }
}
