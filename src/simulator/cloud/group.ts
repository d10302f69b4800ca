/** Groups on Cloud: /rest/api/3/group and /rest/api/3/groups. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody, requiredText } from '../body.ts'
import { type Ask, created, every, expands, first, flag, number, ok, type Reply, type Route, refuse } from '../http.ts'
import { createGroup, removeGroup } from '../model/group.ts'
import { may, requireBrowsingUsers } from '../model/permission.ts'
import { page } from '../paging.ts'
import type { Group, User } from '../records.ts'
import type { Site } from '../site.ts'
import { showGroup } from './show-group.ts'
import { showUser } from './show-user.ts'

export const groupRoutes: readonly Route[] = [
  {
    needs: 'login',
    scopes: ['manage:jira-configuration'],
    method: 'POST',
    path: '/rest/api/3/group',
    operation: 'createGroup',
    handle: create,
  },
  {
    needs: 'login',
    scopes: ['manage:jira-configuration'],
    method: 'DELETE',
    path: '/rest/api/3/group',
    operation: 'removeGroup',
    handle: remove,
  },
  {
    needs: 'login',
    scopes: ['read:jira-user'],
    method: 'GET',
    path: '/rest/api/3/group',
    operation: 'getGroup',
    handle: get,
  },
  {
    needs: 'login',
    scopes: ['read:jira-user'],
    method: 'GET',
    path: '/rest/api/3/group/bulk',
    operation: 'bulkGetGroups',
    handle: bulk,
  },
  {
    needs: 'login',
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/group/member',
    operation: 'getUsersFromGroup',
    handle: members,
  },
  {
    needs: 'anyone',
    scopes: ['read:jira-user'],
    method: 'GET',
    path: '/rest/api/3/groups/picker',
    operation: 'findGroups',
    handle: pick,
  },
]

const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)

function create(ask: Ask): Reply {
  refuseUnlessSiteAdministrator(ask)
  const group = createGroup(ask.site, requiredText(objectBody(ask), 'name'))
  return created(showWhole(ask, group, []))
}

function remove(ask: Ask): Reply {
  refuseUnlessSiteAdministrator(ask)
  removeGroup(ask.site, found(ask))
  return ok({})
}

/** Who makes and deletes groups: Administer Jira is not enough. */
function refuseUnlessSiteAdministrator({ site, user }: Ask): void {
  const isOne = [...site.tables.groups.values()].some(
    (one) => SITE_ADMINS.has(one.name) && one.members.includes(user?.accountId ?? ''),
  )
  if (!isOne) throw refuse(403, 'You are not authorized to perform this operation. Site administration is required.')
}

/** At most fifty of its people, when `expand` names them. */
export function showWhole(ask: Ask, group: Group, people: readonly User[]): JsonObject {
  const items = expands(ask).has('users') ? people.slice(0, 50).map((one) => showUser(ask, one)) : []
  const users = { size: people.length, items, 'max-results': 50, 'start-index': 0, 'end-index': items.length }
  return { ...showGroup(ask.site, group), users, expand: 'users' }
}

/** Deprecated, but where the `self` of every group leads. */
function get(ask: Ask): Reply {
  const group = found(ask)
  const people = peopleOf(ask.site, group).filter((one) => one.active)
  return ok(showWhole(ask, group, people))
}

const SITE_ADMINS: ReadonlySet<string> = new Set(['site-admins'])

function bulk(ask: Ask): Reply {
  requireBrowsingUsers(ask)
  const [ids, names] = [every(ask, 'groupId'), every(ask, 'groupName')]
  const asked = [...ask.site.tables.groups.values()].filter(
    (one) => (ids.length === 0 && names.length === 0) || ids.includes(one.id) || names.includes(one.name),
  )
  return page(ask, asked.sort(byName), ({ id, name }) => ({ name, groupId: id }))
}

function found(ask: Ask): Group {
  requireBrowsingUsers(ask)
  const [id, name] = [first(ask, 'groupId'), first(ask, 'groupname')]
  if (id === undefined && name === undefined) throw refuse(400, 'The group name or group id must be given.')
  const groups = [...ask.site.tables.groups.values()]
  const group = groups.find((one) => (id === undefined ? one.name === name : one.id === id))
  if (!group) throw refuse(404, `The group ${id ?? name} was not found.`)
  return group
}

/** In the order of user names, which Cloud no longer shows. */
function peopleOf({ tables }: Site, group: Group): User[] {
  return group.members.flatMap((accountId) => tables.users.get(accountId) ?? []).sort(byName)
}

function members(ask: Ask): Reply {
  const inactiveToo = flag(ask, 'includeInactiveUsers', false)
  const people = peopleOf(ask.site, found(ask)).filter((one) => inactiveToo || one.active)
  return page(ask, people, (user) => showUser(ask, user))
}

/** Who sees no project at all gets an empty list; who may not browse groups finds one by its exact name only. */
function pick(ask: Ask): Reply {
  const { site, user } = ask
  const query = first(ask, 'query') ?? ''
  const fold = (text: string) => (flag(ask, 'caseInsensitive', false) ? text.toLowerCase() : text)
  const excluded = [...every(ask, 'exclude'), ...every(ask, 'excludeId')]
  const browses = may(site, user, 'USER_PICKER')
  // Only Cloud's document asks for this right.
  const found =
    site.kind === 'dataCenter' || may(site, user, 'BROWSE_PROJECTS')
      ? [...site.tables.groups.values()].filter(
          (one) =>
            (browses ? fold(one.name).includes(fold(query)) : one.name === query) &&
            !excluded.includes(one.id) &&
            !excluded.includes(one.name),
        )
      : []
  const shown = found.sort(byName).slice(0, Math.min(number(ask, 'maxResults', PICKER), PICKER))
  return ok({
    header: `Showing ${shown.length} of ${found.length} matching groups`,
    total: found.length,
    groups: shown.map(({ id, name }) => ({
      name,
      html: highlighted(name, fold(name).indexOf(fold(query)), query),
      ...(site.kind === 'cloud' ? { groupId: id } : { labels: [] }),
    })),
  })
}

/** `jira.ajax.autocomplete.limit`, as Jira comes. */
const PICKER = 20

function highlighted(name: string, at: number, query: string): string {
  if (query === '' || at < 0) return name
  return `${name.slice(0, at)}<b>${name.slice(at, at + query.length)}</b>${name.slice(at + query.length)}`
}
