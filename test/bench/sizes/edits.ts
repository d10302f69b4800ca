/** So many objects of a large site described anew, each once, of five kinds by turns. */
import type { SimulatedSites } from '../simulated.ts'
import { fieldsInUse, projectsInUse, type Screen, type SiteState } from '../state.ts'
import { endpointOf, Tally } from '../tally.ts'

export interface Edited {
  readonly screens: readonly Screen[]
  /** One write for each. */
  readonly writes: Tally
}

const API = '/rest/api/3'

/** `word` tells one time from another. */
export async function describeAnew(
  sites: SimulatedSites,
  name: string,
  state: SiteState,
  count: number,
  word: string,
): Promise<Edited> {
  const ways = [
    state.screens.map(({ id }) => `/screens/${id}`),
    fieldsInUse(state).flatMap(({ id, custom, contexts }) => (custom && contexts.length > 0 ? [`/field/${id}`] : [])),
    state.screenSchemes.map(({ id }) => `/screenscheme/${id}`),
    state.issueTypeScreenSchemes.map(({ id }) => `/issuetypescreenscheme/${id}`),
    projectsInUse(state).map(({ id }) => `/project/${id}`),
  ]
  const longest = Math.max(...ways.map((way) => way.length))
  const inTurn = Array.from({ length: longest }, (_, at) =>
    ways.flatMap((way) => way[way.length - 1 - at] ?? []),
  ).flat()
  const paths = inTurn.slice(0, count)
  if (paths.length < count) throw new Error(`the site has only ${paths.length} of ${count} objects to describe anew`)
  for (const path of paths) await sites.ask(name, 'PUT', API + path, { description: `${word} ${path}` })
  const ids = new Set(paths.flatMap((path) => (path.startsWith('/screens/') ? [path.slice('/screens/'.length)] : [])))
  const writes = new Tally()
  for (const path of paths) writes.add(endpointOf('PUT', API + path))
  return { screens: state.screens.filter(({ id }) => ids.has(id)), writes }
}
