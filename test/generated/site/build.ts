/** Lays a design onto a site of the story `empty`, by the simulator's own rules: what Jira would refuse is refused here. */
import { createGroup } from '../../../src/simulator/model/group.ts'
import { createIssueType } from '../../../src/simulator/model/issue-type.ts'
import { createIssueTypeScheme } from '../../../src/simulator/model/issue-type-scheme.ts'
import { createIssueTypeScreenScheme } from '../../../src/simulator/model/issue-type-screen-scheme.ts'
import { createPermissionScheme } from '../../../src/simulator/model/permission-scheme.ts'
import { createPriority } from '../../../src/simulator/model/priority.ts'
import { createResolution } from '../../../src/simulator/model/resolution.ts'
import { createRole, type Subject, withActors } from '../../../src/simulator/model/role.ts'
import { addTab, createScreen, renameTab } from '../../../src/simulator/model/screen.ts'
import { addTabField } from '../../../src/simulator/model/screen-field.ts'
import { createScreenScheme } from '../../../src/simulator/model/screen-scheme.ts'
import { createStatuses } from '../../../src/simulator/model/status.ts'
import { createWorkflowScheme } from '../../../src/simulator/model/workflow-scheme.ts'
import type { Site } from '../../../src/simulator/site.ts'
import { person } from '../../../src/simulator/stories/build/people.ts'
import type { Actors, Design, Mapped, Screen } from '../design/types.ts'
import { buildContexts, buildField } from './fields.ts'
import { buildFilter } from './filters.ts'
import { buildProject } from './projects.ts'
import { builtIn, type Tags } from './tags.ts'
import { buildWorkflow, installApps } from './workflows.ts'

export function build(site: Site, design: Design): Tags {
  const tags = builtIn(site)
  installApps(site, tags)
  people(site, design, tags)
  work(site, design, tags)
  for (const field of design.fields) tags.set(field.tag, buildField(site, field).id)
  screens(site, design, tags)
  for (const workflow of design.workflows) tags.set(workflow.tag, buildWorkflow(site, workflow, tags).id)
  schemes(site, design, tags)
  for (const project of design.projects) tags.set(project.tag, buildProject(site, project, tags).id)
  for (const field of design.fields) buildContexts(site, field, tags)
  for (const filter of design.filters) tags.set(filter.tag, buildFilter(site, filter, tags))
  return tags
}

function people(site: Site, design: Design, tags: Tags): void {
  for (const { tag, name, email } of design.people) tags.set(tag, person(site, name, email).accountId)
  for (const { tag, name } of design.groups) tags.set(tag, createGroup(site, name).id)
  for (const role of design.roles) {
    const made = createRole(site, role.name, role.description)
    made.defaultActors = withActors(site, made.defaultActors, subjects(role, tags))
    tags.set(role.tag, made.id)
  }
}

export const subjects = ({ users, groups }: Actors, tags: Tags): Subject[] => [
  ...users.map((tag): Subject => ({ type: 'atlassian-user-role-actor', subject: tags.id(tag) })),
  ...groups.map((tag): Subject => ({ type: 'atlassian-group-role-actor', subject: tags.id(tag) })),
]

function work(site: Site, design: Design, tags: Tags): void {
  for (const { tag, ...input } of design.statuses) tags.set(tag, createStatuses(site, [input], null)[0]?.id ?? '')
  for (const { tag, ...input } of design.issueTypes) tags.set(tag, createIssueType(site, input).id)
  for (const { tag, icon, ...input } of design.priorities) {
    const iconUrl = icon.includes('/') ? icon : site.link(`/images/icons/priorities/${icon}.png`)
    tags.set(tag, createPriority(site, { ...input, iconUrl }).id)
  }
  for (const { tag, name, description } of design.resolutions)
    tags.set(tag, createResolution(site, name, description).id)
  for (const { tag, name, description, types, default: standard } of design.issueTypeSchemes) {
    const defaultIssueTypeId = standard === null ? null : tags.id(standard)
    tags.set(
      tag,
      createIssueTypeScheme(site, { name, description, defaultIssueTypeId, issueTypeIds: tags.all(types) }).id,
    )
  }
}

function screens(site: Site, design: Design, tags: Tags): void {
  for (const screen of design.screens) tags.set(screen.tag, buildScreen(site, screen, tags))
  for (const { tag, name, description, screens: named } of design.screenSchemes) {
    const ids = Object.fromEntries(Object.entries(named).map(([operation, screen]) => [operation, tags.id(screen)]))
    tags.set(tag, createScreenScheme(site, { name, description, screens: { default: '', ...ids } }).id)
  }
  for (const scheme of design.issueTypeScreenSchemes) {
    const { tag, name, description } = scheme
    const mappings = Object.entries(idsOf(scheme, tags))
    tags.set(
      tag,
      createIssueTypeScreenScheme(site, {
        name,
        description,
        mappings: [['default', tags.id(scheme.default)], ...mappings],
      }).id,
    )
  }
}

function buildScreen(site: Site, { name, description, tabs }: Screen, tags: Tags): string {
  const screen = createScreen(site, name, description)
  for (const [at, tab] of tabs.entries()) {
    const [first] = screen.tabs
    const made = at === 0 && first ? first : addTab(site, screen, tab.name)
    renameTab(site, screen, made, tab.name)
    for (const tag of tab.fields) {
      const field = site.tables.fields.get(tags.id(tag))
      if (field) addTabField(site, screen, made, field)
    }
  }
  return screen.id
}

function schemes(site: Site, design: Design, tags: Tags): void {
  for (const scheme of design.workflowSchemes) {
    const { tag, name, description } = scheme
    const assignment = { defaultWorkflowId: tags.id(scheme.default), mappings: idsOf(scheme, tags) }
    tags.set(tag, createWorkflowScheme(site, { name, description, ...assignment }).id)
  }
  for (const { tag, name, description, grants } of design.permissionSchemes) {
    const input = grants.map(({ permission, type, holder }) => ({
      permission,
      holder: { type, value: holder !== null && type !== 'applicationRole' ? tags.id(holder) : holder },
    }))
    tags.set(tag, createPermissionScheme(site, { name, description, grants: input }).id)
  }
}

const idsOf = ({ mappings }: Mapped, tags: Tags): Record<string, string> =>
  Object.fromEntries(Object.entries(mappings).map(([type, to]) => [tags.id(type), tags.id(to)]))
