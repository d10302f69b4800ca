/** Fields on Cloud: /rest/api/3/field, the trash, and the screens of a field. */
import { objectBody, optionalText, requiredText } from '../body.ts'
import { type Ask, created, expands, nothing, ok, type Reply, type Route, refuse } from '../http.ts'
import {
  createField,
  refuseLocked,
  refuseWanted,
  removeField,
  restoreField,
  trashField,
  updateField,
} from '../model/field.ts'
import { isListed, screensWith } from '../model/field-use.ts'
import { page } from '../paging.ts'
import type { Field } from '../records.ts'
import { startTask, taskOn } from '../tasks.ts'
import { showField } from './show-field.ts'
import { showScreen, showTab } from './show-screen.ts'

const FIELD = '/rest/api/3/field'
const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const fieldRoutes: readonly Route[] = [
  { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET', path: FIELD, operation: 'getFields', handle: list },
  { ...ADMIN, method: 'POST', path: FIELD, operation: 'createCustomField', handle: create },
  { ...ADMIN, method: 'PUT', path: `${FIELD}/{fieldId}`, operation: 'updateCustomField', handle: update },
  { ...ADMIN, method: 'DELETE', path: `${FIELD}/{id}`, operation: 'deleteCustomField', handle: remove },
  { ...ADMIN, method: 'POST', path: `${FIELD}/{id}/trash`, operation: 'trashCustomField', handle: trash },
  { ...ADMIN, method: 'POST', path: `${FIELD}/{id}/restore`, operation: 'restoreCustomField', handle: restore },
  {
    ...ADMIN,
    scopes: ['manage:jira-project'],
    method: 'GET',
    path: `${FIELD}/{fieldId}/screens`,
    operation: 'getScreensForField',
    handle: screens,
  },
]

function list({ site, user }: Ask): Reply {
  const fields = [...site.tables.fields.values()].filter((one) => one.trashedAt === null && isListed(site, user, one))
  return ok(fields.map((one) => showField(site, one)))
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const field = createField(ask.site, {
    name: requiredText(body, 'name'),
    description: optionalText(body, 'description', 40_000) ?? '',
    type: requiredText(body, 'type'),
    searcherKey: optionalText(body, 'searcherKey') ?? null,
  })
  return created(showField(ask.site, field))
}

/** A custom field, in the trash or not. */
function found({ site, params }: Ask, id = params.fieldId ?? params.id ?? ''): Field {
  const field = site.tables.fields.get(id)
  if (!field) throw refuse(404, 'The custom field was not found.')
  if (!field.custom) throw refuse(400, 'The field is not a custom field.')
  return field
}

/** One in use: what is in the trash is as good as gone until it is restored. */
export function fieldInUse(ask: Ask): Field {
  const field = found(ask)
  if (field.trashedAt !== null) throw refuse(404, 'The custom field was not found.')
  return field
}

function update(ask: Ask): Reply {
  const field = fieldInUse(ask)
  const body = objectBody(ask)
  const description = optionalText(body, 'description', 40_000)
  updateField(ask.site, field, {
    ...(body.name === undefined ? {} : { name: requiredText(body, 'name') }),
    ...(description === undefined ? {} : { description }),
    ...(body.searcherKey === undefined ? {} : { searcherKey: optionalText(body, 'searcherKey') ?? null }),
  })
  return nothing()
}

function remove(ask: Ask): Reply {
  const field = found(ask)
  refuseLocked(field)
  refuseWanted(ask.site, field)
  if (taskOn(ask.site, field.id)) throw refuse(409, 'A task to delete the custom field is running.')
  const work = () => {
    removeField(ask.site, field)
    return {}
  }
  return startTask(ask, `Delete custom field ${field.name}`, work, { about: field.id })
}

function trash(ask: Ask): Reply {
  trashField(ask.site, found(ask), ask.user?.accountId ?? '')
  return ok({})
}

function restore(ask: Ask): Reply {
  restoreField(ask.site, found(ask))
  return ok({})
}

function screens(ask: Ask): Reply {
  const fieldId = ask.params.fieldId ?? ''
  if (!ask.site.tables.fields.has(fieldId)) throw refuse(404, 'The field was not found.')
  const withTab = expands(ask).has('tab')
  const rows = screensWith(ask.site, fieldId)
  return page(
    ask,
    rows,
    (screen) => {
      const tab = screen.tabs.find((one) => one.fieldIds.includes(fieldId))
      return { ...showScreen(screen), ...(withTab && tab ? { tab: showTab(tab) } : {}) }
    },
    { usual: 100, cap: 100 },
  )
}
