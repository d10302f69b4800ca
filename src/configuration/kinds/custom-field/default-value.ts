/** Default values: from Jira's many shapes, which name everything by id, to words, and back. Pure. */
import { isArray, isObject, type Json, type JsonObject } from '../../../base/index.ts'
import type { Default } from './value.ts'

/** Where a kind of default keeps what it names, or its plain members, the one that decides first. */
type Form =
  | { readonly holds: 'options' | 'users' | 'groups' | 'projects'; readonly at: string; readonly many?: true }
  | { readonly plain: readonly [string, ...string[]] }

const FORMS: Readonly<Record<string, Form>> = {
  'option.single': { holds: 'options', at: 'optionId' },
  'option.multiple': { holds: 'options', at: 'optionIds', many: true },
  'option.cascading': { holds: 'options', at: 'optionId' },
  'single.user.select': { holds: 'users', at: 'accountId' },
  'multi.user.select': { holds: 'users', at: 'accountIds', many: true },
  'forge.user': { holds: 'users', at: 'accountId' },
  'forge.user.list': { holds: 'users', at: 'accountIds', many: true },
  'grouppicker.single': { holds: 'groups', at: 'groupId' },
  'grouppicker.multiple': { holds: 'groups', at: 'groupIds', many: true },
  'forge.group': { holds: 'groups', at: 'groupId' },
  'forge.group.list': { holds: 'groups', at: 'groupIds', many: true },
  project: { holds: 'projects', at: 'projectId' },
  datepicker: { plain: ['date', 'useCurrent'] },
  datetimepicker: { plain: ['dateTime', 'useCurrent'] },
  'forge.datetime': { plain: ['dateTime', 'useCurrent'] },
  float: { plain: ['number'] },
  'forge.number': { plain: ['number'] },
  labels: { plain: ['labels'] },
  url: { plain: ['url'] },
  textfield: { plain: ['text'] },
  textarea: { plain: ['text'] },
  readonly: { plain: ['text'] },
  'forge.string': { plain: ['text'] },
  'forge.string.list': { plain: ['values'] },
}
/** The second step of a cascade. */
const CHILD = 'cascadingOptionId'

/** `words`: option id → its value. Null when the row sets nothing. */
export function fromWire(type: string, row: JsonObject, words: ReadonlyMap<string, string>): Default | null {
  const form = FORMS[type]
  if (!form) return { type, notCarried: true }
  if ('plain' in form) return plainDefault(type, form.plain, row)
  const ids = texts([row[form.at] ?? null, row[CHILD] ?? null].flat() as Json[])
  if (ids.length === 0) return null
  if (form.holds === 'options') return { type, options: ids.flatMap((id) => words.get(id) ?? []) }
  return { type, [form.holds]: ids, ...(isObject(row.userFilter) ? { filter: filterOf(row.userFilter) } : {}) }
}

function plainDefault(
  type: string,
  [decides, ...others]: readonly [string, ...string[]],
  row: JsonObject,
): Default | null {
  // Jira ignores the moment where it says "now" (operation getDefaultValues).
  if (others.includes('useCurrent') && row.useCurrent === true) return { type, useCurrent: true }
  const value = row[decides] ?? null
  return value === null || (isArray(value) && value.length === 0) ? null : { type, [decides]: value }
}

/** Groups are told by name here, roles by number (jira-assumptions, custom fields). */
function filterOf(filter: JsonObject) {
  return { enabled: filter.enabled === true, groups: texts(filter.groups), roles: texts(filter.roleIds) }
}

const texts = (list: Json | undefined): string[] =>
  isArray(list) ? list.filter((one) => one !== null).map(String) : []

/** What takes a default of this type away: what decides is null. Undefined: not to be written. */
export function noDefault(type: string): JsonObject | undefined {
  const form = FORMS[type]
  if (!form) return undefined
  return 'plain' in form ? plainWire(form.plain, { type }) : { type, [form.at]: null }
}

/** `ids`: the ids of the named options, a cascade's in the order of its steps. Undefined: not to be written. */
export function toWire(value: Default, ids: readonly string[]): JsonObject | undefined {
  const form = FORMS[value.type]
  if (!form || value.notCarried) return undefined
  if ('plain' in form) return plainWire(form.plain, value)
  const held = form.holds === 'options' ? ids : (value[form.holds] ?? [])
  const { filter } = value
  return {
    type: value.type,
    [form.at]: form.many ? held : (held[0] ?? null),
    ...(value.type === 'option.cascading' && held[1] !== undefined ? { [CHILD]: held[1] } : {}),
    ...(filter
      ? { userFilter: { enabled: filter.enabled, groups: filter.groups, roleIds: filter.roles.map(Number) } }
      : {}),
  }
}

function plainWire([decides, ...others]: readonly [string, ...string[]], value: Default): JsonObject {
  const now = others.includes('useCurrent') ? { useCurrent: value.useCurrent === true } : {}
  return { type: value.type, [decides]: value[decides] ?? null, ...now }
}
