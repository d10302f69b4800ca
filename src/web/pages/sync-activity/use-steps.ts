/** The steps of sync, page after page, asked again whenever sync has done something. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { SyncStepView } from '../../../actions/index.ts'
import { call } from '../../api.ts'
import { useLive } from '../../live.ts'

const PAGE = 200

export function useSteps(connection: string | undefined, state: SyncStepView['state'] | undefined) {
  useLive('sync', ['GET /sync/steps'])
  return useInfiniteQuery({
    queryKey: ['GET /sync/steps', { connection, state }],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /sync/steps',
        { limit: PAGE, offset: pageParam, ...(connection ? { connection } : {}), ...(state ? { state } : {}) },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: ({ steps }, pages) => (steps.length < PAGE ? undefined : pages.length * PAGE),
    refetchInterval: 15_000,
  })
}
