/** So many objects of a large site described anew, each once, of five kinds by turns. */
import { fieldsInUse, projectsInUse, type SiteState } from '../state.ts'
import { endpointOf, Tally } from '../tally.ts'
import type { Stage } from './stage.ts'

export interface Edited {
  /** Of the site only what was described. */
  readonly part: SiteState
  /** One write for each. */
  readonly writes: Tally
}

const API = '/rest/api/3'

/** `word` tells one time from another. */
export async function describeAnew(
  stage: Pick<Stage, 'ask'>,
  state: SiteState,
  count: number,
  word: string,
): Promise<Edited> {
  const ways = {
    screens: state.screens.map(({ id }) => `/screens/${id}`),
    fields: fieldsInUse(state).flatMap(({ id, custom, contexts }) =>
      custom && contexts.length > 0 ? [`/field/${id}`] : [],
    ),
    screenSchemes: state.screenSchemes.map(({ id }) => `/screenscheme/${id}`),
    issueTypeScreenSchemes: state.issueTypeScreenSchemes.map(({ id }) => `/issuetypescreenscheme/${id}`),
    projects: projectsInUse(state).map(({ id }) => `/project/${id}`),
  }
  const paths = byTurns(Object.values(ways)).slice(0, count)
  if (paths.length < count) throw new Error(`the site has only ${paths.length} of ${count} objects to describe anew`)
  const writes = new Tally()
  for (const path of paths) {
    await stage.ask('PUT', API + path, { description: `${word} ${path}` })
    writes.add(endpointOf('PUT', API + path))
  }
  const ids = new Set(paths.map((path) => path.replace(/.*\//, '')))
  const described = Object.keys(ways).map((table) => {
    const rows = state[table as keyof typeof ways] as readonly { readonly id: string }[]
    return [table, rows.filter(({ id }) => ids.has(id))]
  })
  return { part: { ...state, ...Object.fromEntries(described) }, writes }
}

/** Of each the last, then of each the one before it. */
function byTurns(ways: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...ways.map((way) => way.length))
  return Array.from({ length: longest }, (_, at) => ways.flatMap((way) => way[way.length - 1 - at] ?? [])).flat()
}
