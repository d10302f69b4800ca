/** Where everything stands: one picture of both sides, so that a status is at the same place in each. Pure. */
import dagre from '@dagrejs/dagre'
import { isAny, type MergedWorkflow, START } from './merge-workflows.ts'

export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const STATUS = { width: 148, height: 38 } as const
const SMALL = { width: 92, height: 26 } as const
/** Room for the name of a way. */
const LABEL = { width: 110, height: 18 } as const

export const sizeOf = (id: string): { readonly width: number; readonly height: number } =>
  id === START || isAny(id) ? SMALL : STATUS

export function placeWorkflow({ statuses, transitions }: MergedWorkflow): ReadonlyMap<string, Place> {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 34, ranksep: 46, marginx: 12, marginy: 12 })
  for (const { id } of statuses) graph.setNode(id, { ...sizeOf(id) })
  const known = new Set(statuses.map(({ id }) => id))
  for (const { id, ways } of transitions)
    for (const { from, to } of [...ways.before, ...ways.after])
      if (known.has(from) && known.has(to) && from !== to)
        graph.setEdge(from, to, { ...LABEL, labelpos: 'c' }, `${id} ${from}`)
  dagre.layout(graph)
  return new Map(
    statuses.map(({ id }) => {
      const { x, y } = graph.node(id)
      const { width, height } = sizeOf(id)
      return [id, { x: x - width / 2, y: y - height / 2, width, height }]
    }),
  )
}
