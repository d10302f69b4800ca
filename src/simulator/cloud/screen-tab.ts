/** Tabs of a screen and the fields on them: /rest/api/3/screens/{screenId}/tabs. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import { type Ask, every, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { addTab, moveTab, removeTab, renameTab } from '../model/screen.ts'
import { addTabField, availableFields, type Move, moveTabField, removeTabField } from '../model/screen-field.ts'
import { page } from '../paging.ts'
import type { Field, Screen, ScreenTab } from '../records.ts'
import { foundScreen } from './screen.ts'
import { requireScreenView } from './screen-view.ts'
import { showTab } from './show-screen.ts'

const SCREEN = '/rest/api/3/screens/{screenId}'
const TABS = `${SCREEN}/tabs`
const TAB = `${TABS}/{tabId}`
const FIELDS = `${TAB}/fields`
const ADMIN = { needs: 'administer', scopes: ['manage:jira-project'] } as const
const VIEW = { ...ADMIN, needs: 'login', method: 'GET' } as const

export const screenTabRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: '/rest/api/3/screens/tabs', operation: 'getBulkScreenTabs', handle: bulk },
  { ...ADMIN, method: 'GET', path: `${SCREEN}/availableFields`, operation: 'getAvailableScreenFields', handle: free },
  { ...VIEW, path: TABS, operation: 'getAllScreenTabs', handle: list },
  { ...ADMIN, method: 'POST', path: TABS, operation: 'addScreenTab', handle: add },
  { ...ADMIN, method: 'PUT', path: TAB, operation: 'renameScreenTab', handle: rename },
  { ...ADMIN, method: 'DELETE', path: TAB, operation: 'deleteScreenTab', handle: remove },
  { ...ADMIN, method: 'POST', path: `${TAB}/move/{pos}`, operation: 'moveScreenTab', handle: move },
  { ...VIEW, path: FIELDS, operation: 'getAllScreenTabFields', handle: fields },
  { ...ADMIN, method: 'POST', path: FIELDS, operation: 'addScreenTabField', handle: addField },
  { ...ADMIN, method: 'DELETE', path: `${FIELDS}/{id}`, operation: 'removeScreenTabField', handle: removeField },
  { ...ADMIN, method: 'POST', path: `${FIELDS}/{id}/move`, operation: 'moveScreenTabField', handle: moveField },
]

/** Data Center tells the sort of field too, and whether it shows while it is empty. */
function showTabField({ site }: Ask, { id, name, custom }: Field): JsonObject {
  if (site.kind === 'cloud') return { id, name }
  return { id, name, type: custom ? 'custom' : 'system', showWhenEmpty: false }
}

function found(ask: Ask): { screen: Screen; tab: ScreenTab } {
  const screen = foundScreen(ask)
  const tab = screen.tabs.find((one) => one.id === ask.params.tabId)
  if (!tab) throw refuse(404, 'The screen tab was not found.')
  return { screen, tab }
}

/** The most on a page is asked for as `maxResult` here, without an s (operation getBulkScreenTabs). */
function bulk(ask: Ask): Reply {
  const [screenIds, tabIds] = [every(ask, 'screenId'), every(ask, 'tabId')]
  if (screenIds.length + tabIds.length === 0) throw refuse(400, 'A screen ID or a tab ID has to be provided.')
  const rows = [...ask.site.tables.screens.values()].flatMap((screen) =>
    screenIds.length > 0 && !screenIds.includes(screen.id)
      ? []
      : screen.tabs
          .filter((tab) => tabIds.length === 0 || tabIds.includes(tab.id))
          .map((tab) => ({ screenId: Number(screen.id), tabId: Number(tab.id), tabName: tab.name })),
  )
  const query = new Map(ask.query).set('maxResults', every(ask, 'maxResult').slice(0, 1))
  return page({ ...ask, query }, rows, (row) => row, { usual: 100, cap: 100 })
}

function free(ask: Ask): Reply {
  return ok(availableFields(ask.site, foundScreen(ask)).map((one) => showTabField(ask, one)))
}

function list(ask: Ask): Reply {
  requireScreenView(ask)
  return ok(foundScreen(ask).tabs.map(showTab))
}

function add(ask: Ask): Reply {
  return ok(showTab(addTab(ask.site, foundScreen(ask), requiredText(objectBody(ask), 'name'))))
}

function rename(ask: Ask): Reply {
  const { screen, tab } = found(ask)
  renameTab(ask.site, screen, tab, requiredText(objectBody(ask), 'name'))
  return ok(showTab(tab))
}

function remove(ask: Ask): Reply {
  const { screen, tab } = found(ask)
  removeTab(ask.site, screen, tab)
  return nothing()
}

function move(ask: Ask): Reply {
  const { screen, tab } = found(ask)
  moveTab(screen, tab, Number(ask.params.pos))
  return nothing()
}

function fields(ask: Ask): Reply {
  requireScreenView(ask)
  const { fields: table } = ask.site.tables
  const rows = found(ask).tab.fieldIds.flatMap((id) => table.get(id) ?? [])
  return ok(rows.filter((one) => one.trashedAt === null).map((one) => showTabField(ask, one)))
}

function addField(ask: Ask): Reply {
  const { screen, tab } = found(ask)
  const field = ask.site.tables.fields.get(requiredText(objectBody(ask), 'fieldId'))
  if (!field) throw refuse(404, 'The field was not found.')
  addTabField(ask.site, screen, tab, field)
  return ok(showTabField(ask, field))
}

function removeField(ask: Ask): Reply {
  const { screen, tab } = found(ask)
  removeTabField(ask.site, screen, tab, ask.params.id ?? '')
  return nothing()
}

/** `after` may be the link of a field on the tab or its id; it counts before `position`. */
function moveField(ask: Ask): Reply {
  const { tab } = found(ask)
  const body = objectBody(ask)
  const after = optionalId(body, 'after')?.split('/').at(-1)
  moveTabField(tab, ask.params.id ?? '', after === undefined ? named(optionalText(body, 'position')) : { after })
  return nothing()
}

function named(position: string | undefined): Move {
  if (position === 'Earlier' || position === 'Later' || position === 'First' || position === 'Last') return { position }
  throw refuse(400, "Either 'after' or 'position' (Earlier, Later, First or Last) has to be provided.")
}
