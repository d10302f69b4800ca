/** The steps of sync, page after page, asked again whenever sync has done something. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../api.ts'
import { useLive } from '../../live.ts'
import type { Wanted } from './wanted.ts'

const PAGE = 200

export function useSteps(wanted: Wanted) {
  useLive('sync', ['GET /sync/steps'])
  return useInfiniteQuery({
    queryKey: ['GET /sync/steps', wanted],
    queryFn: ({ pageParam, signal }) => call('GET /sync/steps', { ...wanted, limit: PAGE, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ steps }, pages) => (steps.length < PAGE ? undefined : pages.length * PAGE),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}
