/** Priorities and resolutions on Data Center, which can only be read. */
import { priorityRoutes as priorities, showPriority } from '../cloud/priority.ts'
import { resolutionRoutes as resolutions, showResolution } from '../cloud/resolution.ts'
import type { Route } from '../http.ts'
import { alike } from './alike.ts'
import { pageOf } from './page-of.ts'

const OPEN = { needs: 'anyone', scopes: [], method: 'GET' } as const

export const priorityRoutes: readonly Route[] = [
  ...alike(priorities, { getPriorities: 'getPriorities', getPriority: 'getPriority' }),
  {
    ...OPEN,
    needs: 'login',
    path: '/rest/api/2/priority/page',
    operation: 'getPriorities_1',
    handle: (ask) => pageOf(ask, [...ask.site.tables.priorities.values()], (one) => showPriority(ask.site, one)),
  },
]

export const resolutionRoutes: readonly Route[] = [
  ...alike(resolutions, {
    getResolutions: { operation: 'getResolutions', needs: 'anyone' },
    getResolution: { operation: 'getResolution', needs: 'anyone' },
  }),
  {
    ...OPEN,
    path: '/rest/api/2/resolution/page',
    operation: 'getPaginatedResolutions',
    handle: (ask) => pageOf(ask, [...ask.site.tables.resolutions.values()], (one) => showResolution(ask.site, one)),
  },
]
