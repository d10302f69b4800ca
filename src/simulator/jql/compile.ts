/** From a query to a test on issues and an order among them, with every complaint that Jira would have. */
import { seesFilter } from '../model/filter-sight.ts'
import type { Filter, Issue } from '../records.ts'
import { customSubjects } from './custom-subjects.ts'
import { testSubject } from './evaluate.ts'
import { parse } from './parse.ts'
import { BadQuery, type Clause, type Operator, type Query, type Single, type Sort, type Test } from './query.ts'
import { type IssueTest, type Key, operatorsOf, type Scope, type Subject } from './subject.ts'
import { systemSubject } from './system-subjects.ts'

export interface Order {
  readonly key: (issue: Issue) => Key
  readonly descending: boolean
}

export interface Compiled {
  readonly query: Query
  readonly matches: IssueTest
  readonly order: readonly Order[]
}

/** Throws a BadQuery with everything that is wrong. */
export function compile(scope: Scope, jql: string): Compiled {
  const { complaints, ...compiled } = compileAll(scope, jql, false)
  if (complaints.length > 0) throw new BadQuery(complaints)
  return compiled
}

/** What is wrong finds nothing and is told; of a list only the values that are wrong. */
export function compileLeniently(scope: Scope, jql: string): Compiled & { readonly complaints: readonly string[] } {
  return compileAll(scope, jql, true)
}

function compileAll(scope: Scope, jql: string, isLenient: boolean): Compiled & { complaints: string[] } {
  const query = parse(jql)
  const complaints: string[] = []
  const work = { scope, complaints, filters: [], isLenient }
  const matches = query.where ? compileClause(work, query.where, false) : () => true
  const order = query.orderBy.flatMap((sort) => collect(complaints, () => compileSort(scope, sort)) ?? [])
  return { query, matches, order, complaints: [...new Set(complaints)] }
}

interface Work {
  readonly isLenient: boolean
  readonly scope: Scope
  readonly complaints: string[]
  /** Saved filters that are being read, so that none reads itself. */
  readonly filters: readonly string[]
}

function collect<T>(complaints: string[], work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof BadQuery)) throw error
    complaints.push(...error.messages)
    return undefined
  }
}

/** Jira carries NOT down to the tests, so `NOT assignee = x` leaves out the unassigned just as `assignee != x` does. */
function compileClause(work: Work, clause: Clause, isNegated: boolean): IssueTest {
  switch (clause.kind) {
    case 'not':
      return compileClause(work, clause.clause, !isNegated)
    case 'test':
      return collect(work.complaints, () => compileTest(work, tolerated(work, clause), isNegated)) ?? (() => false)
    case 'and':
    case 'or': {
      const tests = clause.clauses.map((one) => compileClause(work, one, isNegated))
      const all = (clause.kind === 'and') !== isNegated
      return all ? allOf(tests) : (issue) => tests.some((one) => one(issue))
    }
  }
}

function allOf(tests: readonly IssueTest[]): IssueTest {
  const only = tests.find((one) => one.only)?.only
  const projects = tests.find((one) => one.projects)?.projects
  const since = tests.find((one) => one.since !== undefined)?.since
  const bounds = { ...(only && { only }), ...(projects && { projects }), ...(since !== undefined && { since }) }
  return Object.assign((issue: Issue) => tests.every((one) => one(issue)), bounds)
}

/** Leniently, a list without the values that nobody knows, each of which is complained of. */
function tolerated(work: Work, test: Test): Test {
  const { operand } = test
  if (!work.isLenient || operand?.kind !== 'list') return test
  const alone = (item: Single): Test => ({ ...test, operand: { ...operand, items: [item] } })
  const items = operand.items.filter((one) => collect(work.complaints, () => compileTest(work, alone(one), false)))
  return { ...test, operand: { ...operand, items } }
}

const OPPOSITE: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '>': '<=',
  '<=': '>',
  '<': '>=',
  '>=': '<',
  '~': '!~',
  '!~': '~',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  was: 'was not',
  'was not': 'was',
  'was in': 'was not in',
  'was not in': 'was in',
  changed: 'changed',
}
const NEGATIVE = new Set<Operator>(['!=', '!~', 'not in', 'is not', 'was not', 'was not in'])

function compileTest(work: Work, test: Test, isNegated: boolean): IssueTest {
  if (FILTER_NAMES.has(test.field.toLowerCase())) return compileFilter(work, test, isNegated)
  const subjects = subjectsFor(work.scope, test.field)
  const operator = isNegated ? OPPOSITE[test.operator] : test.operator
  for (const subject of subjects) refuseOperator(subject, test)
  const tests = subjects.map((subject) => testSubject(work.scope, subject, { ...test, operator }))
  const [only] = tests
  if (operator === 'changed' && isNegated) return (issue) => !tests.some((one) => one(issue))
  if (only && tests.length === 1) return only
  return NEGATIVE.has(operator)
    ? (issue) => tests.every((one) => one(issue))
    : (issue) => tests.some((one) => one(issue))
}

function subjectsFor(scope: Scope, field: string): readonly Subject[] {
  const system = systemSubject(scope, field.toLowerCase())
  const subjects = system ? [system] : customSubjects(scope, field)
  if (subjects.length === 0)
    throw new BadQuery([`Field '${field}' does not exist or you do not have permission to view it.`])
  return subjects
}

function refuseOperator(subject: Subject, { operator, field }: Test): void {
  if (operatorsOf(subject).includes(operator)) return
  if (operator.startsWith('was') || operator === 'changed')
    throw new BadQuery([`History searches do not support the '${field}' field.`])
  throw new BadQuery([`The operator '${operator}' is not supported by the '${field}' field.`])
}

const FILTER_NAMES = new Set(['filter', 'request', 'savedfilter', 'searchrequest'])

/** A saved filter stands for its query, read by who asks now. */
function compileFilter(work: Work, test: Test, isNegated: boolean): IssueTest {
  if (!['=', '!=', 'in', 'not in'].includes(test.operator))
    throw new BadQuery([`The operator '${test.operator}' is not supported by the '${test.field}' field.`])
  const operands = test.operand?.kind === 'list' ? test.operand.items : test.operand ? [test.operand] : []
  const tests = operands.map((one) => {
    const text = one.kind === 'value' ? one.text : ''
    const filter = findFilter(work, text)
    if (!filter) throw new BadQuery([`The value '${text}' does not exist for the field '${test.field}'.`])
    if (work.filters.includes(filter.id)) throw new BadQuery([`The filter '${filter.name}' refers to itself.`])
    const { where } = parse(filter.jql)
    const inner = { ...work, filters: [...work.filters, filter.id] }
    return where ? compileClause(inner, where, false) : () => true
  })
  const wanted = NEGATIVE.has(test.operator) === isNegated
  return (issue) => tests.some((one) => one(issue)) === wanted
}

function findFilter({ scope }: Work, text: string): Filter | undefined {
  const { site, user } = scope
  const visible = [...site.tables.filters.values()].filter((one) => seesFilter(site, user, one))
  return visible.find((one) => one.id === text) ?? visible.find((one) => one.name.toLowerCase() === text.toLowerCase())
}

function compileSort(scope: Scope, { field, descending }: Sort): Order {
  const [subject] = subjectsFor(scope, field)
  if (!subject || (subject.kind === 'text' && !subject.knowsEmpty))
    throw new BadQuery([`Not able to sort using field '${field}'.`])
  return { key: subject.order, descending: descending ?? subject.descends }
}
