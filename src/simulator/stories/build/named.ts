/** Stories speak of things by name, records hold ids: here one becomes the other. A name that nothing has is a mistake. */
import type { Field, FieldContext, User } from '../../records.ts'
import type { Site } from '../../site.ts'

/** Name → key, and how many rows the table had when all of them were noted. */
interface Index {
  size: number
  readonly keys: Map<string, string>
}
const indexes = new WeakMap<ReadonlyMap<string, unknown>, Index>()

/** The first row of that name. A story of many thousands asks for the same ones again and again: where they were is noted. */
function first<T>(table: ReadonlyMap<string, T>, name: string, nameOf: (one: T) => string): T | undefined {
  const index = indexes.get(table) ?? { size: 0, keys: new Map() }
  indexes.set(table, index)
  const known = table.get(index.keys.get(name) ?? '')
  // Rows go and get other names while a site is built.
  if (known !== undefined && nameOf(known) === name) return known
  if (table.size > 2 * index.size) note(index, table, nameOf)
  for (const [key, one] of table)
    if (nameOf(one) === name) {
      index.keys.set(name, key)
      return one
    }
  return undefined
}

function note<T>(index: Index, table: ReadonlyMap<string, T>, nameOf: (one: T) => string): void {
  index.size = table.size
  index.keys.clear()
  for (const [key, one] of table) if (!index.keys.has(nameOf(one))) index.keys.set(nameOf(one), key)
}

export function named<T extends { readonly name: string }>(table: ReadonlyMap<string, T>, name: string): T {
  const one = first(table, name, (row) => row.name)
  if (one === undefined) throw new Error(`the story speaks of '${name}', which is not there`)
  return one
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
  const user = first(site.tables.users, name, ({ email }) => email.split('@')[0] ?? '')
  if (user === undefined) throw new Error(`the story speaks of ${name}, who is not there`)
  return user
}

export function projectNamed(site: Site, key: string) {
  const project = first(site.tables.projects, key, (one) => one.key)
  if (project === undefined) throw new Error(`the story speaks of project ${key}, which is not there`)
  return project
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
