/** Resolutions on Cloud: /rest/api/3/resolution. */
import type { JsonObject } from '../../base/index.ts'
import { given, objectBody, optionalText, requiredText } from '../body.ts'
import {
  type Ask,
  created,
  every,
  first,
  flag,
  nothing,
  ok,
  type Reply,
  type Route,
  refuse,
  refuseField,
} from '../http.ts'
import { moved } from '../model/order.ts'
import { createResolution, makeDefault, removeResolution, reorder, updateResolution } from '../model/resolution.ts'
import { page } from '../paging.ts'
import type { Resolution } from '../records.ts'
import type { Site } from '../site.ts'
import { startTask } from '../tasks.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
const READ = { needs: 'login', scopes: ['read:jira-work'], method: 'GET' } as const
const ROOT = '/rest/api/3/resolution'

export const resolutionRoutes: readonly Route[] = [
  { ...READ, path: ROOT, operation: 'getResolutions', handle: list },
  { ...ADMIN, method: 'POST', path: ROOT, operation: 'createResolution', handle: create },
  { ...READ, path: `${ROOT}/search`, operation: 'searchResolutions', handle: search },
  { ...ADMIN, method: 'PUT', path: `${ROOT}/default`, operation: 'setDefaultResolution', handle: setDefault },
  { ...ADMIN, method: 'PUT', path: `${ROOT}/move`, operation: 'moveResolutions', handle: move },
  { ...READ, path: `${ROOT}/{id}`, operation: 'getResolution', handle: get },
  { ...ADMIN, method: 'PUT', path: `${ROOT}/{id}`, operation: 'updateResolution', handle: update },
  { ...ADMIN, method: 'DELETE', path: `${ROOT}/{id}`, operation: 'deleteResolution', handle: remove },
]

export function showResolution(site: Site, { id, name, description }: Resolution): JsonObject {
  return { self: site.api(`/resolution/${id}`), id, description, name }
}

function found({ site, params }: Ask, id = params.id ?? ''): Resolution {
  const resolution = site.tables.resolutions.get(id)
  if (!resolution) throw refuse(404, `The resolution with id '${id}' was not found.`)
  return resolution
}

function list({ site }: Ask): Reply {
  return ok([...site.tables.resolutions.values()].map((one) => showResolution(site, one)))
}

function get(ask: Ask): Reply {
  return ok(showResolution(ask.site, found(ask)))
}

function search(ask: Ask): Reply {
  const [ids, onlyDefault] = [every(ask, 'id'), flag(ask, 'onlyDefault', false)]
  const rows = [...ask.site.tables.resolutions.values()].filter(
    (one) => (ids.length === 0 || ids.includes(one.id)) && (!onlyDefault || one.isDefault),
  )
  return page(ask, rows, ({ id, name, description, isDefault }) => ({ id, name, description, isDefault }))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const [name, description] = [requiredText(body, 'name', 60), optionalText(body, 'description', 255) ?? '']
  return created({ id: createResolution(ask.site, name, description).id })
}

function update(ask: Ask): Reply {
  const resolution = found(ask)
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 255)
  updateResolution(ask.site, resolution, { name: requiredText(body, 'name', 60), ...given({ description }) })
  return nothing()
}

function setDefault(ask: Ask): Reply {
  const { id } = objectBody(ask)
  if (id !== null && typeof id !== 'string') throw refuseField('id', 'The id must be a resolution, or null for none.')
  makeDefault(ask.site, id)
  return nothing()
}

function move(ask: Ask): Reply {
  const order = [...ask.site.tables.resolutions.keys()]
  reorder(ask.site, moved(order, objectBody(ask), 'ids'))
  return nothing()
}

function remove(ask: Ask): Reply {
  const resolution = found(ask)
  const replaceWith = first(ask, 'replaceWith') ?? ''
  if (replaceWith === '' || replaceWith === resolution.id)
    throw refuse(400, "Another resolution must be given in 'replaceWith'.")
  const by = found(ask, replaceWith)
  const description = `Delete resolution ${resolution.name}`
  for (const task of ask.site.tasks.values())
    if (task.finished === null && task.description === description)
      throw refuse(409, 'A task to delete the resolution is already running.')
  return startTask(ask, description, () => {
    removeResolution(ask.site, ask.user, resolution, by)
    return {}
  })
}
