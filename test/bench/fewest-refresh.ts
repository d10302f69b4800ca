/**
 * The fewest requests that a refresh needs: kinds that give no sign of their changes are read in full; of the others the
 * audit log and the first page of the last edited workflows tell, and each changed object is read by itself.
 */
import { fewestReads } from './fewest.ts'
import { RECORDS } from './limits.ts'
import type { Screen, SiteState } from './state.ts'
import type { Tally } from './tally.ts'

/** What kinds with a sign are read by, in full or in part. */
const SIGNS =
  /^(GET \/screens(\/|$)|GET \/workflows\/search|POST \/workflows$|GET \/workflowscheme$|POST \/workflowscheme\/read|GET \/events|GET \/auditing)/

export const ofScreens = (endpoint: string): boolean => /^GET \/screens(\/|$)/.test(endpoint)
export const ofSigns = (endpoint: string): boolean => SIGNS.test(endpoint)

/** `screens`: those that were changed. `records`: of the audit log. */
export function fewestRefresh(site: SiteState, screens: readonly Screen[], records: number): Tally {
  const tally = fewestReads(site).only((endpoint) => !ofSigns(endpoint))
  tally.add('GET /auditing/record', Math.max(1, Math.ceil(records / RECORDS)))
  tally.add('GET /workflows/search')
  if (screens.length === 0) return tally
  return tally.plus(fewestReads({ ...site, screens }).only(ofScreens))
}
