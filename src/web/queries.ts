/** What the pages know of the server: each question by its route and input, and what is asked again after a change. */
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { call, type Input, type Output, type Refused, type Route } from './api.ts'

export interface AskOptions<T> {
  readonly enabled?: boolean
  /** Milliseconds until it is asked again; may depend on what is known. */
  readonly every?: number | false | ((known: T | undefined) => number | false)
  /** Milliseconds in which the answer is taken as it is. */
  readonly fresh?: number
  /** Until the answer to another question is here, the one before is shown. */
  readonly keep?: boolean
}

export function useAsk<R extends Route>(
  route: R,
  input: Input<R>,
  { enabled = true, every = false, fresh, keep }: AskOptions<Output<R>> = {},
): UseQueryResult<Output<R>> {
  return useQuery({
    queryKey: [route, input],
    queryFn: ({ signal }) => call(route, input, signal),
    enabled,
    refetchInterval: typeof every === 'function' ? (query) => every(query.state.data) : every,
    ...(fresh === undefined ? {} : { staleTime: fresh }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}

/** `changes` names the questions whose answers are no longer true. */
export function useTell<R extends Route>(
  route: R,
  changes: readonly Route[],
): UseMutationResult<Output<R>, Refused, Input<R>> {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: Input<R>) => call(route, input),
    onSuccess: () => Promise.all(changes.map((stale) => client.invalidateQueries({ queryKey: [stale] }))),
  })
}
