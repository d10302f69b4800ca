/** `empty`: a new site with what Jira brings by itself. */
import { giveToken } from '../accounts.ts'
import type { User } from '../records.ts'
import type { Site } from '../site.ts'

export function empty(site: Site): void {
  const admin = person(site, 'Ada Admin', 'ada.admin@acme.example')
  site.administrators.add(admin.accountId)
  giveToken(site, 'admin', admin)
}

export function person(site: Site, displayName: string, email: string): User {
  const id = `5b10${site.id()}`
  const user: User = {
    accountId: id,
    key: id,
    name: email.split('@')[0] ?? id,
    email,
    displayName,
    active: true,
    timeZone: 'Europe/Berlin',
    accountType: 'atlassian',
  }
  site.tables.users.set(user.accountId, user)
  return user
}
