/** Data Center's `…/page` endpoints: filtered by a part of the name and by projects, a hundred to a page. */
import type { Json } from '../../base/index.ts'
import { type Ask, every, first, type Reply } from '../http.ts'
import { sees } from '../model/permission.ts'
import { page } from '../paging.ts'
import type { Project } from '../records.ts'

export function pageOf<T extends { readonly name: string }>(
  ask: Ask,
  rows: readonly T[],
  show: (one: T) => Json,
): Reply {
  const text = first(ask, 'query')?.toLowerCase() ?? ''
  const named = rows.filter((one) => one.name.toLowerCase().includes(text))
  return page(ask, named, show, { usual: 100, cap: 1_000 })
}

/** Values of a parameter that may be repeated or joined by commas; undefined where it is not there. */
export function listed(ask: Ask, name: string): string[] | undefined {
  const values = every(ask, name).flatMap((one) => one.split(','))
  return values.length === 0 ? undefined : values
}

/** Those that `projectIds` names and the account may see; undefined where none is named. */
export function projectsAsked(ask: Ask): Project[] | undefined {
  const { site, user } = ask
  return listed(ask, 'projectIds')?.flatMap((id) => {
    const project = site.tables.projects.get(id)
    return project && sees(site, user, project) ? [project] : []
  })
}
