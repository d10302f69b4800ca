/** `acme`: a maker of logistics software after some years with Jira: six projects and what they have gathered. */
import type { Priority } from '../records.ts'
import type { Site } from '../site.ts'
import { FIELDS } from './acme/fields.ts'
import { issues } from './acme/issues.ts'
import { GROUPS, MAIL, PEOPLE, ROLES } from './acme/people.ts'
import { PERMISSION_SCHEMES } from './acme/permissions.ts'
import { BOARDS, FILTERS, SPRINT_GOALS, SPRINTS } from './acme/planning.ts'
import { PROJECTS } from './acme/projects.ts'
import { ISSUE_TYPE_SCHEMES, ISSUE_TYPE_SCREEN_SCHEMES, SCREEN_SCHEMES, WORKFLOW_SCHEMES } from './acme/schemes.ts'
import { SCREENS } from './acme/screens.ts'
import {
  CATEGORIES,
  FIELD_CONFIGURATION_SCHEMES,
  FIRST_PRIORITY,
  ISSUE_TYPES,
  LAST_PRIORITY,
  LINK_TYPES,
  NOTIFICATION_SCHEMES,
  RESOLUTIONS,
  SECURITY_SCHEME,
  STATUSES,
} from './acme/work.ts'
import { WORKFLOWS } from './acme/workflows.ts'
import { customField, giveContexts } from './build/fields.ts'
import { personNamed } from './build/named.ts'
import { group, person } from './build/people.ts'
import { board, filter, sprints } from './build/planning.ts'
import { actorsNamed, project } from './build/projects.ts'
import {
  issueTypeScheme,
  namedScheme,
  permissionScheme,
  projectRole,
  securityScheme,
  workflowScheme,
} from './build/schemes.ts'
import { issueTypeScreenScheme, screen, screenScheme } from './build/screens.ts'
import { issueType, linkType, priority, resolution, status } from './build/work.ts'
import { workflow } from './build/workflows.ts'
import { empty } from './empty.ts'

export function acme(site: Site): void {
  configuration(site)
  issues(site)
}

function configuration(site: Site): void {
  empty(site)
  people(site)
  work(site)
  for (const input of FIELDS) customField(site, input)
  for (const input of SCREENS) screen(site, input)
  for (const input of WORKFLOWS) workflow(site, input)
  schemes(site)
  for (const input of PROJECTS) project(site, input)
  for (const input of FIELDS) giveContexts(site, input)
  planning(site)
}

function people(site: Site): void {
  for (const [displayName, name, timeZone] of PEOPLE) person(site, displayName, `${name}@${MAIL}`, timeZone)
  for (const [name, members] of Object.entries(GROUPS))
    group(
      site,
      name,
      members.map((one) => personNamed(site, one)),
    )
  for (const [name, description, people, groups] of ROLES)
    projectRole(site, name, description, actorsNamed(site, { people, groups }))
}

function work(site: Site): void {
  const { projectCategories, priorities } = site.tables
  for (const line of STATUSES) status(site, ...line)
  for (const line of ISSUE_TYPES) issueType(site, ...line)
  for (const line of RESOLUTIONS) resolution(site, ...line)
  for (const line of LINK_TYPES) linkType(site, ...line)
  const first = priority(site, ...FIRST_PRIORITY)
  const rest: Priority[] = [...priorities.values()].filter((one) => one !== first)
  priorities.clear()
  for (const one of [first, ...rest]) priorities.set(one.id, one)
  priority(site, ...LAST_PRIORITY)
  for (const [name, description] of CATEGORIES) {
    const id = site.id()
    projectCategories.set(id, { id, name, description })
  }
}

function schemes(site: Site): void {
  const { notificationSchemes, fieldConfigurationSchemes } = site.tables
  for (const input of ISSUE_TYPE_SCHEMES) issueTypeScheme(site, input)
  for (const input of WORKFLOW_SCHEMES) workflowScheme(site, input)
  for (const input of SCREEN_SCHEMES) screenScheme(site, input)
  for (const input of ISSUE_TYPE_SCREEN_SCHEMES) issueTypeScreenScheme(site, input)
  for (const input of PERMISSION_SCHEMES) permissionScheme(site, input)
  const named = [
    [notificationSchemes, NOTIFICATION_SCHEMES],
    [fieldConfigurationSchemes, FIELD_CONFIGURATION_SCHEMES],
  ] as const
  for (const [table, lines] of named)
    for (const [name, description] of lines) namedScheme(site, table, { name, description })
  securityScheme(site, SECURITY_SCHEME)
}

function planning(site: Site): void {
  for (const input of FILTERS) filter(site, input)
  for (const input of BOARDS) {
    const { id } = board(site, input)
    if (input.sprints !== undefined) sprints(site, id, input.sprints, { ...SPRINTS, goals: SPRINT_GOALS })
  }
}
