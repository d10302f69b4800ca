/**
 * The oracle knows issues by names and no ids, and answers in three values: a test of a field that is empty is neither
 * true nor false, and only what is true is found. The evaluator knows ids and carries NOT down to the tests instead.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import { SmallSite } from '../issue/small-site.ts'
import type { Issue } from '../records.ts'
import { compile } from './compile.ts'
import type { Scope } from './subject.ts'

const ZONE = 'Asia/Kolkata'
const small = await SmallSite.build()
const { site } = small
const PEOPLE = [0, 1, 2].map((at) => small.person(at).accountId)
const PRIORITIES = ['Lowest', 'Low', 'Medium', 'High', 'Highest']
const STATUSES = ['To Do', 'In Progress', 'Done']
const WORDS = ['parcel', 'Label', 'depot', 'driver']
const DATES = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01']
const MOMENTS = [0, 29, 30, 31, 600].map((minutes) => Date.UTC(2026, 1, 1, 18, 0, 59) + minutes * 60_000)

interface Known {
  readonly one: Readonly<Record<string, string | null>>
  readonly many: Readonly<Record<string, readonly string[]>>
  readonly summary: readonly string[]
  readonly weight: number | null
  readonly due: string | null
  readonly updated: number
}

const ONE = {
  project: ['ABC', 'XYZ'],
  issuetype: ['Task', 'Epic'],
  status: STATUSES,
  priority: PRIORITIES,
  resolution: ['Done', null],
  assignee: [...PEOPLE, null],
  Squad: ['Atlas', 'Beacon', 'Compass', null],
} as const
const MANY = {
  labels: ['red', 'green', 'blue'],
  Carriers: ['DHL', 'DPD', 'UPS'],
  Reviewers: PEOPLE,
  component: ['Engine', 'Web'],
} as const

const issues: fc.Arbitrary<Known[]> = fc.array(
  fc.record({
    one: fc.record(mapped(ONE, (values) => fc.constantFrom(...(values as readonly (string | null)[])))),
    many: fc.record(mapped(MANY, (values) => fc.subarray([...(values as readonly string[])]))),
    summary: fc.subarray(WORDS, { minLength: 1 }),
    weight: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    due: fc.option(fc.constantFrom(...DATES), { nil: null }),
    updated: fc.constantFrom(...MOMENTS),
  }),
  { minLength: 1, maxLength: 8 },
)

function mapped<T extends object, R>(object: T, make: (value: T[keyof T]) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, make(value as T[keyof T])]))
}

type Clause =
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause }
  | Test
interface Test {
  readonly kind: 'test'
  readonly field: string
  readonly operator: string
  /** Null is EMPTY. */
  readonly values: readonly (string | null)[]
}

const named = (values: readonly (string | null)[]) => values.filter((one) => one !== null)
const wanted = (values: readonly string[]) =>
  fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...values) }, fc.constant(null)), {
    minLength: 1,
    maxLength: 3,
  })

const equality: fc.Arbitrary<Test> = fc
  .constantFrom(
    ...[...Object.entries(ONE), ...Object.entries(MANY)].map(([field, values]) => ({ field, values: named(values) })),
  )
  .chain(({ field, values }) =>
    fc.oneof(
      fc.record({
        kind: fc.constant('test' as const),
        field: fc.constant(field),
        operator: fc.constantFrom('in', 'not in'),
        values: wanted(values),
      }),
      fc.record({
        kind: fc.constant('test' as const),
        field: fc.constant(field),
        operator: fc.constantFrom('=', '!='),
        values: fc.constantFrom(...values).map((one) => [one]),
      }),
      fc.record({
        kind: fc.constant('test' as const),
        field: fc.constant(field),
        operator: fc.constantFrom('is', 'is not'),
        values: fc.constant([null]),
      }),
    ),
  )
const comparison: fc.Arbitrary<Test> = fc
  .record({
    kind: fc.constant('test' as const),
    operator: fc.constantFrom('>', '>=', '<', '<=', '=', '!='),
    ...{ field: fc.constant('') },
    values: fc.constant([]),
  })
  .chain((base) =>
    fc.oneof(
      fc.constantFrom('0', '1', '2', '3').map((one) => ({ ...base, field: 'Weight', values: [one] })),
      fc.constantFrom(...DATES).map((one) => ({ ...base, field: 'due', values: [one] })),
      fc.constantFrom(...PRIORITIES).map((one) => ({ ...base, field: 'priority', values: [one] })),
      fc.constantFrom(...MOMENTS).map((one) => ({ ...base, field: 'updated', values: [wallClock(one)] })),
    ),
  )
const wording: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant('test' as const),
  field: fc.constant('summary'),
  operator: fc.constantFrom('~', '!~'),
  values: fc.constantFrom(...WORDS, 'nothing').map((one) => [one.toUpperCase()]),
})

const clause: fc.Arbitrary<Clause> = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    equality,
    comparison,
    wording,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      clauses: fc.array(tie('clause'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), clause: tie('clause') }),
  ),
})).clause

function wallClock(instant: number): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: ZONE }).slice(0, 16)
}

const text = (value: string | null) => (value === null ? 'EMPTY' : `"${value}"`)

