/** People and groups. On Cloud an account belongs to the person everywhere; on Data Center each site has its own. */
import type { Group, User } from '../../records.ts'
import type { Site } from '../../site.ts'
import { hexOf } from '../hash.ts'

export function person(site: Site, displayName: string, email: string, timeZone = 'Europe/Berlin'): User {
  const accountId = site.kind === 'cloud' ? accountIdOf(email) : `JIRAUSER${site.id()}`
  const user: User = {
    accountId,
    key: accountId,
    name: site.kind === 'cloud' ? accountId : (email.split('@')[0] ?? email),
    email,
    displayName,
    active: true,
    timeZone,
    accountType: 'atlassian',
  }
  site.tables.users.set(user.accountId, user)
  return user
}

/** The same e-mail has the same account id on every Cloud site. */
export function accountIdOf(email: string): string {
  return `712020:${hexOf(email.toLowerCase(), 24)}`
}

export function group(site: Site, name: string, members: readonly User[]): Group {
  // Data Center knows a group by its name alone.
  const made: Group = {
    id: site.kind === 'cloud' ? site.uuid() : name,
    name,
    members: members.map(({ accountId }) => accountId),
  }
  site.tables.groups.set(made.id, made)
  return made
}
