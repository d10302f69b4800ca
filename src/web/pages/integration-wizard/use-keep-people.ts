/** Keeps who is whom, one after another; a new member is made before an account is said to be theirs. */
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Refused, type Route } from '../../api.ts'
import { OF_ITEMS } from '../../portfolio.ts'
import type { PersonChange } from './people.ts'

const CHANGED: readonly Route[] = [
  'GET /connections/{name}/sync-options',
  'GET /members',
  'GET /conflicts',
  ...OF_ITEMS,
]

export function useKeepPeople(connection: string): UseMutationResult<void, Refused, readonly PersonChange[]> {
  const client = useQueryClient()
  return useMutation<void, Refused, readonly PersonChange[]>({
    mutationFn: async (changes) => {
      for (const { account, member, name } of changes) {
        const id = member ?? (await call('POST /members', { name })).id
        await call('PUT /members/{id}/accounts', { id, connection, account })
      }
    },
    // Some may be kept, though one was refused.
    onSettled: () => Promise.all(CHANGED.map((route) => client.invalidateQueries({ queryKey: [route] }))),
  })
}
