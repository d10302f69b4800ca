/** Custom fields: contexts by name, options in order, defaults by what they mean. System fields are themselves on every site. */
import type { CompareRow, Pairs } from './pairs.ts'
import { personOf } from './people.ts'
import { type Row, rowOf, tableOf } from './state.ts'

export const compareField: CompareRow = (pairs, source, target, where) => {
  if (!source.custom) {
    pairs.plain(source, target, ['id'], where)
    return
  }
  pairs.plain(source, target, ['name', 'description', 'type', 'searcherKey'], where)
  if (source.locked) return
  for (const context of source.contexts) {
    const projects = projectsOf(pairs, context)
    bring(pairs, 'issueTypes', context.issueTypeIds, where)
    bring(pairs, 'projectRoles', context.defaultValue?.userFilter?.roleIds ?? [], where)
    if (projects !== null && projects.length === 0) continue
    const other = target.contexts.find((one: Row) => one.name === context.name)
    if (!other) pairs.differ(where, `no context ${context.name}`)
    else compareContext(pairs, context, other, projects, `${where} context ${context.name}`)
  }
}

/** A field brings what its contexts name, those of contexts for other projects too. */
function bring(pairs: Pairs, table: string, ids: readonly (string | number)[], where: string): void {
  for (const id of ids) {
    const name = rowOf(pairs.source, table, String(id))?.name
    const other = tableOf(pairs.target, table).find((one) => one.name === name)
    pairs.same(table, String(id), other?.id, where)
  }
}

/** Keys of the context's projects that the target has too; null for every project. */
const projectsOf = (pairs: Pairs, context: Row): string[] | null =>
  context.projectIds.length === 0 ? null : projectsNamed(pairs, context.projectIds)

function projectsNamed(pairs: Pairs, ids: readonly string[]): string[] {
  const there = new Set(tableOf(pairs.target, 'projects').map((project) => project.key))
  return ids.map((id) => rowOf(pairs.source, 'projects', id)?.key).filter((key) => there.has(key))
}

function compareContext(
  pairs: Pairs,
  source: Row,
  target: Row,
  projects: readonly string[] | null,
  where: string,
): void {
  pairs.plain(source, target, ['description'], where)
  const there: string[] = target.projectIds.map((id: string) => rowOf(pairs.target, 'projects', id)?.key)
  if (projects === null ? there.length > 0 : there.length === 0 || !projects.every((key) => there.includes(key)))
    pairs.differ(where, `projects ${projects ?? 'all'} against ${there}`)
  const types = (side: 'source' | 'target', ids: string[]) =>
    ids.map((id) => rowOf(pairs[side], 'issueTypes', id)?.name).sort()
  // Since April 2026 Jira lets nobody limit the context for all projects (CHANGE-3019).
  const [left, right] = [types('source', source.issueTypeIds), types('target', target.issueTypeIds)]
  if (projects !== null) pairs.plain({ issueTypes: left }, { issueTypes: right }, ['issueTypes'], where)
  compareOptions(pairs, source, target, where)
  pairs.plain(
    { default: meaning(pairs, source, 'source') },
    { default: meaning(pairs, target, 'target') },
    ['default'],
    where,
  )
}

const pathOf = (context: Row, option: Row): string => {
  const parent = context.options.find((one: Row) => one.id === option.parentId)
  return parent ? `${parent.value} > ${option.value}` : option.value
}

/** Options under one parent keep their order; those of the target alone stand after them, disabled. */
function compareOptions(pairs: Pairs, source: Row, target: Row, where: string): void {
  const listed = (context: Row, parent: string | null) =>
    context.options.filter(
      (option: Row) =>
        (option.parentId === null
          ? null
          : pathOf(
              context,
              context.options.find((one: Row) => one.id === option.parentId),
            )) === parent,
    )
  const parents = [
    null,
    ...source.options.filter((option: Row) => option.parentId === null).map((option: Row) => option.value),
  ]
  for (const parent of parents) {
    const wanted = listed(source, parent).map((option: Row) => `${option.value}${option.disabled ? ' (disabled)' : ''}`)
    const there = listed(target, parent)
    const got = there
      .slice(0, wanted.length)
      .map((option: Row) => `${option.value}${option.disabled ? ' (disabled)' : ''}`)
    pairs.plain({ options: wanted }, { options: got }, ['options'], `${where} ${parent ?? ''}`)
    for (const option of there.slice(wanted.length))
      if (!option.disabled) pairs.differ(where, `option ${option.value} of the target alone is not disabled`)
  }
}

/** Lists of a default that have no order. */
const SETS = new Set(['optionIds', 'accountIds', 'groupIds', 'groups', 'roleIds'])

/** A default in words: options by path, people by address, groups and projects by name. */
function meaning(pairs: Pairs, context: Row, side: 'source' | 'target'): unknown {
  const state = pairs[side]
  const say = (value: unknown, name = ''): unknown => {
    if (Array.isArray(value))
      return SETS.has(name) ? value.map((one) => say(String(one))).sort() : value.map((one) => say(one))
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(
        Object.entries(value)
          .map(([name, held]) => [name, say(held, name)])
          .sort(([a], [b]) => String(a).localeCompare(String(b))),
      )
    if (typeof value !== 'string') return value
    const option = context.options.find((one: Row) => one.id === value)
    if (option) return `option ${pathOf(context, option)}`
    const table = state.owner.get(value)
    const row = table === undefined ? undefined : rowOf(state, table, value)
    return row ? `${table} ${row.email ?? row.key ?? row.name}` : value
  }
  const held = side === 'source' ? withWhatIsThere(pairs, context.defaultValue) : context.defaultValue
  return held === null || held === undefined
    ? null
    : say(Object.fromEntries(Object.entries(held).filter(([name]) => name !== 'contextId')))
}

/** People and projects that the target does not have are left out; a default that named nothing else is none. */
function withWhatIsThere(pairs: Pairs, held: Row | null): Row | null {
  const there = (id: string) => personOf(pairs, id) !== undefined
  if (typeof held?.accountId === 'string') return there(held.accountId) ? held : null
  if (typeof held?.projectId === 'string') return projectsNamed(pairs, [held.projectId]).length > 0 ? held : null
  if (!Array.isArray(held?.accountIds)) return held
  const accountIds = held.accountIds.filter(there).sort()
  return accountIds.length === 0 ? null : { ...held, accountIds }
}
