/** Access to the product: one application, Jira Software, that every active Atlassian account of the site may use. */
import type { Group, User } from '../records.ts'
import type { Site } from '../site.ts'

export interface ApplicationRole {
  readonly key: string
  readonly name: string
  readonly groups: readonly Group[]
  readonly defaultGroups: readonly Group[]
  readonly userCount: number
}

/** Groups whose names begin as those that Atlassian makes to give access to Jira. */
const ACCESS = /^(jira-(software-|core-)?users|jira-admin|site-admin)/
const DEFAULT_ACCESS = /^jira-(software-|core-)?users/

export function applicationRoles(site: Site): ApplicationRole[] {
  const groups = [...site.tables.groups.values()]
  return [
    {
      key: 'jira-software',
      name: 'Jira Software',
      groups: groups.filter((one) => ACCESS.test(one.name)),
      defaultGroups: groups.filter((one) => DEFAULT_ACCESS.test(one.name)),
      userCount: [...site.tables.users.values()].filter(hasAccess).length,
    },
  ]
}

export const hasAccess = (user: User): boolean => user.active && user.accountType === 'atlassian'
