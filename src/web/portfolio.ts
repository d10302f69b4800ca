/** What the pages share of the portfolio: what an edit of an item makes old, its people, and an edit that shows at once. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ItemLineView, ItemRowView, ItemView, MemberView, RoadmapView } from '../actions/index.ts'
import { call, type Input, type Refused, type Route } from './api.ts'
import { tellRefused } from './parts/tell-refused.ts'
import { useAsk } from './queries.ts'

/** Items as pages list them: of each only what is on the screen is asked again. */
export const LISTS_OF_ITEMS = ['GET /items/lines', 'GET /items/counts', 'GET /items/roadmap'] as const

/** Questions whose answers an edit of an item makes old. */
export const OF_ITEMS: readonly Route[] = [
  ...LISTS_OF_ITEMS,
  'GET /items/{id}',
  'GET /items/{id}/issues',
  'GET /items/{id}/history',
  'GET /items/{id}/comments',
  'GET /overview',
]

const NO_MEMBERS: readonly MemberView[] = []

export function useMembers(): readonly MemberView[] {
  return useAsk('GET /members', {}, { fresh: 60_000 }).data?.members ?? NO_MEMBERS
}

export type ItemFields = Input<'PUT /items/{id}'>['fields']

interface Edit {
  readonly id: string
  readonly fields: ItemFields
  /** How the row looks with it, until the server has said. */
  readonly shown: Partial<ItemRowView>
}

/** What is refused is taken back and told. */
export function useEditItem() {
  const client = useQueryClient()
  return useMutation<ItemView, Refused, Edit, () => void>({
    mutationFn: ({ id, fields }) => call('PUT /items/{id}', { id, fields }),
    onMutate: ({ id, shown }) => showAtOnce(client, id, shown),
    onError: (error, _, takeBack) => {
      takeBack?.()
      tellRefused(error)
    },
    onSettled: () => Promise.all(OF_ITEMS.map((route) => client.invalidateQueries({ queryKey: [route] }))),
  })
}

type Lines = { readonly rows: readonly ItemLineView[] }

/** Wherever the item is told by now; gives the way back. */
function showAtOnce(client: QueryClient, id: string, shown: Partial<ItemRowView>): () => void {
  const of = <T>(route: Route) => client.getQueriesData<T>({ queryKey: [route] })
  const [lists, maps, ones] = [
    of<Lines>('GET /items/lines'),
    of<RoadmapView>('GET /items/roadmap'),
    of<ItemView>('GET /items/{id}'),
  ]
  for (const [key, list] of lists)
    if (list?.rows.some((row) => row.id === id))
      client.setQueryData(key, { ...list, rows: list.rows.map((row) => (row.id === id ? { ...row, ...shown } : row)) })
  for (const [key, map] of maps)
    if (map?.bars.id.includes(id)) client.setQueryData(key, { ...map, bars: withShown(map.bars, id, shown) })
  for (const [key, one] of ones) if (one?.id === id) client.setQueryData(key, { ...one, ...shown })
  return () => {
    for (const [key, data] of [...lists, ...maps, ...ones]) client.setQueryData(key, data)
  }
}

/** Where its bar goes is told by the server, which knows what is below it. */
function withShown(
  bars: RoadmapView['bars'],
  id: string,
  { stage, health }: Partial<ItemRowView>,
): RoadmapView['bars'] {
  const at = bars.id.indexOf(id)
  return {
    ...bars,
    ...(stage === undefined ? {} : { stage: bars.stage.with(at, stage) }),
    ...(health === undefined ? {} : { health: bars.health.with(at, health) }),
  }
}
