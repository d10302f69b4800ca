/** Workflows: statuses, transitions and rules, where every id inside a rule's parameters must mean the same thing. */
import type { CompareRow, Pairs } from './pairs.ts'
import { personOf } from './people.ts'
import { type Row, rowOf } from './state.ts'

export const compareWorkflow: CompareRow = (pairs, source, target, where) => {
  pairs.plain(source, target, ['name', 'description', 'startPointLayout'], where)
  const names = (side: 'source' | 'target', row: Row): string[] =>
    row.statuses.map((status: Row) => rowOf(pairs[side], 'statuses', status.statusId)?.name)
  const [left, right] = [names('source', source), names('target', target)]
  if ([...left].sort().join() !== [...right].sort().join()) {
    pairs.differ(where, `statuses ${left} against ${right}`)
    return
  }
  for (const [at, status] of source.statuses.entries()) {
    const other = target.statuses[right.indexOf(left[at] ?? '')]
    pairs.same('statuses', status.statusId, other.statusId, where)
    pairs.plain(status, other, ['layout'], `${where} status ${left[at]}`)
    compareProperties(pairs, status, other, `${where} status ${left[at]}`)
    compareApproval(pairs, status.approval, other.approval, `${where} status ${left[at]} approval`)
  }
  const ids = (row: Row): string =>
    row.transitions
      .map((transition: Row) => transition.id)
      .sort()
      .join()
  if (ids(source) !== ids(target)) {
    pairs.differ(where, `transitions ${ids(source)} against ${ids(target)}`)
    return
  }
  for (const transition of source.transitions) {
    const other = target.transitions.find((one: Row) => one.id === transition.id)
    compareTransition(pairs, transition, other, `${where} transition "${transition.name}"`)
  }
}

/** Transitions keep their ids, fields do not. */
function compareApproval(pairs: Pairs, source: Row | undefined, target: Row | undefined, where: string): void {
  if (source === undefined || target === undefined) {
    if (source !== target) pairs.differ(where, source === undefined ? 'only on the target' : 'missing')
    return
  }
  const said = ['active', 'conditionType', 'conditionValue', 'transitionApproved', 'transitionRejected']
  pairs.plain(source, target, said, where)
  pairs.plain({ exclude: [...source.exclude].sort() }, { exclude: [...target.exclude].sort() }, ['exclude'], where)
  for (const name of ['fieldId', 'prePopulatedFieldId'])
    if (source[name] === null || target[name] === null) pairs.plain(source, target, [name], where)
    else pairs.same('fields', source[name], target[name], where)
}

/** Some hold ids; one about a person whom the target does not have is left out. */
function compareProperties(pairs: Pairs, source: Row, target: Row, where: string): void {
  const said = (properties: Record<string, string>, side: 'source' | 'target'): Row => ({
    text: JSON.stringify(
      Object.entries(properties ?? {})
        .filter(([, value]) => side === 'target' || !isAbsent(pairs, value))
        .map(([name, value]) => [name, inWords(pairs, value, side)])
        .sort(),
    ),
  })
  pairs.plain(said(source.properties, 'source'), said(target.properties, 'target'), ['text'], where)
  for (const [name, value] of Object.entries<string>(source.properties ?? {}))
    if (!isAbsent(pairs, value)) compareParameter(pairs, value, target.properties?.[name] ?? '', `${where} ${name}`)
}

function compareTransition(pairs: Pairs, source: Row, target: Row, where: string): void {
  pairs.plain(source, target, ['name', 'description', 'type'], where)
  compareProperties(pairs, source, target, where)
  pairs.same('statuses', source.toStatusId, target.toStatusId, where)
  const event = (side: 'source' | 'target', { customIssueEventId: id }: Row) =>
    rowOf(pairs[side], 'events', id)?.name ?? id
  pairs.plain({ event: event('source', source) }, { event: event('target', target) }, ['event'], where)
  const links = (side: 'source' | 'target', row: Row): string[] =>
    row.links
      .map((link: Row) => `${rowOf(pairs[side], 'statuses', link.fromStatusId)?.name} ${link.fromPort} ${link.toPort}`)
      .sort()
  pairs.plain({ links: links('source', source) }, { links: links('target', target) }, ['links'], where)
  for (const list of ['actions', 'validators', 'triggers'])
    compareRules(pairs, withPeople(pairs, source[list]), target[list], `${where} ${list}`)
  compareRules(
    pairs,
    [source.transitionScreen].filter(Boolean),
    [target.transitionScreen].filter(Boolean),
    `${where} screen`,
  )
  compareConditions(pairs, source.conditions, target.conditions, `${where} conditions`)
}

