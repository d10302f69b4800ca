/** Screens on Data Center: none can be made or deleted, only their tabs and the fields on these. */
import type { JsonObject } from '../../base/index.ts'
import { screenTabRoutes as tabs } from '../cloud/screen-tab.ts'
import { showScreen } from '../cloud/show-screen.ts'
import { type Ask, expands, first, ok, type Reply, type Route } from '../http.ts'
import { namedPage } from '../issue/named-page.ts'
import { whereUsed } from '../model/screen.ts'
import type { Screen } from '../records.ts'
import { alike, forAdministrators } from './alike.ts'

/** Whatever does not exist is 400 here, and nobody who may not hears 403. */
const READ = { refusals: { 403: 401, 404: 400 } } as const
const WRITE = { unlessAdministrator: 401, refusals: { 404: 400 } } as const

export const screenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/2/screens',
    operation: 'getAllScreens',
    scopes: [],
    ...forAdministrators(list),
  },
  ...alike(tabs, {
    getAvailableScreenFields: { operation: 'getFieldsToAdd', ...WRITE },
    getAllScreenTabs: { operation: 'getAllTabs', ...READ },
    addScreenTab: { operation: 'addTab', ...WRITE },
    renameScreenTab: { operation: 'renameTab', ...WRITE },
    deleteScreenTab: { operation: 'deleteTab', ...WRITE },
    moveScreenTab: { operation: 'moveTab', ...WRITE },
    getAllScreenTabFields: { operation: 'getAllFields', ...READ },
    addScreenTabField: { operation: 'addField', ...WRITE },
    removeScreenTabField: { operation: 'removeField', ...WRITE },
    moveScreenTabField: { operation: 'moveField', ...WRITE },
  }),
]

function show(ask: Ask, screen: Screen): JsonObject {
  const isAsked = expands(ask).has('deletable')
  return {
    ...showScreen(screen),
    ...(isAsked ? { deletable: whereUsed(ask.site, screen) === undefined } : {}),
    expand: 'fieldScreenSchemes,fieldScreenWorkflows,deletable',
  }
}

/** A bare list, but a page under a name of its own where a page is asked for (docs/jira-assumptions.md, Data Center). */
function list(ask: Ask): Reply {
  const text = first(ask, 'search')?.toLowerCase() ?? ''
  const rows = [...ask.site.tables.screens.values()].filter((one) => one.name.toLowerCase().includes(text))
  const isPaged = ask.query.has('startAt') || ask.query.has('maxResults')
  if (!isPaged) return ok(rows.map((one) => show(ask, one)))
  return namedPage(ask, 'screens', rows, (one) => show(ask, one), { usual: 100, cap: 1_000 })
}
