/** Makes a design whole again after things went: what named them names something else, or nothing. */
import type { Desk } from '../design/desk.ts'
import type { Context, Default, Design, Field, IssueTypeScheme, Mapped, Project, Tag } from '../design/types.ts'
import { isStandard, standardType } from '../design/work.ts'
import { repairWorkflow } from './repair-workflow.ts'

export type Exists = (tag: Tag) => boolean

export function repair(desk: Desk): void {
  const { design } = desk
  const exists = existsIn(design)
  for (const role of design.roles)
    Object.assign(role, { users: role.users.filter(exists), groups: role.groups.filter(exists) })
  for (const scheme of design.issueTypeSchemes) repairTypes(desk, scheme, exists)
  for (const field of design.fields) repairField(field, exists)
  for (const { tabs } of design.screens) for (const tab of tabs) tab.fields = tab.fields.filter(exists)
  for (const scheme of design.screenSchemes) {
    const left = Object.entries(scheme.screens).filter(([, screen]) => exists(screen))
    scheme.screens = { default: 'screens=Default Screen', ...Object.fromEntries(left) }
  }
  for (const scheme of design.issueTypeScreenSchemes)
    repairMapped(scheme, 'screenSchemes=Default Screen Scheme', exists)
  for (const workflow of design.workflows) repairWorkflow(desk, workflow, exists)
  for (const scheme of design.workflowSchemes) repairMapped(scheme, 'workflows=jira', exists)
  for (const scheme of design.permissionSchemes)
    scheme.grants = scheme.grants.filter(
      ({ holder, type }) => holder === null || type === 'applicationRole' || exists(holder),
    )
  for (const project of design.projects) repairProject(project, exists)
}

export function existsIn(design: Design): Exists {
  const tags = new Set(Object.values(design).flatMap((rows) => rows.map(({ tag }: { readonly tag: Tag }) => tag)))
  return (tag) => tag.includes('=') || tags.has(tag)
}

function repairTypes(desk: Desk, scheme: IssueTypeScheme, exists: Exists): void {
  scheme.types = scheme.types.filter(exists)
  if (!scheme.types.some((tag) => isStandard(desk, tag))) scheme.types.push(standardType(desk))
  const { default: chosen, types } = scheme
  if (chosen !== null && !(types.includes(chosen) && isStandard(desk, chosen))) scheme.default = null
}

/** A context never comes to mean all projects because it lost its own. */
function repairField(field: Field, exists: Exists): void {
  field.contexts = field.contexts.flatMap((context) => {
    const limited = context.projects.length > 0
    const projects = context.projects.filter(exists)
    const issueTypes = context.issueTypes.filter(exists)
    if (limited && projects.length === 0) return []
    if (limited && context.issueTypes.length > 0 && issueTypes.length === 0) return []
    const repaired: Context = { ...context, projects, issueTypes }
    return [{ ...repaired, default: repairDefault(repaired, exists) }]
  })
}

function repairDefault({ default: held, options }: Context, exists: Exists): Default | null {
  if (held === null) return null
  const own = new Set(options.flatMap(({ tag, children }) => [tag, ...children.map((child) => child.tag)]))
  const there = (tag: Tag) => (tag.startsWith('options') ? own.has(tag) : exists(tag))
  const { filter } = held
  return Object.values(held.tags).flat().every(there)
    ? {
        ...held,
        ...(filter
          ? { filter: { ...filter, groups: filter.groups.filter(exists), roles: filter.roles.filter(exists) } }
          : {}),
      }
    : null
}

function repairMapped(scheme: Mapped, standard: Tag, exists: Exists): void {
  if (!exists(scheme.default)) scheme.default = standard
  scheme.mappings = Object.fromEntries(
    Object.entries(scheme.mappings).filter(([type, to]) => exists(type) && exists(to)),
  )
}

function repairProject(project: Project, exists: Exists): void {
  const or = (tag: Tag, standard: Tag): Tag => (exists(tag) ? tag : standard)
  project.lead = or(project.lead, 'people=ada.lindqvist@acme.example')
  project.issueTypeScheme = or(project.issueTypeScheme, 'issueTypeSchemes=Default Issue Type Scheme')
  project.issueTypeScreenScheme = or(
    project.issueTypeScreenScheme,
    'issueTypeScreenSchemes=Default Issue Type Screen Scheme',
  )
  project.workflowScheme = or(project.workflowScheme, 'workflowSchemes=Default Workflow Scheme')
  project.permissionScheme = or(project.permissionScheme, 'permissionSchemes=Default Permission Scheme')
  project.actors = Object.fromEntries(
    Object.entries(project.actors).flatMap(([role, { users, groups }]) =>
      exists(role) ? [[role, { users: users.filter(exists), groups: groups.filter(exists) }]] : [],
    ),
  )
}
