/** The older page: `startAt`, `maxResults` and `total` beside a list under a name of its own, and no `isLast`. */
import type { Json } from '../../base/index.ts'
import { type Ask, number, ok, type Reply, refuse } from '../http.ts'

export function namedPage<T>(
  ask: Ask,
  name: string,
  all: readonly T[],
  show: (one: T) => Json,
  { usual, cap }: { usual: number; cap: number },
): Reply {
  const startAt = number(ask, 'startAt', 0)
  const maxResults = Math.min(number(ask, 'maxResults', usual), cap)
  if (startAt < 0 || maxResults < 0) throw refuse(400, 'startAt and maxResults must not be negative.')
  const shown = ask.site.faults.shiftPage(ask, all, startAt).slice(startAt, startAt + maxResults)
  return ok({ startAt, maxResults, total: all.length, [name]: shown.map(show) })
}
