/** How Jira shows an account. On Cloud no user name and no key: they are "no longer available" (schema User). */
import type { JsonObject } from '../../base/index.ts'
import { showDeletedUser, showServerUser } from '../data-center/show-user.ts'
import { type Ask, expands } from '../http.ts'
import { applicationRoles, hasAccess } from '../model/application-role.ts'
import { may } from '../model/permission.ts'
import type { User } from '../records.ts'
import { showApplicationRole } from './application-role.ts'
import { avatarUrls } from './avatar.ts'
import { showGroup } from './show-group.ts'

/** The e-mail address as a profile has it by default: seen by its owner and by administrators. */
export function showUser(ask: Ask, user: User): JsonObject {
  if (ask.site.kind === 'dataCenter') return showServerUser(ask, user)
  const { accountId, accountType, email, displayName, active, timeZone } = user
  const seesEmail = ask.user?.accountId === accountId || may(ask.site, ask.user, 'ADMINISTER')
  return {
    self: ask.site.api(`/user?accountId=${encodeURIComponent(accountId)}`),
    accountId,
    accountType,
    ...(seesEmail && accountType !== 'app' ? { emailAddress: email } : {}),
    avatarUrls: avatarUrls(ask.site, 'user', accountId),
    displayName,
    active,
    timeZone,
  }
}

/** By id: an account that the site does not know is a former user. */
export function showAccount(ask: Ask, accountId: string): JsonObject {
  const user = ask.site.tables.users.get(accountId)
  if (user) return showUser(ask, user)
  if (ask.site.kind === 'dataCenter') return showDeletedUser(ask, accountId)
  return {
    self: ask.site.api(`/user?accountId=${encodeURIComponent(accountId)}`),
    accountId,
    accountType: 'unknown',
    avatarUrls: avatarUrls(ask.site, 'user', accountId),
    displayName: 'Former user',
    active: false,
  }
}

/** With groups and applications: their number always, themselves when `expand` names them. */
export function showProfile(ask: Ask, user: User): JsonObject {
  const { site } = ask
  const expanded = expands(ask)
  const groups = [...site.tables.groups.values()].filter((group) => group.members.includes(user.accountId))
  const roles = hasAccess(user) ? applicationRoles(site) : []
  return {
    ...showUser(ask, user),
    locale: 'en_US',
    groups: { size: groups.length, items: expanded.has('groups') ? groups.map((one) => showGroup(site, one)) : [] },
    applicationRoles: {
      size: roles.length,
      items: expanded.has('applicationRoles') ? roles.map((one) => showApplicationRole(site, one)) : [],
    },
    expand: 'groups,applicationRoles',
  }
}
