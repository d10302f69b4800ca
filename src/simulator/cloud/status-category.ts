/** Status categories on Cloud: /rest/api/3/statuscategory. There are four and no more. */
import type { JsonObject } from '../../base/index.ts'
import { ok, type Route, refuse } from '../http.ts'
import type { StatusCategory } from '../records.ts'
import type { Site } from '../site.ts'

const READ = { needs: 'login', scopes: ['read:jira-work'], method: 'GET' } as const

interface Category {
  readonly id: number
  readonly key: string
  readonly colorName: string
  readonly name: string
}

const CATEGORIES: readonly Category[] = [
  { id: 1, key: 'undefined', colorName: 'medium-gray', name: 'No Category' },
  { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  { id: 3, key: 'done', colorName: 'green', name: 'Done' },
]

const KEYS: Readonly<Record<StatusCategory, string>> = { TODO: 'new', IN_PROGRESS: 'indeterminate', DONE: 'done' }

export const statusCategoryRoutes: readonly Route[] = [
  {
    ...READ,
    path: '/rest/api/3/statuscategory',
    operation: 'getStatusCategories',
    handle: ({ site }) => ok(CATEGORIES.map((one) => show(site, one))),
  },
  {
    ...READ,
    path: '/rest/api/3/statuscategory/{idOrKey}',
    operation: 'getStatusCategory',
    handle: ({ site, params: { idOrKey } }) => {
      const category = CATEGORIES.find((one) => one.key === idOrKey || String(one.id) === idOrKey)
      if (!category) throw refuse(404, `The status category '${idOrKey}' was not found.`)
      return ok(show(site, category))
    },
  },
]

function show(site: Site, { id, key, colorName, name }: Category): JsonObject {
  return { self: site.api(`/statuscategory/${id}`), id, key, colorName, name }
}

export function showStatusCategory(site: Site, category: StatusCategory): JsonObject {
  const shown = CATEGORIES.find((one) => one.key === KEYS[category])
  return shown ? show(site, shown) : {}
}
