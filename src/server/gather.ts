/** What comes while the last is being kept is kept together, once that is done: a storm waits for no row that it holds itself. */

/** Ends when its own has been kept; what goes wrong is told to all that were kept together. */
export function gather<T>(keep: (some: readonly T[]) => Promise<void>): (one: T) => Promise<void> {
  let waiting: T[] = []
  let last: Promise<unknown> = Promise.resolve()
  let next: Promise<void> | undefined
  const keepNext = (): Promise<void> => {
    const some = waiting
    waiting = []
    next = undefined
    const kept = keep(some)
    last = kept.catch(() => {})
    return kept
  }
  return (one) => {
    waiting.push(one)
    next ??= last.then(keepNext)
    return next
  }
}
