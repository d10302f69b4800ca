/** Filters: /rest/api/3/filter. Data Center tells less of them. */
import type { JsonObject } from '../../base/index.ts'
import { filledText, given, objectBody, optionalBoolean, optionalText, requiredText } from '../body.ts'
import { type Ask, every, expands, first, flag, nothing, ok, Refusal, type Reply, type Route, refuse } from '../http.ts'
import { changeOwner, createFilter, type FilterInput, removeFilter, updateFilter } from '../model/filter.ts'
import { seesFilter } from '../model/filter-sight.ts'
import { may } from '../model/permission.ts'
import { ordered, page } from '../paging.ts'
import type { Filter, User } from '../records.ts'
import { readShares, sharesOf, showShare, showShareOf } from './filter-share.ts'
import { showAccount } from './show-user.ts'

const READ = { needs: 'anyone', scopes: ['read:jira-work'], method: 'GET' } as const
const WRITE = { needs: 'login', scopes: ['write:jira-work'] } as const
const ROOT = '/rest/api/3/filter'
const ONE = `${ROOT}/{id}`

export const filterRoutes: readonly Route[] = [
  { ...WRITE, method: 'POST', path: ROOT, operation: 'createFilter', handle: create },
  { ...READ, path: `${ROOT}/favourite`, operation: 'getFavouriteFilters', handle: favourites },
  { ...READ, needs: 'login', path: `${ROOT}/my`, operation: 'getMyFilters', handle: mine },
  { ...READ, path: `${ROOT}/search`, operation: 'getFiltersPaginated', handle: search },
  { ...READ, path: ONE, operation: 'getFilter', handle: get },
  { ...WRITE, method: 'PUT', path: ONE, operation: 'updateFilter', handle: update },
  { ...WRITE, method: 'DELETE', path: ONE, operation: 'deleteFilter', handle: remove },
  { ...WRITE, method: 'PUT', path: `${ONE}/favourite`, operation: 'setFavouriteForFilter', handle: favour },
  { ...WRITE, method: 'DELETE', path: `${ONE}/favourite`, operation: 'deleteFavouriteForFilter', handle: disfavour },
  { ...WRITE, method: 'PUT', path: `${ONE}/owner`, operation: 'changeFilterOwner', handle: give },
]

function links({ site }: Ask, { id, jql }: Filter): JsonObject {
  return {
    self: site.api(`/filter/${id}`),
    searchUrl: site.api(`/search?jql=${encodeURIComponent(jql)}`),
    viewUrl: site.link(`/issues/?filter=${id}`),
  }
}

function showFilter(ask: Ask, filter: Filter): JsonObject {
  const { id, name, description, jql, favourites } = filter
  const isCloud = ask.site.kind === 'cloud'
  return {
    ...links(ask, filter),
    id,
    name,
    description,
    owner: showAccount(ask, filter.ownerAccountId),
    jql,
    favourite: favourites.includes(ask.user?.accountId ?? ''),
    ...(isCloud ? { favouritedCount: favourites.length } : { editable: isOwner(ask, filter) }),
    sharePermissions: sharesOf(ask.site, filter).map((one) => showShareOf(ask, filter, one)),
    ...(isCloud
      ? { editPermissions: filter.editPermissions.map((one) => showShare(ask, one)) }
      : { sharedUsers: NONE }),
    subscriptions: NONE,
    ...(isCloud ? { approximateLastUsed: null } : {}),
  }
}

const NONE: JsonObject = { size: 0, items: [], 'max-results': 0, 'start-index': 0, 'end-index': 0 }

const isOwner = ({ user }: Ask, filter: Filter): boolean => filter.ownerAccountId === user?.accountId

const DETAILS =
  'description,owner,jql,searchUrl,viewUrl,favourite,favouritedCount,sharePermissions,editPermissions,isWritable,approximateLastUsed,subscriptions'

/** In a search the name and id come always, everything else when `expand` names it. */
function showDetails(ask: Ask, filter: Filter): JsonObject {
  const { self, id, name, ...rest } = { ...showFilter(ask, filter), subscriptions: [] } as JsonObject
  const isWritable = isOwner(ask, filter)
  const asked = expands(ask)
  const chosen = Object.entries({ ...rest, isWritable }).filter(([key]) => asked.has(key))
  return { expand: DETAILS, self, id, name, ...Object.fromEntries(chosen) }
}

const overrides = (ask: Ask): boolean =>
  flag(ask, 'overrideSharePermissions', false) && may(ask.site, ask.user, 'ADMINISTER')

/** 400 for what is not there, as the document says. */
export function filterAsked(ask: Ask, status = 400): Filter {
  const filter = ask.site.tables.filters.get(ask.params.id ?? '')
  if (filter && (overrides(ask) || seesFilter(ask.site, ask.user, filter))) return filter
  throw refuse(
    status,
    'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
  )
}

/** Routes that need a login have a user. */
export function asker({ user }: Ask): User {
  if (!user) throw new Refusal(401, 'Client must be authenticated to access this resource.')
  return user
}

function visible(ask: Ask): Filter[] {
  return [...ask.site.tables.filters.values()].filter((one) => overrides(ask) || seesFilter(ask.site, ask.user, one))
}

function get(ask: Ask): Reply {
  return ok(showFilter(ask, filterAsked(ask)))
}

function favourites(ask: Ask): Reply {
  const isMine = (one: Filter) => one.favourites.includes(ask.user?.accountId ?? '')
  return ok(
    visible(ask)
      .filter(isMine)
      .map((one) => showFilter(ask, one)),
  )
}

function mine(ask: Ask): Reply {
  const { accountId } = asker(ask)
  const withFavourites = flag(ask, 'includeFavourites', false)
  const all = visible(ask).filter(
    (one) => one.ownerAccountId === accountId || (withFavourites && one.favourites.includes(accountId)),
  )
  return ok(all.map((one) => showFilter(ask, one)))
}

