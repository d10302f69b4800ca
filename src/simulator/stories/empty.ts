/** `empty`: a new site with what Jira brings by itself, and one account of every sort. */
import { type AccountRole, giveToken } from '../accounts.ts'
import { systemFields } from '../model/system-fields.ts'
import type { User } from '../records.ts'
import type { Site } from '../site.ts'
import { customField, giveContexts } from './build/fields.ts'
import { group, person } from './build/people.ts'
import {
  actorsOf,
  issueTypeScheme,
  namedScheme,
  permissionScheme,
  projectRole,
  workflowScheme,
} from './build/schemes.ts'
import { issueTypeScreenScheme, screen, screenScheme } from './build/screens.ts'
import { workflow } from './build/workflows.ts'
import { SOFTWARE_FIELDS } from './empty/fields.ts'
import { ACCOUNTS, ADMINISTRATORS, SOFTWARE_USERS } from './empty/people.ts'
import { PERMISSION_SCHEME, SYSTEM_WORKFLOW } from './empty/schemes.ts'
import { ISSUE_TYPE_SCREEN_SCHEME, SCREEN_SCHEME, screensOf } from './empty/screens.ts'
import {
  ADMINISTRATORS_ROLE,
  DEFAULT_PRIORITY,
  ISSUE_TYPES,
  LINK_TYPES,
  PRIORITIES,
  RESOLUTIONS,
  ROLES,
  STATUSES,
} from './empty/work.ts'

export function empty(site: Site): void {
  accounts(site)
  work(site)
  for (const field of systemFields(site.kind)) site.tables.fields.set(field.id, field)
  for (const input of SOFTWARE_FIELDS[site.kind]) {
    customField(site, input)
    giveContexts(site, input)
  }
  for (const input of screensOf(site.kind)) screen(site, input)
  schemes(site)
}

function accounts(site: Site): void {
  const users = Object.fromEntries(
    Object.entries(ACCOUNTS).map(([role, { name, email }]) => {
      const user = person(site, name, email)
      giveToken(site, role as AccountRole, user)
      return [role, user]
    }),
  ) as Record<AccountRole, User>
  site.administrators.add(users.admin.accountId).add(users.scoped.accountId)
  const administrators = group(site, ADMINISTRATORS[site.kind], [users.admin, users.scoped])
  group(site, SOFTWARE_USERS, Object.values(users))
  for (const [name, description] of ROLES) {
    const actors = name === ADMINISTRATORS_ROLE ? actorsOf(site, { groups: [administrators.id] }) : []
    projectRole(site, name, description, actors)
  }
}

function work(site: Site): void {
  const { statuses, issueTypes, priorities, resolutions, linkTypes } = site.tables
  const add = <T extends { id: string }>(table: Map<string, T>, made: T) => table.set(made.id, made)
  for (const [name, category, description] of STATUSES)
    add(statuses, { id: site.id(), name, description, category, projectId: null })
  for (const [name, hierarchyLevel, description] of ISSUE_TYPES)
    add(issueTypes, { id: site.id(), name, description, hierarchyLevel, avatarId: site.id(), projectId: null })
  for (const [name, statusColor, icon, description] of PRIORITIES) {
    const iconUrl = site.link(`/images/icons/priorities/${icon}.svg`)
    add(priorities, { id: site.id(), name, description, statusColor, iconUrl, isDefault: name === DEFAULT_PRIORITY })
  }
  for (const [name, description] of RESOLUTIONS)
    add(resolutions, { id: site.id(), name, description, isDefault: false })
  for (const [name, inward, outward] of LINK_TYPES) add(linkTypes, { id: site.id(), name, inward, outward })
}

function schemes(site: Site): void {
  workflow(site, SYSTEM_WORKFLOW)
  workflowScheme(site, {
    name: 'Default Workflow Scheme',
    description: 'Every issue type follows the default Jira workflow.',
    default: SYSTEM_WORKFLOW.name,
    isDefault: true,
  })
  issueTypeScheme(site, {
    name: 'Default Issue Type Scheme',
    description:
      'Default issue type scheme is the list of global issue types. All newly created issue types will automatically be added to this scheme.',
    types: ISSUE_TYPES.map(([name]) => name),
    isDefault: true,
  })
  screenScheme(site, SCREEN_SCHEME)
  issueTypeScreenScheme(site, ISSUE_TYPE_SCREEN_SCHEME)
  permissionScheme(site, PERMISSION_SCHEME)
  namedScheme(site, site.tables.notificationSchemes, {
    name: 'Default Notification Scheme',
    description: 'Tells the assignee, the reporter and all watchers.',
    isDefault: true,
  })
  namedScheme(site, site.tables.fieldConfigurationSchemes, {
    name: 'System Default Field Configuration',
    description: 'The default field configuration scheme.',
    isDefault: true,
  })
}
