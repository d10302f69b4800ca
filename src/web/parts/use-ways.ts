/** The ways in that a kind of Jira has, in the server's words. */
import type { WayInView } from '../../actions/index.ts'
import type { Input } from '../api.ts'
import { useAsk } from '../queries.ts'

export function useWays(
  deployment: Input<'GET /guide'>['deployment'],
  purpose: Input<'GET /guide'>['purpose'],
): readonly WayInView[] {
  return useAsk('GET /guide', { deployment, purpose, url: '' }, { fresh: 60_000 }).data?.ways ?? []
}
