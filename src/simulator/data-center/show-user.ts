/** How Data Center shows an account: by user name and key. Whoever is logged in sees e-mail addresses, as Jira comes. */
import type { JsonObject } from '../../base/index.ts'
import { avatarUrls } from '../cloud/avatar.ts'
import type { Ask } from '../http.ts'
import type { User } from '../records.ts'

export function showServerUser({ site, user: asker }: Ask, user: User): JsonObject {
  const { key, name, email, displayName, active, timeZone } = user
  return {
    self: site.api(`/user?username=${encodeURIComponent(name)}`),
    key,
    name,
    ...(asker ? { emailAddress: email } : {}),
    avatarUrls: avatarUrls(site, 'user', key),
    displayName,
    active,
    deleted: false,
    timeZone,
  }
}

/** Whose account is gone is still named by the key. */
export function showDeletedUser({ site }: Ask, key: string): JsonObject {
  return {
    self: site.api(`/user?username=${encodeURIComponent(key)}`),
    key,
    name: key,
    avatarUrls: avatarUrls(site, 'user', key),
    displayName: key,
    active: false,
    deleted: true,
  }
}
