/** Project roles: the same for all projects of a site, each with its own actors and the default ones new projects get. */
import { refuse } from '../http.ts'
import type { ProjectRole, RoleActor } from '../records.ts'
import type { Site } from '../site.ts'
import { isTaken } from './name.ts'
import { forgetRole, isRoleUsed, swapRole } from './role-use.ts'

export function createRole(site: Site, name: string, description: string): ProjectRole {
  refuseTaken(site, name, 409)
  const role: ProjectRole = { id: site.id(), name, description, defaultActors: [] }
  site.tables.projectRoles.set(role.id, role)
  for (const project of site.tables.projects.values()) project.roleActors[role.id] = []
  return role
}

export function updateRole(
  site: Site,
  role: ProjectRole,
  input: { readonly name?: string; readonly description?: string },
): void {
  if (input.name !== undefined) refuseTaken(site, input.name, 400, role.id)
  Object.assign(role, input)
}

function refuseTaken(site: Site, name: string, status: number, exceptId?: string): void {
  if (name.trim() !== name) throw refuse(400, 'The name of a project role cannot begin or end with white space.')
  if (isTaken(site.tables.projectRoles.values(), name, exceptId))
    throw refuse(status, `A project role with name '${name}' already exists.`)
}

/** A role that schemes or workflows use goes only when another takes its place there; its actors go with it. */
export function removeRole(site: Site, role: ProjectRole, swapId: string | undefined): void {
  const by = swapId === undefined ? undefined : site.tables.projectRoles.get(swapId)
  if (swapId !== undefined && (!by || by === role))
    throw refuse(400, `The project role with id '${swapId}' cannot take the place of the deleted one.`)
  if (by) swapRole(site, role.id, by.id)
  else if (isRoleUsed(site, role.id))
    throw refuse(409, `The project role '${role.name}' is in use. Name a replacement.`)
  forgetRole(site, role.id)
  site.tables.projectRoles.delete(role.id)
  for (const project of site.tables.projects.values()) delete project.roleActors[role.id]
}

export type Subject = Omit<RoleActor, 'id'>

const isSame = (a: Subject, b: Subject): boolean => a.type === b.type && a.subject === b.subject

/** All or none; one that is an actor already refuses all. */
export function withActors(site: Site, actors: readonly RoleActor[], subjects: readonly Subject[]): RoleActor[] {
  const added: RoleActor[] = []
  for (const subject of subjects) {
    if ([...actors, ...added].some((one) => isSame(one, subject)))
      throw refuse(400, `'${subject.subject}' is already a member of the project role.`)
    added.push({ id: site.id(), ...subject })
  }
  return [...actors, ...added]
}

export function withoutActor(actors: readonly RoleActor[], subject: Subject, status: number): RoleActor[] {
  const left = actors.filter((one) => !isSame(one, subject))
  if (left.length === actors.length) throw refuse(status, `'${subject.subject}' is not a member of the project role.`)
  return left
}

/** Replaces all; who was an actor before stays the same one. */
export function asActors(site: Site, actors: readonly RoleActor[], subjects: readonly Subject[]): RoleActor[] {
  const different = subjects.filter((subject, at) => subjects.findIndex((one) => isSame(one, subject)) === at)
  return different.map((subject) => actors.find((one) => isSame(one, subject)) ?? { id: site.id(), ...subject })
}
