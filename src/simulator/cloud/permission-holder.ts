/** Who holds a grant, on the wire: `{ type, parameter, value, expand }`. Data Center has no `value`. */
import { isObject, type JsonObject } from '../../base/index.ts'
import { optionalId, requiredText } from '../body.ts'
import { type Ask, expands, refuseField } from '../http.ts'
import type { Holder } from '../model/permission-scheme.ts'
import type { PermissionGrant } from '../records.ts'
import type { Site } from '../site.ts'
import { showField } from './show-field.ts'
import { showGroup } from './show-group.ts'
import { showUser } from './show-user.ts'

/** What `expand` calls the thing that a holder of this type names. */
const EXPANDS: Readonly<Record<string, string>> = {
  group: 'group',
  user: 'user',
  projectRole: 'projectRole',
  userCustomField: 'field',
  groupCustomField: 'field',
}

export function showGrant(ask: Ask, schemeId: string, { id, permission, holder }: PermissionGrant): JsonObject {
  return {
    id: Number(id),
    self: ask.site.api(`/permissionscheme/${schemeId}/permission/${id}`),
    holder: showHolder(ask, holder),
    permission,
  }
}

/** A group's `parameter` is its name; everywhere else it equals the value. */
export function showHolder(ask: Ask, { type, value }: Holder): JsonObject {
  if (value === null) return { type }
  const parameter = type === 'group' ? (ask.site.tables.groups.get(value)?.name ?? value) : value
  const shown = ask.site.kind === 'cloud' ? { type, parameter, value } : { type, parameter }
  const expand = EXPANDS[type]
  if (expand === undefined) return shown
  const asked = expands(ask)
  const detail = asked.has(expand) || asked.has('all') ? detailOf(ask, type, value) : undefined
  return { ...shown, expand, ...(detail ? { [expand]: detail } : {}) }
}

function detailOf(ask: Ask, type: string, id: string): JsonObject | undefined {
  const { site } = ask
  const { groups, users, projectRoles, fields } = site.tables
  const [group, user, role, field] = [groups.get(id), users.get(id), projectRoles.get(id), fields.get(id)]
  if (type === 'group') return group && showGroup(site, group)
  if (type === 'user') return user && showUser(ask, user)
  if (type === 'projectRole')
    return (
      role && {
        self: site.api(`/role/${id}`),
        name: role.name,
        id: Number(id),
        description: role.description,
      }
    )
  return field && showField(site, field)
}

/** `value` counts more than `parameter`; a group may be named instead of being given by its id. */
export function holderOf(site: Site, body: JsonObject): Holder {
  const holder = body.holder
  if (!isObject(holder)) throw refuseField('holder', 'The holder is required.')
  const type = requiredText(holder, 'type')
  const value = site.kind === 'cloud' ? optionalId(holder, 'value') : undefined
  const parameter = optionalId(holder, 'parameter')
  if (type === 'group' && value === undefined) {
    const group = [...site.tables.groups.values()].find((one) => one.name === parameter)
    return { type, value: group?.id ?? parameter ?? null }
  }
  return { type, value: value ?? parameter ?? null }
}