/** Without `isSubstringMatch` Jira searches for words, of which the last may be the beginning of one only with an asterisk. */
function hasWords(name: string, asked: string): boolean {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return asked
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((word) => word !== '')
    .every((word) =>
      word.endsWith('*') ? words.some((one) => one.startsWith(word.slice(0, -1))) : words.includes(word),
    )
}

function search(ask: Ask): Reply {
  const ids = every(ask, 'id')
  if (ids.length > 200) throw refuse(400, 'A maximum of 200 filter ids can be given.')
  const name = first(ask, 'filterName')?.toLowerCase()
  const isSubstring = flag(ask, 'isSubstringMatch', false)
  const [owner, groupId, groupname, projectId] = ['accountId', 'groupId', 'groupname', 'projectId'].map((one) =>
    first(ask, one),
  )
  const group = groupId ?? [...ask.site.tables.groups.values()].find((one) => one.name === groupname)?.id
  const isShared = (filter: Filter, type: string, value: string | undefined) =>
    filter.sharePermissions.some((one) => one.type === type && one.value === value)
  const rows = visible(ask).filter(
    (one) =>
      (ids.length === 0 || ids.includes(one.id)) &&
      (name === undefined || (isSubstring ? one.name.toLowerCase().includes(name) : hasWords(one.name, name))) &&
      (!owner || one.ownerAccountId === owner) &&
      (!(groupId ?? groupname) || isShared(one, 'group', group)) &&
      (!projectId || isShared(one, 'project', projectId)),
  )
  const by = ordered(rows, (first(ask, 'orderBy') ?? 'name').toLowerCase(), {
    name: (one) => one.name,
    id: (one) => Number(one.id),
    description: (one) => one.description,
    owner: (one) => ask.site.tables.users.get(one.ownerAccountId)?.displayName ?? '',
    favourite_count: (one) => one.favourites.length,
    is_favourite: (one) => Number(one.favourites.includes(ask.user?.accountId ?? '')),
    is_shared: (one) => Number(one.sharePermissions.length > 0),
  })
  return page(ask, by, (one) => showDetails(ask, one), { usual: 50, cap: 100 })
}

/** Data Center takes none with the filter itself: "sets permissions just using the users default". */
function shares(ask: Ask, body: JsonObject): Pick<Partial<FilterInput>, 'sharePermissions' | 'editPermissions'> {
  if (ask.site.kind === 'dataCenter') return {}
  const [sharePermissions, editPermissions] = ['sharePermissions', 'editPermissions'].map((one) =>
    readShares(ask, body, one),
  )
  return given({ sharePermissions, editPermissions })
}

function create(ask: Ask): Reply {
  const body = objectBody(ask)
  const filter = createFilter(
    ask.site,
    asker(ask),
    {
      name: requiredText(body, 'name'),
      description: optionalText(body, 'description') ?? '',
      jql: optionalText(body, 'jql') ?? '',
      sharePermissions: [],
      ...shares(ask, body),
      // "This can be specified when updating a filter, but not when creating a filter" (FilterDetails).
      editPermissions: [],
    },
    optionalBoolean(body, 'favourite') ?? false,
  )
  return ok(showFilter(ask, filter))
}

export function refuseOthers(ask: Ask, filter: Filter): void {
  if (!isOwner(ask, filter)) throw refuse(400, 'You cannot edit this filter, as you are not its owner.')
}

function update(ask: Ask): Reply {
  const filter = filterAsked(ask)
  refuseOthers(ask, filter)
  return changed(ask, filter)
}

export function changed(ask: Ask, filter: Filter): Reply {
  const body = objectBody(ask)
  const input = {
    name: filledText(body, 'name'),
    description: optionalText(body, 'description'),
    jql: optionalText(body, 'jql'),
    ...shares(ask, body),
  }
  updateFilter(ask.site, asker(ask), filter, given(input))
  return ok(showFilter(ask, filter))
}

function remove(ask: Ask): Reply {
  const isAdministrator = may(ask.site, ask.user, 'ADMINISTER')
  const filter = isAdministrator ? ask.site.tables.filters.get(ask.params.id ?? '') : filterAsked(ask)
  if (!filter) throw refuse(400, `The filter with id '${ask.params.id}' does not exist.`)
  if (filter.ownerAccountId !== ask.user?.accountId && !isAdministrator)
    throw refuse(401, 'You do not have permission to delete this filter.')
  removeFilter(ask.site, filter)
  return nothing()
}

function favour(ask: Ask): Reply {
  const filter = filterAsked(ask)
  filter.favourites = [...new Set([...filter.favourites, asker(ask).accountId])]
  return ok(showFilter(ask, filter))
}

function disfavour(ask: Ask): Reply {
  const filter = filterAsked(ask)
  filter.favourites = filter.favourites.filter((one) => one !== ask.user?.accountId)
  return ok(showFilter(ask, filter))
}

function give(ask: Ask): Reply {
  const filter = ask.site.tables.filters.get(ask.params.id ?? '')
  const owner = ask.site.tables.users.get(requiredText(objectBody(ask), 'accountId'))
  const isAdministrator = may(ask.site, ask.user, 'ADMINISTER')
  if (!filter || !owner || !(isAdministrator || seesFilter(ask.site, ask.user, filter)))
    throw refuse(404, 'The filter or its new owner was not found.')
  if (filter.ownerAccountId !== ask.user?.accountId && !isAdministrator)
    throw refuse(403, 'Only its owner or a Jira administrator can give a filter to somebody else.')
  changeOwner(ask.site, filter, owner)
  return nothing()
}
