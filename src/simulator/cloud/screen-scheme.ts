/** Screen schemes on Cloud: /rest/api/3/screenscheme. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import {
  type Ask,
  created,
  every,
  expands,
  first,
  nothing,
  type Reply,
  type Route,
  refuse,
  refuseField,
} from '../http.ts'
import {
  createScreenScheme,
  issueTypeScreenSchemesWith,
  removeScreenScheme,
  updateScreenScheme,
} from '../model/screen-scheme.ts'
import { ordered, page, pageWithin } from '../paging.ts'
import type { ScreenScheme } from '../records.ts'
import { showIssueTypeScreenScheme } from './issue-type-screen-scheme.ts'

const SCHEMES = '/rest/api/3/screenscheme'
const ONE = `${SCHEMES}/{screenSchemeId}`
/** Reading and deleting take another scope than writing. */
const ADMIN = { needs: 'administer', scopes: ['manage:jira-project'] } as const
const WRITE = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const screenSchemeRoutes: readonly Route[] = [
  { ...ADMIN, method: 'GET', path: SCHEMES, operation: 'getScreenSchemes', handle: list },
  { ...WRITE, method: 'POST', path: SCHEMES, operation: 'createScreenScheme', handle: create },
  { ...WRITE, method: 'PUT', path: ONE, operation: 'updateScreenScheme', handle: update },
  { ...ADMIN, method: 'DELETE', path: ONE, operation: 'deleteScreenScheme', handle: remove },
]

const OPERATIONS = ['create', 'edit', 'view'] as const

function list(ask: Ask): Reply {
  const { site } = ask
  const ids = every(ask, 'id')
  const query = first(ask, 'queryString')?.toLowerCase() ?? ''
  const expanded = expands(ask).has('issueTypeScreenSchemes')
  const rows = [...site.tables.screenSchemes.values()].filter(
    (one) => (ids.length === 0 || ids.includes(one.id)) && one.name.toLowerCase().includes(query),
  )
  const by = { name: (one: ScreenScheme) => one.name, id: (one: ScreenScheme) => Number(one.id) }
  return page(
    ask,
    ordered(rows, first(ask, 'orderBy'), by),
    (scheme) => {
      const above = expanded ? issueTypeScreenSchemesWith(site, scheme.id) : []
      return {
        ...showScreenScheme(scheme),
        ...(above.length === 0 ? {} : { issueTypeScreenSchemes: pageWithin(above, showIssueTypeScreenScheme) }),
      }
    },
    { usual: 25, cap: 100 },
  )
}

function showScreenScheme({ id, name, description, screens }: ScreenScheme): JsonObject {
  const numbers = Object.entries(screens).map(([operation, screenId]) => [operation, Number(screenId)])
  return { id: Number(id), name, description, screens: Object.fromEntries(numbers) }
}

function found(ask: Ask): ScreenScheme {
  const scheme = ask.site.tables.screenSchemes.get(ask.params.screenSchemeId ?? '')
  if (!scheme) throw refuse(404, 'The screen scheme was not found.')
  return scheme
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const scheme = createScreenScheme(ask.site, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description', 255) ?? '',
    screens: screensIn(body, {}),
  })
  return created({ id: Number(scheme.id) })
}

function update(ask: Ask): Reply {
  const scheme = found(ask)
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 255)
  updateScreenScheme(ask.site, scheme, {
    ...(body.name === undefined ? {} : { name: requiredText(body, 'name') }),
    ...(description === undefined ? {} : { description }),
    ...(body.screens === undefined ? {} : { screens: screensIn(body, scheme.screens) }),
  })
  return nothing()
}

/** What the body leaves out stays; null takes a screen away, but never the default one. */
function screensIn(body: JsonObject, before: Partial<ScreenScheme['screens']>): ScreenScheme['screens'] {
  if (!isObject(body.screens)) throw refuseField('screens', 'The screens are required.')
  const { screens } = body
  const standard = screens.default === undefined ? before.default : optionalId(screens, 'default')
  if (standard === undefined) throw refuse(400, 'A default screen is required.')
  const others = OPERATIONS.flatMap((operation) => {
    const id = screens[operation] === undefined ? before[operation] : optionalId(screens, operation)
    return id === undefined ? [] : [[operation, id]]
  })
  return { default: standard, ...Object.fromEntries(others) }
}

function remove(ask: Ask): Reply {
  removeScreenScheme(ask.site, found(ask))
  return nothing()
}
