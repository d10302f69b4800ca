/** `empty`: a new site with what Jira brings by itself, and one account of every sort. */
import { type AccountRole, giveToken } from '../accounts.ts'
import { systemFields } from '../model/system-fields.ts'
import type { User } from '../records.ts'
import type { Site } from '../site.ts'
import { customField, giveContexts } from './build/fields.ts'
import { named } from './build/named.ts'
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
import { issueType, linkType, priority, resolution, status } from './build/work.ts'
import { workflow } from './build/workflows.ts'
import { SOFTWARE_FIELDS } from './empty/fields.ts'
import { ACCOUNTS, ADMINISTRATORS, SOFTWARE_USERS } from './empty/people.ts'
import { PERMISSION_SCHEME, SYSTEM_WORKFLOW } from './empty/schemes.ts'
import { ISSUE_TYPE_SCREEN_SCHEME, SCREEN_SCHEME, SCREENS } from './empty/screens.ts'
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
  for (const input of SCREENS) screen(site, input)
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
  for (const line of STATUSES) status(site, ...line)
  for (const line of ISSUE_TYPES) issueType(site, ...line)
  for (const line of PRIORITIES) priority(site, ...line)
  named(site.tables.priorities, DEFAULT_PRIORITY).isDefault = true
  for (const line of RESOLUTIONS) resolution(site, ...line)
  for (const line of LINK_TYPES) linkType(site, ...line)
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