function compareConditions(pairs: Pairs, source: Row | null, target: Row | null, where: string): void {
  if (source === null || target === null) {
    if (source !== target) pairs.differ(where, source === null ? 'only on the target' : 'missing')
    return
  }
  pairs.plain(source, target, ['operation'], where)
  const wanted = withPeople(pairs, source.conditions)
  compareRules(pairs, inOrder(pairs, wanted, 'source'), inOrder(pairs, target.conditions, 'target'), where)
  if (source.conditionGroups.length !== target.conditionGroups.length) pairs.differ(where, 'other groups')
  else
    for (const [at, group] of source.conditionGroups.entries())
      compareConditions(pairs, group, target.conditionGroups[at], `${where} ${at}`)
}

/** Parameters that hold one person, or nobody. */
const ONE_PERSON = new Set(['accountId', 'value', 'agentId'])

/** A rule about one person whom the target does not have is left out, as the plan said; out of a list only that one goes. */
function withPeople(pairs: Pairs, rules: readonly Row[]): Row[] {
  return rules.flatMap((rule) => {
    const parameters = Object.entries<string>(rule.parameters)
    if (parameters.some(([name, value]) => ONE_PERSON.has(name) && isAbsent(pairs, value))) return []
    const left = parameters.map(([name, value]) => [
      name,
      ONE_PERSON.has(name)
        ? value
        : value
            .split(',')
            .filter((part) => !isAbsent(pairs, part))
            .join(),
    ])
    return [{ ...rule, parameters: Object.fromEntries(left) }]
  })
}

const isAbsent = (pairs: Pairs, word: string): boolean =>
  pairs.source.owner.get(word) === 'users' && personOf(pairs, word) === undefined

function compareRules(pairs: Pairs, source: readonly Row[], target: readonly Row[], where: string): void {
  const keys = (rules: readonly Row[]): string => rules.map((rule) => rule.ruleKey).join()
  if (keys(source) !== keys(target)) {
    pairs.differ(where, `rules ${keys(source)} against ${keys(target)}`)
    return
  }
  for (const [at, rule] of source.entries()) {
    const [left, right] = [given(rule.parameters), given(target[at]?.parameters ?? {})]
    pairs.plain({ names: Object.keys(left) }, { names: Object.keys(right) }, ['names'], `${where} ${rule.ruleKey}`)
    for (const [name, value] of Object.entries(left))
      compareParameter(pairs, value, right[name] ?? '', `${where} ${rule.ruleKey} ${name}`)
  }
}

/** Conditions of a group have no order: by what they say, in words. */
function inOrder(pairs: Pairs, rules: readonly Row[], side: 'source' | 'target'): Row[] {
  const text = (rule: Row): string =>
    `${rule.ruleKey} ${JSON.stringify(Object.entries(given(rule.parameters)).map(([name, value]) => [name, inWords(pairs, value, side)]))}`
  return [...rules].sort((a, b) => text(a).localeCompare(text(b)))
}

/** Jira shows an empty parameter and one that was never given alike. */
function given(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => a.localeCompare(b)),
  )
}

const split = (text: string): string[] => text.split(/([^A-Za-z0-9_:-]+)/)

/** A list of ids has no order: its names, sorted. */
function inWords(pairs: Pairs, text: string, side: 'source' | 'target'): string {
  const state = pairs[side]
  const words = text.split(',').map((part) =>
    split(part)
      .map((word) => {
        const table = state.owner.get(word)
        const row = table === undefined ? undefined : rowOf(state, table, word)
        return row ? `${table} "${row.email ?? row.key ?? row.name}"` : word
      })
      .join(''),
  )
  return words.sort().join(',')
}

/** Ids of a site are unlike any other text, so each word of a parameter that is one must be its counterpart. */
function compareParameter(pairs: Pairs, source: string, target: string, where: string): void {
  const [left, right] = [inWords(pairs, source, 'source'), inWords(pairs, target, 'target')]
  if (left !== right) {
    pairs.differ(where, `${left} against ${right}`)
    return
  }
  for (const word of split(source)) {
    const table = pairs.source.owner.get(word)
    if (table === undefined || table === 'users') continue
    const name = rowOf(pairs.source, table, word)
    const other = split(target).find(
      (one) => pairs.target.owner.get(one) === table && rowOf(pairs.target, table, one)?.name === name?.name,
    )
    pairs.same(table, word, other, where)
  }
}
