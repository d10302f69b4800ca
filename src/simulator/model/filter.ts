/** Saved filters: a name once per owner, a query that Jira can read, and who may see them. */
import { refuse } from '../http.ts'
import { BadQuery, prepare } from '../jql/index.ts'
import type { Filter, User } from '../records.ts'
import type { Site } from '../site.ts'
import type { NewShare, Share } from './filter-sight.ts'
import { may } from './permission.ts'

export interface FilterInput {
  readonly name: string
  readonly description: string
  readonly jql: string
  readonly sharePermissions: readonly NewShare[]
  readonly editPermissions: readonly NewShare[]
}

export function createFilter(site: Site, user: User, input: FilterInput, isFavourite: boolean): Filter {
  refuseUnfit(site, user, user.accountId, input)
  const filter: Filter = {
    id: site.id(),
    name: input.name,
    description: input.description,
    ownerAccountId: user.accountId,
    jql: input.jql,
    sharePermissions: withIds(site, input.sharePermissions),
    editPermissions: withIds(site, input.editPermissions),
    favourites: isFavourite ? [user.accountId] : [],
  }
  site.tables.filters.set(filter.id, filter)
  return filter
}

export function updateFilter(site: Site, user: User, filter: Filter, input: Partial<FilterInput>): void {
  refuseUnfit(site, user, filter.ownerAccountId, input, filter.id)
  const { sharePermissions, editPermissions, ...plain } = input
  Object.assign(filter, plain)
  if (sharePermissions) filter.sharePermissions = withIds(site, sharePermissions)
  if (editPermissions) filter.editPermissions = withIds(site, editPermissions)
}

/** Boards cannot be without their filter. */
export function removeFilter(site: Site, filter: Filter): void {
  for (const board of site.tables.boards.values())
    if (board.filterId === filter.id)
      throw refuse(400, `The filter is used by the board '${board.name}' and cannot be deleted.`)
  site.tables.filters.delete(filter.id)
}

export function changeOwner(site: Site, filter: Filter, owner: User): void {
  refuseTaken(site, owner.accountId, filter.name, filter.id)
  filter.ownerAccountId = owner.accountId
}

/** A share with everybody replaces all others. Only Data Center adds one for editing. */
export function addShare(site: Site, filter: Filter, share: NewShare, forEditing = false): void {
  const [added] = withIds(site, [share])
  if (!added) return
  if (forEditing) {
    filter.editPermissions = [...filter.editPermissions, added]
    return
  }
  const isForAll = share.type === 'global' || share.type === 'loggedin'
  const kept = filter.sharePermissions.filter((one) => one.type !== 'global' && one.type !== 'loggedin')
  filter.sharePermissions = isForAll ? [added] : [...kept, added]
}

const withIds = (site: Site, shares: readonly NewShare[]): Share[] =>
  shares.map((share) => ({ id: site.id(), ...share }))

function refuseUnfit(site: Site, user: User, ownerId: string, input: Partial<FilterInput>, itself?: string): void {
  if (input.name !== undefined) refuseTaken(site, ownerId, input.name, itself)
  if (input.jql !== undefined) refuseUnreadable(site, user, input.jql)
  const shares = [...(input.sharePermissions ?? []), ...(input.editPermissions ?? [])]
  if (shares.length > 0 && !may(site, user, 'CREATE_SHARED_OBJECTS'))
    throw refuse(400, 'You do not have permission to share filters.')
}

function refuseTaken(site: Site, ownerId: string, name: string, itself?: string): void {
  for (const other of site.tables.filters.values())
    if (other.id !== itself && other.ownerAccountId === ownerId && other.name.toLowerCase() === name.toLowerCase())
      throw refuse(400, [], { filterName: 'Filter with same name already exists.' })
}

/** Read as who saves it: what they may not see cannot be in it. */
function refuseUnreadable(site: Site, user: User, jql: string): void {
  try {
    prepare(site, user, jql)
  } catch (error) {
    if (error instanceof BadQuery) throw refuse(400, error.messages)
    throw error
  }
}
