/** Who sees a filter, and with it the boards that stand on it. */
import type { Filter, User } from '../records.ts'
import type { Site } from '../site.ts'
import { isMember, may } from './permission.ts'

export type Share = Filter['sharePermissions'][number]
export type NewShare = Omit<Share, 'id'>

/** Owned, or shared with the asker in one way or another. */
export function seesFilter(site: Site, user: User | null, filter: Filter): boolean {
  if (user && filter.ownerAccountId === user.accountId) return true
  return [...filter.sharePermissions, ...filter.editPermissions].some((one) => reaches(site, user, one))
}

function reaches(site: Site, user: User | null, { type, value, role }: Share): boolean {
  if (type === 'global') return true
  if (!user) return false
  switch (type) {
    case 'loggedin':
      return true
    case 'user':
      return value === user.accountId
    case 'group':
      return isMember(site, user, value)
    case 'project': {
      const project = site.tables.projects.get(value ?? '')
      if (!project) return false
      if (role === undefined) return may(site, user, 'BROWSE_PROJECTS', project)
      return (project.roleActors[role] ?? []).some(
        ({ subject }) => subject === user.accountId || isMember(site, user, subject),
      )
    }
    default:
      return false
  }
}
