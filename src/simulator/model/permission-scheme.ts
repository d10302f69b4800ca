/** Permission schemes: unique names, grants to holders that must exist, and none that a project uses may go. */
import { refuse, refuseField } from '../http.ts'
import type { Field, PermissionGrant, PermissionScheme, Project } from '../records.ts'
import type { Site } from '../site.ts'
import { applicationRoles } from './application-role.ts'
import { note } from './audit.ts'
import { refuseOnFree } from './license.ts'
import { isTaken } from './name.ts'
import { permissionsOf } from './permission-keys.ts'

export type Holder = PermissionGrant['holder']
export type GrantInput = Omit<PermissionGrant, 'id'>

export interface PermissionSchemeInput {
  readonly name: string
  readonly description: string
  readonly grants: readonly GrantInput[]
}

export function createPermissionScheme(site: Site, input: PermissionSchemeInput): PermissionScheme {
  refuseOnFree(site)
  refuseTaken(site, input.name)
  refuseUnfit(site, input.grants)
  const grants = input.grants.map((one) => ({ id: site.id(), ...one }))
  const scheme: PermissionScheme = { id: site.id(), ...input, grants, isDefault: false }
  site.tables.permissionSchemes.set(scheme.id, scheme)
  note(site, 'Permission scheme created', scheme)
  return scheme
}

/** Grants replace all that there were; left out, they stay. */
export function updatePermissionScheme(
  site: Site,
  scheme: PermissionScheme,
  { grants, ...input }: Partial<PermissionSchemeInput>,
): void {
  refuseOnFree(site)
  if (input.name !== undefined) refuseTaken(site, input.name, scheme.id)
  if (grants) refuseUnfit(site, grants)
  Object.assign(scheme, input)
  if (grants) scheme.grants = grants.map((one) => ({ id: site.id(), ...one }))
  note(site, 'Permission scheme edited', scheme)
}

export function removePermissionScheme(site: Site, scheme: PermissionScheme): void {
  if (scheme.isDefault) throw refuse(400, 'The default permission scheme cannot be deleted.')
  if ([...site.tables.projects.values()].some((one) => one.permissionSchemeId === scheme.id))
    throw refuse(400, 'The permission scheme is associated with a project and cannot be deleted.')
  site.tables.permissionSchemes.delete(scheme.id)
  note(site, 'Permission scheme removed', scheme)
}

export function addGrant(site: Site, scheme: PermissionScheme, input: GrantInput): PermissionGrant {
  refuseUnfit(site, [...scheme.grants, input])
  const grant: PermissionGrant = { id: site.id(), ...input }
  scheme.grants.push(grant)
  note(site, 'Permission added to scheme', scheme)
  return grant
}

export function removeGrant(site: Site, scheme: PermissionScheme, id: string): void {
  if (!scheme.grants.some((one) => one.id === id))
    throw refuse(400, `The permission grant with id '${id}' was not found.`)
  scheme.grants = scheme.grants.filter((one) => one.id !== id)
  note(site, 'Permission removed from scheme', scheme)
}

export function assignPermissionScheme(site: Site, scheme: PermissionScheme, project: Project): void {
  refuseOnFree(site)
  project.permissionSchemeId = scheme.id
  note(site, 'Permission scheme assigned to a project', scheme)
}

function refuseTaken(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.permissionSchemes.values(), name, exceptId))
    throw refuseField('name', `A permission scheme with the name '${name}' already exists.`)
}

function refuseUnfit(site: Site, grants: readonly GrantInput[]): void {
  const known = new Set(permissionsOf(site).flatMap(({ key, type }) => (type === 'PROJECT' ? [key] : [])))
  const seen = new Set<string>()
  for (const { permission, holder } of grants) {
    if (!known.has(permission)) throw refuseField('permission', `The permission '${permission}' does not exist.`)
    refuseMissingHolder(site, holder)
    const key = `${permission} ${holder.type} ${holder.value ?? ''}`
    if (seen.has(key)) throw refuse(400, 'The same permission grant is already present.')
    seen.add(key)
  }
  if (site.kind === 'cloud') refuseTooMany(grants)
}

/** "Maximum 50 users/space roles/groups per permission" (Atlassian support, "Data limits and guardrails"). */
const MOST_GRANTS = 50

function refuseTooMany(grants: readonly GrantInput[]): void {
  for (const [permission, same] of Map.groupBy(grants, (one) => one.permission))
    if (same.length > MOST_GRANTS)
      throw refuseField('permission', `No more than ${MOST_GRANTS} can hold the permission '${permission}'.`)
}

/** Types that stand for themselves, and what the others name. */
const ALONE = new Set(['anyone', 'assignee', 'projectLead', 'reporter', 'sd.customer.portal.only'])

function refuseMissingHolder(site: Site, { type, value }: Holder): void {
  if (ALONE.has(type)) return
  if (type === 'applicationRole' && value === null) return
  const { groups, users, projectRoles, fields } = site.tables
  const tables: Readonly<Record<string, (id: string) => boolean>> = {
    applicationRole: (key) => applicationRoles(site).some((one) => one.key === key),
    group: (id) => groups.has(id),
    user: (id) => users.has(id),
    projectRole: (id) => projectRoles.has(id),
    userCustomField: (id) => picks(fields.get(id), 'user'),
    groupCustomField: (id) => picks(fields.get(id), 'group'),
  }
  const exists = tables[type]
  if (!exists) throw refuseField('holder', `The holder type '${type}' does not exist.`)
  if (value === null || !exists(value)) throw refuseField('holder', `The ${type} '${value ?? ''}' does not exist.`)
}

const picks = (field: Field | undefined, what: 'user' | 'group'): boolean =>
  field?.custom === true && (field.schema.type === what || field.schema.items === what)
