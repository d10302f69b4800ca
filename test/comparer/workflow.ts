/** Workflows: statuses, transitions and rules, where every id inside a rule's parameters must mean the same thing. */
import type { CompareRow, Pairs } from './pairs.ts'
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
    pairs.plain(sorted(status.properties), sorted(other.properties), ['text'], `${where} status ${left[at]}`)
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

const sorted = (properties: Record<string, string>): Row => ({
  text: JSON.stringify(Object.entries(properties ?? {}).sort()),
})

function compareTransition(pairs: Pairs, source: Row, target: Row, where: string): void {
  pairs.plain(source, target, ['name', 'description', 'type'], where)
  pairs.plain(sorted(source.properties), sorted(target.properties), ['text'], where)
  pairs.same('statuses', source.toStatusId, target.toStatusId, where)
  const links = (side: 'source' | 'target', row: Row): string[] =>
    row.links
      .map((link: Row) => `${rowOf(pairs[side], 'statuses', link.fromStatusId)?.name} ${link.fromPort} ${link.toPort}`)
      .sort()
  pairs.plain({ links: links('source', source) }, { links: links('target', target) }, ['links'], where)
  for (const list of ['actions', 'validators', 'triggers'])
    compareRules(pairs, source[list], target[list], `${where} ${list}`)
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
  compareRules(pairs, source.conditions, target.conditions, where)
  if (source.conditionGroups.length !== target.conditionGroups.length) pairs.differ(where, 'other groups')
  else
    for (const [at, group] of source.conditionGroups.entries())
      compareConditions(pairs, group, target.conditionGroups[at], `${where} ${at}`)
}

function compareRules(pairs: Pairs, source: readonly Row[], target: readonly Row[], where: string): void {
  if (source.map((rule) => rule.ruleKey).join() !== target.map((rule) => rule.ruleKey).join()) {
    pairs.differ(where, `rules ${source.map((rule) => rule.ruleKey)} against ${target.map((rule) => rule.ruleKey)}`)
    return
  }
  for (const [at, rule] of source.entries()) {
    const other = target[at]?.parameters ?? {}
    pairs.plain(
      { names: Object.keys(rule.parameters).sort() },
      { names: Object.keys(other).sort() },
      ['names'],
      `${where} ${rule.ruleKey}`,
    )
    for (const [name, value] of Object.entries<string>(rule.parameters))
      compareParameter(pairs, value, String(other[name]), `${where} ${rule.ruleKey} ${name}`)
  }
}

/** Ids of a site are unlike any other text, so each word of a parameter that is one must be its counterpart. */
function compareParameter(pairs: Pairs, source: string, target: string, where: string): void {
  const words = (text: string): string[] => text.split(/([^A-Za-z0-9_:-]+)/)
  const [left, right] = [words(source), words(target)]
  if (left.length !== right.length) pairs.differ(where, `${source} against ${target}`)
  else
    for (const [at, word] of left.entries()) {
      const table = pairs.source.owner.get(word)
      if (table === undefined || pairs.target.owner.get(right[at] ?? '') !== table) {
        if (word !== right[at]) pairs.differ(where, `${source} against ${target}`)
      } else if (table === 'users')
        pairs.plain(
          rowOf(pairs.source, table, word) ?? {},
          rowOf(pairs.target, table, right[at] ?? '') ?? {},
          ['email'],
          where,
        )
      else pairs.same(table, word, right[at], where)
    }
}
