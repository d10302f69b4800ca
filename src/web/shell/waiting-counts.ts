/** How much waits for a person, for the counts of the navigation. */
import { useAsk } from '../queries.ts'
import type { Counted } from './place-list.ts'

const SOMETIMES = 60_000

export function useWaiting(): Readonly<Record<Counted, number>> {
  const overview = useAsk('GET /overview', {}, { every: SOMETIMES })
  const sync = useAsk('GET /sync', {}, { every: SOMETIMES })
  return {
    overview: overview.data?.waiting.length ?? 0,
    conflicts: (sync.data?.connections ?? []).reduce((sum, { conflicts }) => sum + conflicts, 0),
  }
}
