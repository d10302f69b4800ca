/** Who acts in a role, on the wire: read from bodies and queries, and shown. */
import type { Json, JsonObject } from '../../base/index.ts'
import { optionalList } from '../body.ts'
import { type Ask, first, refuse, refuseField } from '../http.ts'
import { findUser } from '../issue/read-people.ts'
import type { Subject } from '../model/role.ts'
import type { RoleActor } from '../records.ts'
import type { Site } from '../site.ts'

const USER = 'atlassian-user-role-actor'
const GROUP = 'atlassian-group-role-actor'

/** By account id and group id on Cloud, by user name and group name on Data Center. */
function showActor({ tables, kind }: Site, { id, type, subject }: RoleActor): JsonObject {
  const isCloud = kind === 'cloud'
  if (type === USER) {
    const { displayName = 'Former user', name = subject } = tables.users.get(subject) ?? {}
    return { id: Number(id), displayName, type, ...(isCloud ? { actorUser: { accountId: subject } } : { name }) }
  }
  const name = tables.groups.get(subject)?.name ?? subject
  const actorGroup = { name, displayName: name, groupId: subject }
  return { id: Number(id), displayName: name, type, name, ...(isCloud ? { actorGroup } : {}) }
}

/** By display name, as Jira sorts them. */
export function showActors(site: Site, actors: readonly RoleActor[]): JsonObject[] {
  return actors
    .map((one) => showActor(site, one))
    .sort((a, b) => String(a.displayName).localeCompare(String(b.displayName)))
}

/** `status` is what the operation answers for an account or group that is unknown or not active. */
function userSubject(site: Site, name: string, status: number): Subject {
  const user = findUser(site, name)
  if (!user?.active) throw refuse(status, `We can't find the user '${name}', or the user is not active.`)
  return { type: USER, subject: user.accountId }
}

function groupSubject({ tables }: Site, by: 'id' | 'name', value: string, status: number): Subject {
  const group = [...tables.groups.values()].find((one) => one[by] === value)
  if (!group) throw refuse(status, `We can't find the group '${value}'.`)
  return { type: GROUP, subject: group.id }
}

/** `{ user, group | groupId }`, each a list of texts, of which a text may hold several joined by commas. */
export function subjectsOf(site: Site, body: JsonObject, status: number): Subject[] {
  const [users, groups, ids] = [texts(body, 'user'), texts(body, 'group'), texts(body, 'groupId')]
  if (groups.length > 0 && ids.length > 0) throw refuse(400, "Only one of 'group' and 'groupId' can be given.")
  return [
    ...users.map((one) => userSubject(site, one, status)),
    ...groups.map((one) => groupSubject(site, 'name', one, status)),
    ...ids.map((one) => groupSubject(site, 'id', one, status)),
  ]
}

/** `?user=`, `?group=` or `?groupId=`: exactly one. An account that is gone or not active can still be removed. */
export function removedSubject(ask: Ask, status: number): Subject {
  const [user, group, groupId] = [first(ask, 'user'), first(ask, 'group'), first(ask, 'groupId')]
  if ([user, group, groupId].filter((one) => one !== undefined).length !== 1)
    throw refuse(400, 'One user or one group is required.')
  if (user !== undefined) return { type: USER, subject: findUser(ask.site, user)?.accountId ?? user }
  return group === undefined ? { type: GROUP, subject: groupId ?? '' } : groupSubject(ask.site, 'name', group, status)
}

function texts(body: JsonObject, field: string): string[] {
  return (optionalList(body, field) ?? []).flatMap((one: Json) => {
    if (typeof one !== 'string') throw refuseField(field, `The ${field} must be a list of strings.`)
    return one.split(',').filter(Boolean)
  })
}

/** `{ "atlassian-user-role-actor": […], "atlassian-group-role-actor[-id]": […] }` */
export function categorised(site: Site, body: JsonObject): Subject[] {
  const [users, groups, ids] = [texts(body, USER), texts(body, GROUP), texts(body, `${GROUP}-id`)]
  const unknown = Object.keys(body).find((key) => ![USER, GROUP, `${GROUP}-id`].includes(key))
  if (unknown !== undefined) throw refuseField('categorisedActors', `There are no actors of the type '${unknown}'.`)
  return [
    ...users.map((one) => userSubject(site, one, 404)),
    ...groups.map((one) => groupSubject(site, 'name', one, 404)),
    ...ids.map((one) => groupSubject(site, 'id', one, 404)),
  ]
}
