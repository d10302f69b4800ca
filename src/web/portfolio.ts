/** What the pages share of the portfolio: its items, its people, and an edit that shows at once. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ItemRowView, ItemView, ListedItemView, MemberView } from '../actions/index.ts'
import { treeOf } from '../portfolio/index.ts'
import { call, type Input, type Refused, type Route } from './api.ts'
import { tellRefused } from './parts/tell-refused.ts'
import { useAsk } from './queries.ts'

/** Questions whose answers an edit of an item makes old. */
export const OF_ITEMS: readonly Route[] = [
  'GET /items',
  'GET /items/{id}',
  'GET /items/{id}/issues',
  'GET /items/{id}/history',
  'GET /items/{id}/comments',
  'GET /overview',
]

const NO_ITEMS: readonly ListedItemView[] = []

/** The whole tree; filtering is the screen's own, so that it is as quick as typing. */
export function useItems() {
  const query = useAsk('GET /items', {})
  const items = query.data?.items ?? NO_ITEMS
  const tree = useMemo(() => treeOf(items), [items])
  return { query, items, tree }
}

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

function showAtOnce(client: QueryClient, id: string, shown: Partial<ItemRowView>): () => void {
  const lists = client.getQueriesData<{ items: ListedItemView[] }>({ queryKey: ['GET /items'] })
  const ones = client.getQueriesData<ItemView>({ queryKey: ['GET /items/{id}'] })
  for (const [key, list] of lists)
    client.setQueryData(key, list && { items: list.items.map((one) => (one.id === id ? { ...one, ...shown } : one)) })
  for (const [key, one] of ones) if (one?.id === id) client.setQueryData(key, { ...one, ...shown })
  return () => {
    for (const [key, data] of [...lists, ...ones]) client.setQueryData(key, data)
  }
}
