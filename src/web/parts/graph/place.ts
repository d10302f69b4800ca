/** Where everything stands: one picture of both sides, so that a status is at the same place in each. Pure. */
import dagre from '@dagrejs/dagre'
import { isAny, type MergedWorkflow, START } from './merge-workflows.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Place extends Point {
  readonly width: number
  readonly height: number
}

export interface Route {
  readonly points: readonly Point[]
  /** Where the names of its transitions stand. */
  readonly label: Point
}

export interface Placed {
  readonly statuses: ReadonlyMap<string, Place>
  /** By `from > to`. */
  readonly routes: ReadonlyMap<string, Route>
}

const STATUS = { width: 148, height: 38 } as const
const SMALL = { width: 92, height: 26 } as const
/** A name of a transition: so high, and so wide for each letter. */
const [LINE, LETTER, MOST] = [24, 6.4, 132]

export const wayKey = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} > ${to}`

export function placeWorkflow({ statuses, transitions }: MergedWorkflow): Placed {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 30, edgesep: 16, ranksep: 26, marginx: 12, marginy: 12 })
  const size = (id: string) => (id === START || isAny(id) ? SMALL : STATUS)
  for (const { id } of statuses) graph.setNode(id, { ...size(id) })
  const known = new Set(statuses.map(({ id }) => id))
  const named = transitions.flatMap(({ name, ways }) =>
    [...new Map([...ways.before, ...ways.after].map((way) => [wayKey(way), way])).values()].map((way) => ({
      name,
      way,
    })),
  )
  const ways = Map.groupBy(
    named.filter(({ way }) => known.has(way.from) && known.has(way.to)),
    ({ way }) => wayKey(way),
  )
  for (const [key, same] of ways) {
    const [{ way } = { way: undefined }] = same
    const width = Math.min(MOST, 26 + LETTER * Math.max(...same.map(({ name }) => name.length)))
    if (way) graph.setEdge(way.from, way.to, { width, height: LINE * same.length, labelpos: 'c' }, key)
  }
  dagre.layout(graph)
  return {
    statuses: new Map(
      statuses.map(({ id }) => {
        const { x, y } = graph.node(id)
        const { width, height } = size(id)
        return [id, { x: x - width / 2, y: y - height / 2, width, height }]
      }),
    ),
    routes: new Map(
      graph.edges().map(({ v, w, name = '' }) => {
        const { points, x, y } = graph.edge(v, w, name)
        const all = points.map((point: Point) => ({ x: point.x, y: point.y }))
        const middle = all[Math.floor(all.length / 2)] ?? { x: 0, y: 0 }
        return [name, { points: all, label: { x: x ?? middle.x, y: y ?? middle.y } }]
      }),
    ),
  }
}

/** A line through the points, its corners rounded. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const last = rest.at(-1) ?? first
  const corners = rest.slice(0, -1).map((point, place) => {
    const next = rest[place + 1] ?? last
    return `Q ${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`
  })
  return [`M ${first.x} ${first.y}`, ...corners, `L ${last.x} ${last.y}`].join(' ')
}
