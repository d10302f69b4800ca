/** Filters that name the projects: by a plain tokenizer of its own, where every word that is an id must mean the same thing. */
import type { CompareRow, Pairs } from './pairs.ts'
import { type Row, rowOf, type State, tableOf } from './state.ts'

/** What no deployment brings, so that a filter which names it by these fields may be missing where it was missing before. */
const NOT_BROUGHT = /\b(?:component|(?:fix|affected)version|sprint)\b(?!\s+in\s+\w+\(|\s+is\b)/i

/** Words of a query; what stands in quotes is one. */
const wordsOf = (jql: string): string[] => jql.match(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[\w:.-]+|[^\s\w]/g) ?? []
const bare = (word: string): string => word.replace(/^["']|["']$/g, '')
const read = (word: string): string => bare(word).replace(/\\(.)/g, '$1')

/** Pairs each filter that names one of the projects, and each that such a filter names, with the target's of that name; `isWhole`: each. */
export function compareFilters(pairs: Pairs, projects: readonly string[], isWhole: boolean): void {
  const meant = new Set(
    tableOf(pairs.source, 'projects')
      .filter(({ key }) => projects.includes(key))
      .flatMap(({ id, key, name }) => [id, key, name].map((one) => String(one).toLowerCase())),
  )
  const all = tableOf(pairs.source, 'filters')
  const chosen = new Set(all.filter(({ jql }) => isWhole || namesProject(jql, meant)))
  for (const filter of chosen) for (const other of all) if (namesFilter(filter.jql, other)) chosen.add(other)
  for (const filter of chosen) {
    const other = counterpart(pairs, filter)
    if (!other && NOT_BROUGHT.test(filter.jql)) continue
    if (other) pairs.same('filters', filter.id, other.id, `filter "${filter.name}"`)
    else pairs.differ(`filter "${filter.name}"`, 'not on the target')
  }
}

/** After `project` and an operator, up to the next field. */
function namesProject(jql: string, meant: ReadonlySet<string>): boolean {
  const after = [...jql.matchAll(/\bproject\s*(?:!?=|(?:not\s+)?in)\s*(\([^)]*\)|"(?:\\.|[^"\\])*"|\S+)/gi)]
  return after.some(([, values]) => wordsOf(values ?? '').some((word) => meant.has(read(word).toLowerCase())))
}

const namesFilter = (jql: string, { id, name }: Row): boolean =>
  [...jql.matchAll(/\b(?:filter|savedfilter|request)\s*=\s*("[^"]*"|\S+)/gi)].some(([, word]) =>
    [id, name].includes(bare(word ?? '')),
  )

/** By owner where several have the name. */
function counterpart(pairs: Pairs, { name, ownerAccountId }: Row): Row | undefined {
  const same = tableOf(pairs.target, 'filters').filter((one) => one.name === name)
  const email = rowOf(pairs.source, 'users', ownerAccountId)?.email
  return same.find((one) => rowOf(pairs.target, 'users', one.ownerAccountId)?.email === email) ?? same[0]
}

/** Words that a query calls the objects of these tables by, after the field that names them. */
const CALLED: Readonly<Record<string, string>> = {
  ...{ status: 'statuses', issuetype: 'issueTypes', type: 'issueTypes' },
  ...{ priority: 'priorities', resolution: 'resolutions' },
}

/** What a filter names comes along with it: each by its id, or by its name after a field. */
function namedIn(state: State, { jql, sharePermissions, editPermissions }: Row): (readonly [string, string])[] {
  let table: string | undefined
  const words = wordsOf(jql).flatMap((word): (readonly [string, string])[] => {
    const text = read(word)
    const lower = text.toLowerCase()
    if (lower === 'and' || lower === 'or' || lower === 'order') table = undefined
    if (word === text && lower in CALLED) table = CALLED[lower]
    const id = state.owner.has(text) ? text : `customfield_${text}`
    const owner = state.owner.get(id)
    if (owner !== undefined) return [[owner, id]]
    if (word === text) return []
    const called = table ?? 'fields'
    const rows = tableOf(state, called).filter(({ name }) => String(name).toLowerCase() === lower)
    return rows.map((row): readonly [string, string] => [called, row.id])
  })
  const roles = [...sharePermissions, ...editPermissions].flatMap(({ role }: Row) => (role ? [role] : []))
  return [...words, ...roles.map((role): readonly [string, string] => ['projectRoles', role])]
}

const OF_ITSELF = new Set(['users', 'groups', 'projects', 'filters'])

function comesAlong(pairs: Pairs, filter: Row, where: string): void {
  for (const [table, id] of namedIn(pairs.source, filter)) {
    if (OF_ITSELF.has(table) || pairs.counterpart(table, id) !== undefined) continue
    const { name, type } = rowOf(pairs.source, table, id) ?? {}
    const isAlike = (one: Row) => one.name === name && one.type === type
    const others = tableOf(pairs.target, table).filter(isAlike)
    const isOnly = others.length === 1 && tableOf(pairs.source, table).filter(isAlike).length === 1
    if (isOnly) pairs.same(table, id, others[0]?.id, where)
    else for (const other of others) pairs.meant(table, other.id)
  }
}

export const compareFilter: CompareRow = (pairs, source, target, where) => {
  comesAlong(pairs, source, where)
  pairs.plain(source, target, ['name', 'description'], where)
  const [asked, made] = [inWords(pairs.source, source.jql), inWords(pairs.target, target.jql)]
  const isGone = asked.map((word) => isPerson(word) && !hasPerson(pairs.target, word))
  const said = (words: readonly string[]) => words.map((word, at) => (isGone[at] && isPerson(word) ? 'somebody' : word))
  pairs.plain({ jql: said(asked).join(' ') }, { jql: said(made).join(' ') }, ['jql'], where)
  const email = rowOf(pairs.source, 'users', source.ownerAccountId)?.email
  if (tableOf(pairs.target, 'users').some((user) => user.email === email))
    pairs.plain({ email }, { email: rowOf(pairs.target, 'users', target.ownerAccountId)?.email }, ['email'], where)
  for (const list of ['sharePermissions', 'editPermissions'])
    pairs.plain(
      { shares: shares(pairs, source[list], 'source') },
      { shares: shares(pairs, target[list], 'target') },
      ['shares'],
      `${where} ${list}`,
    )
}

/** Each word that is an id as what it stands for, everything else as it is. */
function inWords(state: State, jql: string): string[] {
  return wordsOf(jql).map((word) => {
    const text = bare(word)
    const id = state.owner.has(text) ? text : `customfield_${text}`
    const row = rowOf(state, state.owner.get(id) ?? '', id)
    return row ? `${state.owner.get(id)} ${row.email ?? row.key ?? row.name}` : word
  })
}

/** In the place of a person whom the target does not have stands somebody whom it has. */
const isPerson = (word: string): boolean => word.startsWith('users ')
const hasPerson = (target: State, word: string): boolean =>
  tableOf(target, 'users').some(({ email }) => word === `users ${email}`)

/** Shares with people, groups and projects that the target has. */
function shares(pairs: Pairs, list: readonly Row[], side: 'source' | 'target'): string[] {
  return list
    .flatMap(({ type, value, role }) => {
      const table = { user: 'users', group: 'groups', project: 'projects' }[String(type)]
      if (table === undefined) return [String(type)]
      const row = rowOf(pairs[side], table, value)
      const name = row?.email ?? row?.key ?? row?.name
      const there = tableOf(pairs.target, table).some((one) => (one.email ?? one.key ?? one.name) === name)
      return there ? [`${type} ${name} ${role ? rowOf(pairs[side], 'projectRoles', role)?.name : ''}`] : []
    })
    .sort()
}
