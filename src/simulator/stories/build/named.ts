/** Stories speak of things by name, records hold ids: here one becomes the other. A name that nothing has is a mistake. */
import type { Field, FieldContext, User } from '../../records.ts'
import type { Site } from '../../site.ts'

export function named<T extends { readonly name: string }>(table: ReadonlyMap<string, T>, name: string): T {
  for (const one of table.values()) if (one.name === name) return one
  throw new Error(`the story speaks of '${name}', which is not there`)
}

export function idOf<T extends { readonly id: string; readonly name: string }>(
  table: ReadonlyMap<string, T>,
  name: string,
): string {
  return named(table, name).id
}

/** A system field by its id, a custom one by its name. */
export function fieldNamed(site: Site, name: string): Field {
  return site.tables.fields.get(name) ?? named(site.tables.fields, name)
}

/** The first context when no name is given. */
export function contextNamed(field: Field, name?: string): FieldContext {
  const found = field.contexts.find((one) => name === undefined || one.name === name)
  if (!found) throw new Error(`the field '${field.name}' has no context '${name}'`)
  return found
}

/** By the part of the e-mail before the @. */
export function personNamed(site: Site, name: string): User {
  for (const user of site.tables.users.values()) if (user.email.split('@')[0] === name) return user
  throw new Error(`the story speaks of ${name}, who is not there`)
}

export function projectNamed(site: Site, key: string) {
  for (const project of site.tables.projects.values()) if (project.key === key) return project
  throw new Error(`the story speaks of project ${key}, which is not there`)
}

/** Text that a story knows at once, or that it can only know on the site, such as an id. */
export type Told = string | ((site: Site) => string)

export function tell(site: Site, told: Told): string {
  return typeof told === 'string' ? told : told(site)
}

type Ids = (...names: readonly string[]) => (site: Site) => string

const listed =
  (id: (site: Site, name: string) => string): Ids =>
  (...names) =>
  (site) =>
    names.map((name) => id(site, name)).join(',')

/** Ids joined by commas, as rule parameters hold them. */
export const fields = listed((site, name) => fieldNamed(site, name).id)
export const roles = listed((site, name) => idOf(site.tables.projectRoles, name))
export const groups = listed((site, name) => idOf(site.tables.groups, name))
export const statuses = listed((site, name) => idOf(site.tables.statuses, name))
export const people = listed((site, name) => personNamed(site, name).accountId)
export const resolutions = listed((site, name) => idOf(site.tables.resolutions, name))
