/** Screens on Cloud: /rest/api/3/screens. */
import { objectBody, optionalText, requiredText } from '../body.ts'
import { type Ask, created, every, first, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import { createScreen, removeScreen, updateScreen } from '../model/screen.ts'
import { ordered, page } from '../paging.ts'
import type { Screen } from '../records.ts'
import { showScreen } from './show-screen.ts'

const SCREENS = '/rest/api/3/screens'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-project'] } as const

export const screenRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: SCREENS, operation: 'getScreens', handle: list },
  { ...ADMIN, method: 'POST', path: SCREENS, operation: 'createScreen', handle: create },
  { ...ADMIN, method: 'PUT', path: `${SCREENS}/{screenId}`, operation: 'updateScreen', handle: update },
  { ...ADMIN, method: 'DELETE', path: `${SCREENS}/{screenId}`, operation: 'deleteScreen', handle: remove },
]

export function foundScreen({ site, params }: Ask): Screen {
  const screen = site.tables.screens.get(params.screenId ?? '')
  if (!screen) throw refuse(404, 'The screen was not found.')
  return screen
}

/** Team-managed projects keep their screens to themselves: every screen here is global. */
function list(ask: Ask): Reply {
  const [ids, scopes] = [every(ask, 'id'), every(ask, 'scope')]
  const query = first(ask, 'queryString')?.toLowerCase() ?? ''
  const rows = [...ask.site.tables.screens.values()].filter(
    (screen) =>
      (ids.length === 0 || ids.includes(screen.id)) &&
      (scopes.length === 0 || scopes.includes('GLOBAL')) &&
      screen.name.toLowerCase().includes(query),
  )
  const by = { name: (one: Screen) => one.name, id: (one: Screen) => Number(one.id) }
  return page(ask, ordered(rows, first(ask, 'orderBy'), by), showScreen, { usual: 100, cap: 100 })
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 255) ?? ''
  return created(showScreen(createScreen(ask.site, requiredText(body, 'name'), description)))
}

function update(ask: Ask): Reply {
  const screen = foundScreen(ask)
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 255)
  updateScreen(ask.site, screen, {
    ...(body.name === undefined ? {} : { name: requiredText(body, 'name') }),
    ...(description === undefined ? {} : { description }),
  })
  return ok(showScreen(screen))
}

function remove(ask: Ask): Reply {
  removeScreen(ask.site, foundScreen(ask))
  return nothing()
}
