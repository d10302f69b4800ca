/** Default values of contexts: the shape that fits the field's type, with everything it names in existence. */
import { isArray, isObject, type Json, type JsonObject } from '../../base/index.ts'
import { refuse } from '../http.ts'
import type { Field, FieldContext } from '../records.ts'
import type { Site } from '../site.ts'
import { type DefaultKind, defaultKindOf } from './field-type.ts'
import { existing, refuseMissing } from './rows.ts'

type Reader = (body: JsonObject, site: Site, context: FieldContext) => Json

/**
 * What Jira keeps of a default, by kind: the property that decides (null there removes the default), and how the
 * rest is read. Ids are checked against the site; options against the context.
 */
const KINDS: Readonly<Record<DefaultKind, { readonly property: string; readonly read: Reader }>> = {
  datepicker: { property: 'date', read: (body) => moment(body, 'date', /^\d{4}-\d{2}-\d{2}$/) },
  datetimepicker: { property: 'dateTime', read: (body) => moment(body, 'dateTime', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/) },
  'option.single': {
    property: 'optionId',
    read: (body, _, context) => ({ optionId: option(context, text(body, 'optionId'), null) }),
  },
  'option.multiple': {
    property: 'optionIds',
    read: (body, _, context) => ({ optionIds: texts(body, 'optionIds').map((id) => option(context, id, null)) }),
  },
  'option.cascading': { property: 'optionId', read: (body, _, context) => cascade(body, context) },
  'single.user.select': { property: 'accountId', read: (body, site) => person(body, site) },
  'multi.user.select': {
    property: 'accountIds',
    read: (body, site) => ids(body, 'accountIds', site.tables.users, 'users'),
  },
  'grouppicker.single': {
    property: 'groupId',
    read: (body, site) => one(body, 'groupId', site.tables.groups, 'The group was not found.'),
  },
  'grouppicker.multiple': {
    property: 'groupIds',
    read: (body, site) => ids(body, 'groupIds', site.tables.groups, 'groups'),
  },
  url: { property: 'url', read: (body) => ({ url: text(body, 'url') }) },
  project: {
    property: 'projectId',
    read: (body, site) => one(body, 'projectId', site.tables.projects, 'The project was not found.'),
  },
  float: { property: 'number', read: (body) => ({ number: amount(body) }) },
  labels: { property: 'labels', read: (body) => ({ labels: texts(body, 'labels') }) },
  textfield: { property: 'text', read: (body) => ({ text: text(body, 'text', 254) }) },
  textarea: { property: 'text', read: (body) => ({ text: text(body, 'text', 32_767) }) },
  readonly: { property: 'text', read: (body) => ({ text: text(body, 'text', 255) }) },
  'version.single': {
    property: 'versionId',
    read: (body, site) => ({ ...one(body, 'versionId', versions(site), 'The version was not found.'), ...order(body) }),
  },
  'version.multiple': {
    property: 'versionIds',
    read: (body, site) => ({ ...ids(body, 'versionIds', versions(site), 'versions'), ...order(body) }),
  },
}

/** The default as a context keeps it; null where the request removes it. */
export function defaultValueOf(site: Site, field: Field, context: FieldContext, body: JsonObject): Json {
  const kind = defaultKindOf(field.type)
  if (kind === null || body.type !== kind)
    throw refuse(400, `The default value type '${String(body.type)}' doesn't fit the custom field.`)
  const { property, read } = KINDS[kind]
  const isRemoved = (body[property] ?? null) === null && body.useCurrent !== true
  return isRemoved ? null : { type: kind, ...(read(body, site, context) as JsonObject) }
}

function moment(body: JsonObject, property: string, form: RegExp): Json {
  if (body.useCurrent === true) return { useCurrent: true }
  const value = text(body, property)
  if (!form.test(value) || Number.isNaN(Date.parse(value)))
    throw refuse(400, `The ${property} '${value}' is not in ISO format.`)
  return { [property]: value, useCurrent: false }
}

function cascade(body: JsonObject, context: FieldContext): Json {
  const optionId = option(context, text(body, 'optionId'), null)
  if ((body.cascadingOptionId ?? null) === null) return { optionId }
  return { optionId, cascadingOptionId: option(context, text(body, 'cascadingOptionId'), optionId) }
}

function option(context: FieldContext, id: string, parentId: string | null): string {
  const found = context.options.find((one) => one.id === id && one.parentId === parentId)
  if (!found) throw refuse(404, `The option with ID ${id} was not found in the context.`)
  return id
}

function person(body: JsonObject, site: Site): Json {
  const filter = isObject(body.userFilter) ? body.userFilter : { enabled: false }
  const [groups, roleIds] = [texts(filter, 'groups'), texts(filter, 'roleIds')]
  if (groups.length > 10 || roleIds.length > 10) throw refuse(400, 'A maximum of 10 groups and 10 roles can be given.')
  const names = new Map([...site.tables.groups.values()].flatMap((one) => [one.id, one.name].map((id) => [id, one])))
  refuseMissing(names, groups, 'groups')
  refuseMissing(site.tables.projectRoles, roleIds, 'roles')
  return {
    ...one(body, 'accountId', site.tables.users, 'The user was not found.'),
    userFilter: { enabled: filter.enabled === true, groups, roleIds: roleIds.map(Number) },
  }
}

const versions = (site: Site) =>
  new Map([...site.tables.projects.values()].flatMap((project) => project.versions.map((one) => [one.id, one])))

function order(body: JsonObject): { versionOrder: string } {
  const value = body.versionOrder ?? 'releasedFirst'
  if (value !== 'releasedFirst' && value !== 'unreleasedFirst')
    throw refuse(400, `The version order '${String(value)}' is not valid.`)
  return { versionOrder: value }
}

function one(body: JsonObject, property: string, table: ReadonlyMap<string, unknown>, message: string): JsonObject {
  const id = text(body, property)
  existing(table, id, message)
  return { [property]: id }
}

function ids(body: JsonObject, property: string, table: ReadonlyMap<string, unknown>, what: string): JsonObject {
  const list = texts(body, property)
  refuseMissing(table, list, what)
  return { [property]: list }
}

function amount(body: JsonObject): number {
  if (typeof body.number !== 'number') throw refuse(400, 'The number has to be a number.')
  return body.number
}

function text(body: JsonObject, property: string, most = 32_767): string {
  const value = body[property]
  if (typeof value !== 'string') throw refuse(400, `The ${property} has to be provided.`)
  if (value.length > most) throw refuse(400, `The ${property} must not be longer than ${most} characters.`)
  return value
}

function texts(body: JsonObject, property: string): string[] {
  const value = body[property] ?? []
  if (!isArray(value)) throw refuse(400, `The ${property} has to be a list.`)
  return value.map(String)
}
