/**
 * The least time that requests can take, by a client that computes in no time and knows all that it will need: the slowest
 * endpoint at its rate, and one latency for each request that cannot be asked before another is answered. Nothing of the
 * product is in here, nor in what it counts by.
 */
import { PAGE, RATE } from '../limits.ts'
import { type Field, fieldsInUse, type SiteState } from '../state.ts'
import type { Tally } from '../tally.ts'

export interface Weather {
  /** Milliseconds that each answer is late. */
  readonly latency: number
  readonly limits: boolean
}

/** `steps`: requests one after another. A full burst goes at once, the rest at the rate. */
export function floorSeconds(fewest: Tally, steps: number, { latency, limits }: Weather): number {
  const rates = fewest.endpoints.map((endpoint) => {
    const rate = RATE[endpoint.split(' ')[0] ?? ''] ?? 1
    return Math.max(0, fewest.of(endpoint) - rate) / rate
  })
  return (limits ? Math.max(0, ...rates) : 0) + (steps * latency) / 1_000
}

/**
 * Who asks comes first, and again at the end. Between them the longest way down: a list's first page, its other pages all
 * at once, then what is asked of each row: a field's contexts, and their options; a screen's tabs, and their fields.
 */
export function readingSteps(site: SiteState): number {
  const fields = fieldsInUse(site)
  const ofFields = pagesDeep(fields.length, PAGE.fields) + fieldsDeep(site)
  const ofScreens = site.screens.length === 0 ? 0 : pagesDeep(site.screens.length, PAGE.screens) + SCREEN
  return 1 + Math.max(ofFields, ofScreens) + 1
}

/** A screen's tabs, then the fields on each. */
const SCREEN = 2
const fieldsDeep = (site: SiteState): number => Math.max(0, ...fieldsInUse(site).map(fieldDeep))
/** A field's contexts, then the options of each. */
function fieldDeep({ contexts }: Field): number {
  if (contexts.some(({ options }) => options.length > 0)) return 2
  return contexts.length > 0 ? 1 : 0
}
const pagesDeep = (rows: number, cap: number): number => (rows > cap ? 2 : 1)

/**
 * Of updates of one write each: look, write, read back, and all of that after what the object names, as every plan has it.
 * Ids are known, so that nothing waits for a list: a look is as deep as the object. `part`: only what is updated, of five
 * kinds, which name each other in this order.
 */
export function updatingSteps(part: SiteState): number {
  const ends = new Map<string, number>()
  const end = (id: string, look: number, names: readonly string[]): void => {
    ends.set(id, Math.max(0, ...names.map((name) => ends.get(name) ?? 0)) + look + 1 + look)
  }
  for (const field of part.fields) end(field.id, Math.max(1, fieldDeep(field)), [])
  for (const { id, tabs } of part.screens)
    end(
      id,
      SCREEN,
      tabs.flatMap((tab) => tab.fieldIds),
    )
  for (const { id, screens } of part.screenSchemes) end(id, 1, Object.values(screens))
  for (const { id, mappings } of part.issueTypeScreenSchemes) end(id, 1, Object.values(mappings))
  for (const { id, issueTypeScreenSchemeId } of part.projects) end(id, 1, [issueTypeScreenSchemeId])
  return Math.max(0, ...ends.values())
}
