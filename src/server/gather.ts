/** What comes while the last is being kept is kept together, once that is done: a storm waits for no row that it holds itself. */
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Each is given what became of its own, in the order of the lot; what goes wrong is told to all that were kept together.
 * Between the beginnings of two lots lies a pause: what comes alone goes at once, what comes one by one and fast goes in
 * lots.
 */
export function gather<T, R>(keep: (some: readonly T[]) => Promise<readonly R[]>, pause = 0): (one: T) => Promise<R> {
  let waiting: T[] = []
  let last: Promise<unknown> = Promise.resolve()
  let next: Promise<readonly R[]> | undefined
  const keepNext = (): Promise<readonly R[]> => {
    const some = waiting
    waiting = []
    next = undefined
    const kept = keep(some)
    last = Promise.all([kept.catch(() => {}), pause === 0 ? undefined : sleep(pause)])
    return kept
  }
  return async (one) => {
    const at = waiting.push(one) - 1
    next ??= last.then(keepNext)
    return (await next)[at] as R
  }
}