function printed(one: Clause): string {
  if (one.kind === 'not') return `NOT (${printed(one.clause)})`
  if (one.kind !== 'test') return one.clauses.map((inner) => `(${printed(inner)})`).join(` ${one.kind.toUpperCase()} `)
  const { field, operator, values } = one
  const operand = operator.endsWith('in') ? `(${values.map(text).join(', ')})` : text(values[0] ?? null)
  return `${field} ${operator} ${operand}`
}

type Answer = boolean | undefined

function answer(issue: Known, one: Clause): Answer {
  if (one.kind === 'not') {
    const inner = answer(issue, one.clause)
    return inner === undefined ? undefined : !inner
  }
  if (one.kind === 'test') return tested(issue, one)
  const answers = one.clauses.map((inner) => answer(issue, inner))
  const decisive = one.kind === 'or'
  if (answers.includes(decisive)) return decisive
  return answers.includes(undefined) ? undefined : !decisive
}

function tested(issue: Known, { field, operator, values }: Test): Answer {
  const has = valuesOf(issue, field)
  const asksForEmpty = values.includes(null)
  if (has.length === 0) return asksForEmpty ? ['in', '=', 'is'].includes(operator) : undefined
  if (field === 'summary') {
    const found = has.some((one) => one.toLowerCase() === values[0]?.toLowerCase())
    return operator === '~' ? found : !found
  }
  if (['>', '>=', '<', '<='].includes(operator)) return compared(field, operator, has[0] ?? '', values[0] ?? '')
  const hit = has.some((one) => values.includes(one))
  return ['in', '=', 'is'].includes(operator) ? hit : !hit
}

function compared(field: string, operator: string, left: string, right: string): boolean {
  const order = (value: string) => (field === 'priority' ? PRIORITIES.indexOf(value) : value)
  const [a, b] = [order(left), order(right)]
  return { '>': a > b, '>=': a >= b, '<': a < b, '<=': a <= b }[operator] ?? false
}

function valuesOf(issue: Known, field: string): readonly string[] {
  if (field === 'summary') return issue.summary
  if (field === 'Weight') return issue.weight === null ? [] : [String(issue.weight)]
  if (field === 'due') return issue.due === null ? [] : [issue.due]
  if (field === 'updated') return [wallClock(issue.updated)]
  const one = issue.one[field]
  return issue.many[field] ?? (one === null || one === undefined ? [] : [one])
}

const idOf = (rows: Iterable<{ readonly id: string; readonly name: string }>, name: string | null | undefined): Json =>
  [...rows].find((row) => row.name === name)?.id ?? null

function record({ one, many, summary, weight, due, updated }: Known, at: number): Issue {
  const { tables } = site
  const project = small.project(one.project ?? '')
  const option = (field: string, value: string | null | undefined) => {
    const found = small.field(field).contexts[0]?.options.find((each) => each.value === value)
    return found ? { option: found.id } : null
  }
  const values: Record<string, Json> = {
    priority: idOf(tables.priorities.values(), one.priority),
    resolution: idOf(tables.resolutions.values(), one.resolution),
    assignee: one.assignee ? { user: one.assignee } : null,
    labels: many.labels ?? [],
    components: (many.component ?? []).map((name) => idOf(project.components, name)),
    duedate: due,
    [small.field('Squad').id]: option('Squad', one.Squad),
    [small.field('Carriers').id]: (many.Carriers ?? []).map((value) => option('Carriers', value)),
    [small.field('Reviewers').id]: (many.Reviewers ?? []).map((user) => ({ user })),
    [small.field('Weight').id]: weight,
  }
  return {
    id: String(900_000 + at),
    key: `${project.key}-${at}`,
    projectId: project.id,
    typeId: String(idOf([...tables.issueTypes.values()].filter(usedIn(project.issueTypeSchemeId)), one.issuetype)),
    statusId: String(idOf(tables.statuses.values(), one.status)),
    parentId: null,
    summary: summary.join(' '),
    created: updated,
    updated,
    indexedAt: updated,
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)),
    history: [],
    comments: [],
    properties: {},
  }
}

const usedIn = (schemeId: string) => {
  const ids = site.tables.issueTypeSchemes.get(schemeId)?.issueTypeIds ?? []
  return ({ id }: { id: string }) => ids.includes(id)
}

const scope: Scope = {
  site,
  user: small.admin,
  clock: { now: Date.UTC(2026, 5, 1), zone: ZONE },
  projects: new Set([small.project('ABC').id, small.project('XYZ').id]),
  sees: () => true,
}

describe('JQL', () => {
  test('finds what an oracle finds that reads the clauses for itself', () => {
    fc.assert(
      fc.property(issues, clause, (known, wantedClause) => {
        const { matches } = compile(scope, printed(wantedClause))
        const found = known.map((one, at) => matches(record(one, at)))
        expect(found, printed(wantedClause)).toEqual(known.map((one) => answer(one, wantedClause) === true))
      }),
      { numRuns: 400 },
    )
  })
  test('a query is the same with other brackets, case and signs', () => {
    fc.assert(
      fc.property(issues, equality, wording, (known, a, b) => {
        const plain = compile(scope, `${printed(a)} AND ${printed(b)}`)
        const other = compile(scope, `((${printed(a)}) && !(not (${printed(b)})))`)
        for (const [at, one] of known.entries())
          expect(other.matches(record(one, at))).toBe(plain.matches(record(one, at)))
      }),
      { numRuns: 50 },
    )
  })
})
