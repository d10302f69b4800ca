/** Projects with their schemes, people, components and versions. */
import type { Component, Project, Version } from '../../records.ts'
import type { Site } from '../../site.ts'
import { jiraDate } from '../../time.ts'
import { idOf, personNamed } from './named.ts'
import { type ActorsInput, actorsOf } from './schemes.ts'

const DAY = 86_400_000

export interface ComponentInput {
  readonly name: string
  readonly description: string
  readonly lead?: string
}
export interface VersionInput {
  readonly name: string
  readonly description: string
  /** Days from today; negative is past, and released unless said otherwise. */
  readonly due: number
  readonly state?: 'archived' | 'late'
}
export interface ProjectInput {
  readonly key: string
  readonly name: string
  readonly description: string
  readonly url?: string
  readonly lead: string
  readonly assignee?: 'PROJECT_LEAD' | 'UNASSIGNED'
  readonly type: 'software' | 'business'
  readonly category?: string
  readonly formerKeys?: readonly string[]
  /** Names; left out: the site's default. */
  readonly schemes: {
    readonly issueTypes?: string
    readonly screens?: string
    readonly workflows?: string
    readonly permissions?: string
    readonly notifications?: string
    readonly security?: string
    readonly fieldConfiguration?: string
  }
  /** Role → people and groups, by name; roles left out have their default actors. */
  readonly actors: Readonly<Record<string, ActorsInput>>
  readonly components: readonly ComponentInput[]
  readonly versions: readonly VersionInput[]
}

export function project(site: Site, input: ProjectInput): Project {
  const { tables } = site
  const { schemes } = input
  const made: Project = {
    id: site.id(),
    key: input.key,
    formerKeys: [...(input.formerKeys ?? [])],
    name: input.name,
    description: input.description,
    url: input.url ?? '',
    leadAccountId: personNamed(site, input.lead).accountId,
    assigneeType: input.assignee ?? 'UNASSIGNED',
    projectTypeKey: input.type,
    style: 'classic',
    categoryId: input.category === undefined ? null : idOf(tables.projectCategories, input.category),
    archivedAt: null,
    trashedAt: null,
    issueTypeSchemeId: schemeId(tables.issueTypeSchemes, schemes.issueTypes),
    issueTypeScreenSchemeId: schemeId(tables.issueTypeScreenSchemes, schemes.screens),
    workflowSchemeId: schemeId(tables.workflowSchemes, schemes.workflows),
    permissionSchemeId: schemeId(tables.permissionSchemes, schemes.permissions),
    notificationSchemeId: schemeId(tables.notificationSchemes, schemes.notifications),
    issueSecuritySchemeId: schemes.security === undefined ? null : idOf(tables.issueSecuritySchemes, schemes.security),
    fieldConfigurationSchemeId: schemeId(tables.fieldConfigurationSchemes, schemes.fieldConfiguration),
    roleActors: roleActors(site, input.actors),
    components: input.components.map((one) => component(site, one)),
    versions: input.versions.map((one) => version(site, one)),
    lastIssueNumber: 0,
  }
  tables.projects.set(made.id, made)
  return made
}

interface Scheme {
  readonly id: string
  readonly name: string
  readonly isDefault: boolean
}

function schemeId(table: ReadonlyMap<string, Scheme>, name: string | undefined): string {
  if (name !== undefined) return idOf(table, name)
  for (const scheme of table.values()) if (scheme.isDefault) return scheme.id
  throw new Error('the site has no default scheme')
}

/** A new project gets copies of every role's default actors. */
function roleActors(site: Site, actors: Readonly<Record<string, ActorsInput>>): Project['roleActors'] {
  return Object.fromEntries(
    [...site.tables.projectRoles.values()].map((role) => {
      const named = actors[role.name]
      const copied = role.defaultActors.map((actor) => ({ ...actor, id: site.id() }))
      return [role.id, [...copied, ...actorsNamed(site, named ?? {})]]
    }),
  )
}

export function actorsNamed(site: Site, { people = [], groups = [] }: ActorsInput) {
  return actorsOf(site, {
    people: people.map((name) => personNamed(site, name).accountId),
    groups: groups.map((name) => idOf(site.tables.groups, name)),
  })
}

export function component(site: Site, { name, description, lead }: ComponentInput): Component {
  return {
    id: site.id(),
    name,
    description,
    leadAccountId: lead === undefined ? null : personNamed(site, lead).accountId,
    assigneeType: lead === undefined ? 'PROJECT_DEFAULT' : 'COMPONENT_LEAD',
  }
}

export function version(site: Site, { name, description, due, state }: VersionInput): Version {
  return {
    id: site.id(),
    name,
    description,
    released: due < 0 && state !== 'late',
    archived: state === 'archived',
    startDate: jiraDate(site.now() + (due - 60) * DAY),
    releaseDate: jiraDate(site.now() + due * DAY),
  }
}
