/** What Jira's change history says when a field changes: ids and texts before and after. */
import { isArray, isObject, type Json } from '../../../base/index.ts'
import { kindOf } from '../../model/field-kind.ts'
import type { Field, HistoryItem } from '../../records.ts'
import { plainText } from '../../rich-text.ts'
import type { Site } from '../../site.ts'

/** Jira's names in the history, where they are not the field's id. */
const NAMES: Readonly<Record<string, string>> = {
  fixVersions: 'Fix Version',
  versions: 'Version',
  components: 'Component',
}

export function historyItems(site: Site, field: Field, before: Json, after: Json): HistoryItem[] {
  const kind = kindOf(field)
  if (kind !== 'versions' && kind !== 'components') return [item(site, field, before, after)]
  const [had, has] = [idsOf(before), idsOf(after)]
  return [
    ...had.filter((id) => !has.includes(id)).map((id) => item(site, field, id, null)),
    ...has.filter((id) => !had.includes(id)).map((id) => item(site, field, null, id)),
  ]
}

function item(site: Site, field: Field, before: Json, after: Json): HistoryItem {
  const [from, fromText] = shown(site, field, before)
  const [to, toText] = shown(site, field, after)
  return {
    field: field.custom ? field.name : (NAMES[field.id] ?? field.id),
    fieldtype: field.custom ? 'custom' : 'jira',
    fieldId: field.id,
    from,
    fromText,
    to,
    toText,
  }
}

type Shown = readonly [id: string | null, text: string | null]

/** Text alone where a value has no id. */
function shown(site: Site, field: Field, value: Json): Shown {
  if (value === null) return [null, null]
  const { tables } = site
  const row = (table: ReadonlyMap<string, { readonly name: string }>, id: string): Shown => [
    id,
    table.get(id)?.name ?? null,
  ]
  if (typeof value === 'string' && field.id === 'status') return row(tables.statuses, value)
  if (typeof value === 'string' && field.id === 'priority') return row(tables.priorities, value)
  if (typeof value === 'string' && field.id === 'resolution') return row(tables.resolutions, value)
  switch (kindOf(field)) {
    case 'labels':
      return [null, idsOf(value).join(' ')]
    case 'sprint':
      return [
        idsOf(value).join(', '),
        idsOf(value)
          .map((id) => tables.sprints.get(id)?.name ?? '')
          .join(', '),
      ]
    case 'date':
      return [String(value), field.custom ? String(value) : `${String(value)} 00:00:00.0`]
    case 'versions':
    case 'version':
    case 'components':
      return row(partsOf(site), String(value))
    case 'project':
      return row(tables.projects, String(value))
    case 'richText':
      return [null, plainText(value)]
    default:
      return isObject(value) || isArray(value) ? named(site, field, value) : [null, String(value)]
  }
}

/** Versions and components of all projects. */
function partsOf({ tables }: Site): ReadonlyMap<string, { readonly name: string }> {
  return new Map(
    [...tables.projects.values()].flatMap((one) => [...one.versions, ...one.components].map((part) => [part.id, part])),
  )
}

/** People, groups and options: `{ user }`, `{ group }`, `{ option, child? }`, or lists of them. */
function named(site: Site, field: Field, value: Json): Shown {
  const ones = (isArray(value) ? value : [value]).filter(isObject)
  const ids = ones.flatMap((one) =>
    [one.user ?? one.group ?? one.option, one.child].filter((id) => typeof id === 'string'),
  )
  const options = field.contexts.flatMap((context) => context.options)
  const texts = ids.map(
    (id) =>
      site.tables.users.get(id)?.displayName ??
      site.tables.groups.get(id)?.name ??
      options.find((one) => one.id === id)?.value ??
      id,
  )
  return [ids.join(', '), texts.join(', ')]
}

function idsOf(value: Json): string[] {
  return isArray(value) ? value.map(String) : value === null ? [] : [String(value)]
}
