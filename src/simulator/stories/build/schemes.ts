/** Schemes: issue types, workflows, permissions, and those of which a site keeps only the name. */
import { PERMISSIONS, permissionsOf } from '../../model/permission-keys.ts'
import type {
  IssueSecurityScheme,
  IssueTypeScheme,
  NamedScheme,
  PermissionGrant,
  PermissionScheme,
  ProjectRole,
  RoleActor,
  WorkflowScheme,
} from '../../records.ts'
import type { Site } from '../../site.ts'
import { idOf, personNamed, type Told, tell } from './named.ts'

export interface IssueTypeSchemeInput {
  readonly name: string
  readonly description: string
  readonly types: readonly string[]
  readonly default?: string
  readonly isDefault?: true
}

export function issueTypeScheme(site: Site, input: IssueTypeSchemeInput): IssueTypeScheme {
  const made: IssueTypeScheme = {
    id: site.id(),
    name: input.name,
    description: input.description,
    defaultIssueTypeId: input.default === undefined ? null : idOf(site.tables.issueTypes, input.default),
    issueTypeIds: input.types.map((name) => idOf(site.tables.issueTypes, name)),
    isDefault: input.isDefault ?? false,
  }
  site.tables.issueTypeSchemes.set(made.id, made)
  return made
}

export interface WorkflowSchemeInput {
  readonly name: string
  readonly description: string
  /** The workflow of every issue type that `mappings` does not name. */
  readonly default: string
  readonly mappings?: Readonly<Record<string, string>>
  readonly isDefault?: true
}

export function workflowScheme(site: Site, input: WorkflowSchemeInput): WorkflowScheme {
  const mappings = Object.entries(input.mappings ?? {}).map(([type, name]) => [
    idOf(site.tables.issueTypes, type),
    idOf(site.tables.workflows, name),
  ])
  const made: WorkflowScheme = {
    id: site.id(),
    name: input.name,
    description: input.description,
    defaultWorkflowId: idOf(site.tables.workflows, input.default),
    mappings: Object.fromEntries(mappings),
    version: { id: site.uuid(), versionNumber: 1 },
    isDefault: input.isDefault ?? false,
    draft: null,
  }
  site.tables.workflowSchemes.set(made.id, made)
  return made
}

export interface GrantInput {
  readonly to: string
  readonly value?: Told
  readonly may: readonly string[]
}
export interface PermissionSchemeInput {
  readonly name: string
  readonly description: string
  readonly grants: readonly GrantInput[]
  readonly isDefault?: true
}

export function permissionScheme(site: Site, input: PermissionSchemeInput): PermissionScheme {
  const made: PermissionScheme = {
    id: site.id(),
    name: input.name,
    description: input.description,
    grants: input.grants.flatMap((one) => grantsOf(site, one)),
    isDefault: input.isDefault ?? false,
  }
  site.tables.permissionSchemes.set(made.id, made)
  return made
}

/** Without those that this Jira does not know. */
export function grantsOf(site: Site, { to, value, may }: GrantInput): PermissionGrant[] {
  const stranger = may.find((permission) => !PERMISSIONS.has(permission))
  if (stranger !== undefined) throw new Error(`Jira has no permission ${stranger}`)
  const known = new Set(permissionsOf(site).map(({ key }) => key))
  return may
    .filter((permission) => known.has(permission))
    .map((permission) => ({
      id: site.id(),
      permission,
      holder: { type: to, value: value === undefined ? null : tell(site, value) },
    }))
}

export interface NamedInput {
  readonly name: string
  readonly description: string
  readonly isDefault?: true
}

export function namedScheme(site: Site, table: Map<string, NamedScheme>, input: NamedInput): NamedScheme {
  const made: NamedScheme = {
    id: site.id(),
    name: input.name,
    description: input.description,
    isDefault: input.isDefault ?? false,
  }
  table.set(made.id, made)
  return made
}

export interface SecuritySchemeInput extends NamedInput {
  /** Members by name. */
  readonly levels: readonly (NamedInput & Required<ActorsInput>)[]
}

export function securityScheme(site: Site, { name, description, levels }: SecuritySchemeInput): IssueSecurityScheme {
  const made: IssueSecurityScheme = {
    id: site.id(),
    name,
    description,
    isDefault: false,
    levels: levels.map((level) => ({
      id: site.id(),
      name: level.name,
      description: level.description,
      members: [
        ...level.groups.map((name) => ({ type: 'group', value: idOf(site.tables.groups, name) })),
        ...level.people.map((name) => ({ type: 'user', value: personNamed(site, name).accountId })),
      ].map((holder) => ({ id: site.id(), holder })),
    })),
    defaultLevelId: null,
  }
  site.tables.issueSecuritySchemes.set(made.id, made)
  return made
}

/** Actors of a role: ids of people and groups. */
export interface ActorsInput {
  readonly people?: readonly string[]
  readonly groups?: readonly string[]
}

export function actorsOf(site: Site, { people = [], groups = [] }: ActorsInput): RoleActor[] {
  return [
    ...people.map((subject): RoleActor => ({ id: site.id(), type: 'atlassian-user-role-actor', subject })),
    ...groups.map((subject): RoleActor => ({ id: site.id(), type: 'atlassian-group-role-actor', subject })),
  ]
}

export function projectRole(site: Site, name: string, description: string, defaultActors: RoleActor[]): ProjectRole {
  const made: ProjectRole = { id: site.id(), name, description, defaultActors }
  site.tables.projectRoles.set(made.id, made)
  return made
}
