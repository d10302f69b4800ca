/** Priorities on Cloud: /rest/api/3/priority. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody, optionalId, optionalText, requiredText } from '../body.ts'
import { type Ask, created, every, nothing, ok, type Reply, type Route, refuse, refuseField } from '../http.ts'
import { createPriority, type PriorityInput, removePriority, updatePriority } from '../model/priority.ts'
import { page } from '../paging.ts'
import type { Priority } from '../records.ts'
import type { Site } from '../site.ts'
import { startTask } from '../tasks.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const
const READ = { needs: 'login', scopes: ['read:jira-work'] } as const

export const priorityRoutes: readonly Route[] = [
  { ...READ, method: 'GET', path: '/rest/api/3/priority', operation: 'getPriorities', handle: list },
  { ...ADMIN, method: 'POST', path: '/rest/api/3/priority', operation: 'createPriority', handle: create },
  {
    ...READ,
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/priority/search',
    operation: 'searchPriorities',
    handle: search,
  },
  { ...ADMIN, method: 'PUT', path: '/rest/api/3/priority/move', operation: 'movePriorities', handle: move },
  { ...READ, method: 'GET', path: '/rest/api/3/priority/{id}', operation: 'getPriority', handle: get },
  { ...ADMIN, method: 'PUT', path: '/rest/api/3/priority/{id}', operation: 'updatePriority', handle: update },
  { ...ADMIN, method: 'DELETE', path: '/rest/api/3/priority/{id}', operation: 'deletePriority', handle: remove },
]

export function showPriority(site: Site, priority: Priority): JsonObject {
  const { id, name, description, statusColor, iconUrl, isDefault } = priority
  const shown = { self: site.api(`/priority/${id}`), statusColor, description, iconUrl, name, id }
  return site.kind === 'cloud' ? { ...shown, isDefault } : shown
}

function found(ask: Ask): Priority {
  const priority = ask.site.tables.priorities.get(ask.params.id ?? '')
  if (!priority) throw refuse(404, 'The priority was not found.')
  return priority
}

function list({ site }: Ask): Reply {
  return ok([...site.tables.priorities.values()].map((one) => showPriority(site, one)))
}

function search(ask: Ask): Reply {
  const ids = every(ask, 'id')
  const rows = [...ask.site.tables.priorities.values()].filter((one) => ids.length === 0 || ids.includes(one.id))
  return page(ask, rows, (one) => showPriority(ask.site, one))
}

function get(ask: Ask): Reply {
  return ok(showPriority(ask.site, found(ask)))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const input: PriorityInput = {
    name: requiredText(body, 'name', 60),
    description: optionalText(body, 'description', 255) ?? '',
    statusColor: colour(requiredText(body, 'statusColor')),
    iconUrl: icon(ask.site, optionalText(body, 'iconUrl') ?? 'medium.svg'),
  }
  return created({ id: createPriority(ask.site, input).id })
}

function update(ask: Ask): Reply {
  const priority = found(ask)
  const body = objectBody(ask)
  const name = body.name === undefined ? undefined : requiredText(body, 'name', 60)
  const description = optionalText(body, 'description', 255)
  const statusColor = optionalText(body, 'statusColor')
  const iconUrl = optionalText(body, 'iconUrl')
  updatePriority(ask.site, priority, {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(statusColor === undefined ? {} : { statusColor: colour(statusColor) }),
    ...(iconUrl === undefined ? {} : { iconUrl: icon(ask.site, iconUrl) }),
  })
  return nothing()
}

/** `{ ids, after | position }`: the named priorities in their order, put after another one, first or last. */
function move(ask: Ask): Reply {
  const body = objectBody(ask)
  const { priorities } = ask.site.tables
  const ids = Array.isArray(body.ids) ? body.ids.map(String) : []
  const moved = ids.map((id) => priorities.get(id))
  if (ids.length === 0 || moved.includes(undefined)) throw refuse(404, 'The priority was not found.')
  const rest = [...priorities.values()].filter((one) => !ids.includes(one.id))
  const after = optionalId(body, 'after')
  const at =
    after !== undefined ? rest.findIndex((one) => one.id === after) + 1 : body.position === 'First' ? 0 : rest.length
  if (after !== undefined && at === 0) throw refuse(404, 'The priority was not found.')
  priorities.clear()
  for (const one of [...rest.slice(0, at), ...(moved as Priority[]), ...rest.slice(at)]) priorities.set(one.id, one)
  return nothing()
}

/** The last priority and the default one cannot go; issues get the replacement, or the default. */
function remove(ask: Ask): Reply {
  const priority = found(ask)
  const others = [...ask.site.tables.priorities.values()].filter((one) => one !== priority)
  const replacement = others.find((one) => one.isDefault) ?? others[0]
  if (!replacement) throw refuse(400, 'The last priority cannot be deleted.')
  if (priority.isDefault) throw refuse(400, 'The default priority cannot be deleted.')
  return startTask(ask, `Delete priority ${priority.name}`, () => {
    removePriority(ask.site, priority, replacement.id)
    return {}
  })
}

/** One of Jira's own, by its file name. */
const icon = (site: Site, path: string): string => site.link(`/images/icons/priorities/${path.split('/').at(-1)}`)

function colour(text: string): string {
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text))
    throw refuseField('statusColor', 'The color must be in hexadecimal format.')
  return text
}
