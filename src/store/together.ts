/** What comes while something is being written waits and goes together: as durable as each alone, in the order in which it came. */

/** `write` is never under way twice. Each caller hears when its own is written, or why all that went with it was not. */
export function together<T>(write: (all: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: T[] = []
  let next: Promise<void> | null = null
  let last: Promise<void> = Promise.resolve()
  const begin = (): Promise<void> => {
    const all = waiting
    waiting = []
    next = null
    return write(all)
  }
  return (one) => {
    waiting.push(one)
    if (next !== null) return next
    const mine = last.then(begin)
    next = mine
    last = mine.catch(() => undefined)
    return mine
  }
}
