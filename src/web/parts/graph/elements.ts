/** One side of a merged workflow as what the graph draws: statuses at their places, ways with the names of their transitions. Pure. */
import type { Fate, MergedTransition, MergedWorkflow, Side } from './merge-workflows.ts'
import { type Place, type Placed, type Route, wayKey } from './place.ts'

export interface DrawnStatus {
  readonly id: string
  readonly name: string
  readonly fate: Fate
  readonly place: Place
}

export interface DrawnWay {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Several transitions may lead the same way. */
  readonly transitions: readonly Pick<MergedTransition, 'id' | 'name' | 'fate'>[]
  readonly fate: Fate
  readonly route: Route
}

const HIDDEN: Readonly<Record<Side, Fate>> = { before: 'added', after: 'removed' }

export function drawn(
  { statuses, transitions }: MergedWorkflow,
  { statuses: places, routes }: Placed,
  side: Side,
): { readonly statuses: readonly DrawnStatus[]; readonly ways: readonly DrawnWay[] } {
  const ways = waysOf(transitions, side, routes)
  const used = new Set(ways.flatMap(({ from, to }) => [from, to]))
  return {
    ways,
    statuses: statuses.flatMap(({ id, name, fate }) => {
      const place = places.get(id)
      // What stands for no status is there only for the ways that begin in it.
      const isThere = id.startsWith('status:') ? fate !== HIDDEN[side] : used.has(id)
      return place && isThere ? [{ id, name, fate, place }] : []
    }),
  }
}

function waysOf(transitions: readonly MergedTransition[], side: Side, routes: Placed['routes']): readonly DrawnWay[] {
  const all = transitions.flatMap((transition) =>
    transition.ways[side].map((way) => ({ ...way, transition, key: wayKey(way) })),
  )
  return [...Map.groupBy(all, ({ key }) => key)].flatMap(([key, same]): DrawnWay[] => {
    const [first] = same
    const route = routes.get(key)
    if (!first || !route) return []
    const fates = new Set(same.map(({ transition }) => transition.fate))
    const [only] = fates
    return [
      {
        id: key,
        from: first.from,
        to: first.to,
        transitions: same.map(({ transition: { id, name, fate } }) => ({ id, name, fate })),
        route,
        fate: fates.size === 1 && only ? only : 'changed',
      },
    ]
  })
}
