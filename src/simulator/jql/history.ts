/** `was` and `changed`: an issue's past, from its change history. */
import type { Instant } from '../../base/index.ts'
import type { HistoryItem, Issue } from '../records.ts'
import { readInstant } from './dates.ts'
import { type Predicate, singlesOf, type Test } from './query.ts'
import { peopleReference } from './references.ts'
import type { Reference, Scope } from './subject.ts'

/** What the issue was, from when until when, and who made it so; null for how it was created. */
interface Spell {
  readonly value: string | null
  readonly text: string | null
  readonly from: Instant
  readonly until: Instant
  readonly author: string | null
}

interface Change {
  readonly at: Instant
  readonly author: string
  readonly item: HistoryItem
}

/** True for a value that the query names: an id of today, or a name that only the past knows. */
export type Names = (id: string | null, text: string | null) => boolean

function changesOf(issue: Issue, subject: Reference): Change[] {
  return issue.history.flatMap(({ at, author, items }) =>
    items.filter((item) => item.field === subject.history).map((item) => ({ at, author, item })),
  )
}

function spellsOf(issue: Issue, subject: Reference): Spell[] {
  const changes = changesOf(issue, subject)
  const first = changes[0]?.item
  const [now = null] = subject.of(issue)
  const beginning = {
    value: first ? first.from : now,
    text: first?.fromText ?? null,
    from: issue.created,
    author: null,
  }
  const later = changes.map(({ at, author, item }) => ({ value: item.to, text: item.toText, from: at, author }))
  return [beginning, ...later].map((spell, at, all) => ({
    ...spell,
    until: all[at + 1]?.from ?? Number.POSITIVE_INFINITY,
  }))
}

/** `names` is what stands behind `was`; without predicates any time counts. */
export function wasTest(scope: Scope, subject: Reference, test: Test, names: Names): (issue: Issue) => boolean {
  const period = periodOf(scope, test)
  const isBy = byTest(scope, test)
  return (issue) =>
    spellsOf(issue, subject).some(
      (spell) =>
        names(spell.value, spell.text) && spell.from <= period.until && spell.until > period.from && isBy(spell.author),
    )
}

export function changedTest(
  scope: Scope,
  subject: Reference,
  test: Test,
  named: (operand: Predicate['operand']) => Names,
): (issue: Issue) => boolean {
  const period = periodOf(scope, test)
  const isBy = byTest(scope, test)
  const wanted = test.predicates.flatMap(({ operator, operand }) =>
    operator === 'from' || operator === 'to' ? [{ side: operator, names: named(operand) }] : [],
  )
  return (issue) =>
    changesOf(issue, subject).some(
      ({ at, author, item }) =>
        at >= period.from &&
        at <= period.until &&
        isBy(author) &&
        wanted.every(({ side, names }) =>
          side === 'from' ? names(item.from, item.fromText) : names(item.to, item.toText),
        ),
    )
}

const DAY = 86_400_000

function periodOf({ clock }: Scope, { field, predicates }: Test): { from: Instant; until: Instant } {
  let from = Number.NEGATIVE_INFINITY
  let until = Number.POSITIVE_INFINITY
  for (const { operator, operand } of predicates) {
    if (!DATED.has(operator)) continue
    const [first, second] = singlesOf(operand).map((one) => readInstant(clock, one, field))
    if (first === undefined) continue
    if (operator === 'before') until = Math.min(until, first - 1)
    else from = Math.max(from, first)
    if (operator === 'on') until = Math.min(until, first + DAY - 1)
    if (operator === 'during') until = Math.min(until, second ?? first)
  }
  return { from, until }
}

const DATED = new Set<Predicate['operator']>(['before', 'after', 'on', 'during'])

function byTest(scope: Scope, { predicates }: Test): (author: string | null) => boolean {
  const by = predicates.filter((one) => one.operator === 'by')
  if (by.length === 0) return () => true
  const { functions, find } = peopleReference(scope, 'by', () => [], null)
  const authors = new Set(
    by.flatMap(({ operand }) =>
      singlesOf(operand).flatMap((one) => {
        if (one.kind === 'value') return find(one.text)
        return one.kind === 'function' ? (functions[one.name.toLowerCase()]?.(one.arguments) ?? []) : []
      }),
    ),
  )
  return (author) => author !== null && authors.has(author)
}
