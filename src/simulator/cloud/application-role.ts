/** Application roles: /rest/api/3/applicationrole. Data Center tells its groups by name alone. */
import type { JsonObject } from '../../base/index.ts'
import { ok, type Route, refuse } from '../http.ts'
import { type ApplicationRole, applicationRoles } from '../model/application-role.ts'
import type { Site } from '../site.ts'
import { showGroup } from './show-group.ts'

const ADMIN = { needs: 'administer', scopes: ['manage:jira-configuration'] } as const

export const applicationRoleRoutes: readonly Route[] = [
  {
    ...ADMIN,
    method: 'GET',
    path: '/rest/api/3/applicationrole',
    operation: 'getAllApplicationRoles',
    handle: ({ site }) => ok(applicationRoles(site).map((one) => showApplicationRole(site, one))),
  },
  {
    ...ADMIN,
    method: 'GET',
    path: '/rest/api/3/applicationrole/{key}',
    operation: 'getApplicationRole',
    handle: ({ site, params }) => {
      const role = applicationRoles(site).find((one) => one.key === params.key)
      if (!role) throw refuse(404, `The application role '${params.key}' was not found.`)
      return ok(showApplicationRole(site, role))
    },
  },
]

export function showApplicationRole(site: Site, role: ApplicationRole): JsonObject {
  const { key, name, groups, defaultGroups, userCount } = role
  const details = site.kind === 'cloud'
  return {
    key,
    groups: groups.map((group) => group.name),
    ...(details ? { groupDetails: groups.map((group) => showGroup(site, group)) } : {}),
    name,
    defaultGroups: defaultGroups.map((group) => group.name),
    ...(details ? { defaultGroupsDetails: defaultGroups.map((group) => showGroup(site, group)) } : {}),
    selectedByDefault: true,
    defined: true,
    numberOfSeats: -1,
    remainingSeats: -1,
    userCount,
    userCountDescription: `${userCount} users`,
    hasUnlimitedSeats: true,
    platform: false,
  }
}
