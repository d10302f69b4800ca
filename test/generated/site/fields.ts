/** Custom fields on a site: first the field alone, its contexts once the projects are there. */
import type { Json } from '../../../src/base/index.ts'
import { createField } from '../../../src/simulator/model/field.ts'
import { createContext, updateContext } from '../../../src/simulator/model/field-context.ts'
import { defaultValueOf } from '../../../src/simulator/model/field-default.ts'
import { createOptions } from '../../../src/simulator/model/field-option.ts'
import { defaultKindOf } from '../../../src/simulator/model/field-type.ts'
import type { Field as Row } from '../../../src/simulator/records.ts'
import type { Site } from '../../../src/simulator/site.ts'
import type { Context, Default, Field, Option } from '../design/types.ts'
import type { Tags } from './tags.ts'

export const buildField = (site: Site, { name, description, type, searcher }: Field): Row =>
  createField(site, { name, description, type, searcherKey: searcher })

/** Before April 2026 the context for all projects could be removed, and limited to issue types: old fields are so. */
export function buildContexts(site: Site, field: Field, tags: Tags): void {
  const row = site.tables.fields.get(tags.id(field.tag))
  if (!row) throw new Error(`the site has no field ${field.name}`)
  const [born] = row.contexts
  if (!field.contexts.some(({ projects }) => projects.length === 0)) row.contexts = []
  for (const context of field.contexts) {
    const input = { name: context.name, description: context.description }
    const [projectIds, issueTypeIds] = [tags.all(context.projects), tags.all(context.issueTypes)]
    const made = projectIds.length === 0 ? born : createContext(site, row, { ...input, projectIds, issueTypeIds })
    if (!made) throw new Error(`the field ${field.name} has no context`)
    if (made === born) {
      updateContext(site, row, made, input)
      made.issueTypeIds = issueTypeIds
    }
    tags.set(context.tag, made.id)
    for (const option of context.options) buildOption(site, row, made, option, null, tags)
    made.defaultValue = defaultOf(site, row, made, context, tags)
  }
}

type Made = Row['contexts'][number]

function buildOption(site: Site, row: Row, context: Made, option: Option, parentId: string | null, tags: Tags): void {
  const { tag, value, disabled, children } = option
  const [made] = createOptions(site, row, context, [{ value, disabled, parentId }])
  tags.set(tag, made?.id ?? '')
  for (const child of children) buildOption(site, row, context, child, made?.id ?? null, tags)
}

function defaultOf(site: Site, row: Row, made: Made, { default: wanted }: Context, tags: Tags): Json {
  const type = defaultKindOf(row.type)
  if (wanted === null || type === null) return null
  return defaultValueOf(site, row, made, {
    type,
    ...wanted.plain,
    ...idsIn(wanted, tags),
    ...filterOf(site, wanted, tags),
  })
}

const idsIn = (wanted: Default, tags: Tags) =>
  Object.fromEntries(
    Object.entries(wanted.tags).map(([name, held]) => [
      name,
      typeof held === 'string' ? tags.id(held) : tags.all(held),
    ]),
  )

/** Groups go by name here, roles by number. */
function filterOf(site: Site, { filter }: Default, tags: Tags) {
  if (filter === undefined) return {}
  const groups = tags.all(filter.groups).flatMap((id) => site.tables.groups.get(id)?.name ?? [])
  return { userFilter: { enabled: filter.enabled, groups, roleIds: tags.all(filter.roles).map(Number) } }
}
