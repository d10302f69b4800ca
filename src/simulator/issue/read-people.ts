/** People and groups as requests name them: by account id on Cloud, by user name on Data Center. */
import { isObject, type Json } from '../../base/index.ts'
import { refuseField } from '../http.ts'
import { automaticAssignee } from '../model/issue-default.ts'
import type { Place } from '../model/issue-fields.ts'
import { may } from '../model/permission.ts'
import type { Field, User } from '../records.ts'
import type { Site } from '../site.ts'

/** Null for nobody: `{ accountId: null }` and, on Data Center, `{ name: "" }`. */
export function readUser({ site, project }: Place, { id: field }: Field, value: Json): Json {
  if (!isObject(value)) throw refuseField(field, 'data was not an object')
  const name = site.kind === 'cloud' ? (value.accountId ?? value.id) : (value.name ?? value.key)
  if (name === null || name === undefined || name === '') return null
  if (field === 'assignee' && name === '-1') return automaticAssignee(project)
  const user = findUser(site, String(name))
  if (!user?.active) throw refuseField(field, `User '${String(name)}' does not exist.`)
  if (field === 'assignee' && !may(site, user, 'ASSIGNABLE_USER', project))
    throw refuseField(field, `User '${user.displayName}' cannot be assigned issues.`)
  return { user: user.accountId }
}

export function findUser(site: Site, name: string): User | undefined {
  if (site.kind === 'cloud') return site.tables.users.get(name)
  return [...site.tables.users.values()].find((one) => one.name === name || one.key === name)
}

export function readGroup({ site }: Place, { id: field }: Field, value: Json): Json {
  if (!isObject(value)) throw refuseField(field, 'data was not an object')
  const { groupId, name } = value
  const group = [...site.tables.groups.values()].find((one) =>
    groupId === undefined ? one.name === name : one.id === groupId,
  )
  if (!group) throw refuseField(field, `Group '${String(groupId ?? name)}' does not exist.`)
  return { group: group.id }
}
