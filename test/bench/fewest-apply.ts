/**
 * The fewest requests that carry out updates which one write each makes: all that a plan rests on is looked at before it
 * is written, and read back after. Both by the cheapest way that the API has for those objects; many of a list at once.
 */
import { fewestReads } from './fewest.ts'
import { ofScreens } from './fewest-refresh.ts'
import type { SiteState } from './state.ts'
import type { Tally } from './tally.ts'

/** Which schemes a project has is told by lists that count as those of the schemes. */
const OTHERS = /^GET \/(field|screenscheme|issuetypescheme|issuetypescreenscheme|project|workflowscheme\/project)/

/** `part`: of the site only what is updated, of five kinds. */
export function fewestApply(site: SiteState, part: SiteState, writes: Tally): Tally {
  // What stands on a screen may be any field of the site.
  const screens = fewestReads({ ...site, screens: part.screens }).only(ofScreens)
  const others = fewestReads({ ...part, issueTypeSchemes: [] }).only((one) => OTHERS.test(one))
  const once = screens.plus(others)
  return once.plus(writes).plus(once)
}
