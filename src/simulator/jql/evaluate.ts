/** One test of a query: a subject, an operator and what it is held against. */
import type { Issue } from '../records.ts'
import { readInstant } from './dates.ts'
import { changedTest, type Names, wasTest } from './history.ts'
import { identityTest } from './identity.ts'
import { BadQuery, type Operand, type Operator, type Single, singlesOf, type Test } from './query.ts'
import type { Amount, IssueTest, Moment, Reference, Scope, Subject, Text } from './subject.ts'
import { textMatcher } from './text.ts'

export function testSubject(scope: Scope, subject: Subject, test: Test): IssueTest {
  const operand = test.operand
  if (operand === null) return testChanged(scope, subject, test)
  const isList = test.operator.endsWith('in')
  if (isList && operand.kind !== 'list' && operand.kind !== 'function')
    throw new BadQuery([
      `Operator '${test.operator}' does not support the non-list value '${sourceOf(operand)}' for field '${test.field}'.`,
    ])
  if (!isList && operand.kind === 'list')
    throw new BadQuery([
      `Operator '${test.operator}' does not support the list value '${operand.source}' for field '${test.field}'.`,
    ])
  switch (subject.kind) {
    case 'reference':
      return testReference(scope, subject, test, operand)
    case 'text':
      return testText(subject, test.operator, operand)
    case 'moment':
      return testMoment(subject, test.operator, momentValues(scope, subject, operand))
    case 'amount':
      return testComparable(test.operator, subject.of, amountValues(subject, operand))
    case 'identity':
      return identityTest(scope, subject, test.operator, operand)
  }
}

function sourceOf(operand: Operand): string {
  if (operand.kind === 'value') return operand.quoted ? `"${operand.text}"` : operand.text
  return operand.kind === 'empty' ? 'EMPTY' : operand.source
}

/** Ids that an operand names, and whether it names "nothing" too. */
interface Wanted {
  readonly ids: ReadonlySet<string>
  readonly empty: boolean
}

function wantedOf(subject: Reference, operand: Operand, unknown: (text: string) => readonly string[]): Wanted {
  const singles = singlesOf(operand)
  const ids = singles.flatMap((one) => {
    if (one.kind === 'function') return callReference(subject, one)
    if (one.kind === 'empty' || isUnresolved(subject, one)) return []
    const found = subject.find(one.text)
    return found.length === 0 ? unknown(one.text) : found
  })
  const empty = singles.some((one) => one.kind === 'empty' || isUnresolved(subject, one))
  return { ids: new Set(ids), empty }
}

/** `resolution = Unresolved` is Jira's own word for empty. */
function isUnresolved(subject: Reference, one: Single): boolean {
  return one.kind === 'value' && subject.history === 'resolution' && /^unresolved$/i.test(one.text)
}

function callReference(subject: Reference, call: Extract<Single, { kind: 'function' }>): readonly string[] {
  const known = subject.functions[call.name.toLowerCase()]
  if (!known) throw new BadQuery([`Unable to find JQL function '${call.source}'.`])
  return known(call.arguments)
}

function testReference(scope: Scope, subject: Reference, test: Test, operand: Operand): IssueTest {
  if (test.operator.startsWith('was')) return testWas(scope, subject, test, operand)
  const refuse = (text: string): never => {
    throw new BadQuery([subject.missing(text)])
  }
  const { ids, empty } = wantedOf(subject, operand, refuse)
  switch (test.operator) {
    case '=':
    case 'in':
    case 'is':
      return Object.assign(
        (issue: Issue) => {
          const values = subject.of(issue)
          return values.length === 0 ? empty : values.some((id) => ids.has(id))
        },
        empty ? {} : subject.within?.(ids),
      )
    case '!=':
    case 'not in':
    case 'is not':
      return (issue) => {
        const values = subject.of(issue)
        return values.length > 0 && !values.some((id) => ids.has(id))
      }
    default: {
      const rank = subject.rank ?? (() => 0)
      const limits = [...ids].map(rank)
      return (issue) => subject.of(issue).some((id) => limits.some((limit) => compares(test.operator, rank(id), limit)))
    }
  }
}

/** The past may know names that are gone, so nothing is refused. */
function namesOf(subject: Reference, operand: Operand): Names {
  const { ids, empty } = wantedOf(subject, operand, () => [])
  const texts = new Set(singlesOf(operand).flatMap((one) => (one.kind === 'value' ? [one.text.toLowerCase()] : [])))
  return (id, text) => (id === null ? empty : ids.has(id) || (text !== null && texts.has(text.toLowerCase())))
}

function testWas(scope: Scope, subject: Reference, test: Test, operand: Operand): IssueTest {
  const was = wasTest(scope, subject, test, namesOf(subject, operand))
  return test.operator.includes('not') ? (issue) => !was(issue) : was
}

function testChanged(scope: Scope, subject: Subject, test: Test): IssueTest {
  if (subject.kind !== 'reference') throw new BadQuery([`History searches do not support the '${test.field}' field.`])
  return changedTest(scope, subject, test, (operand) => namesOf(subject, operand))
}

function testText(subject: Text, operator: Operator, operand: Operand): IssueTest {
  if (operator === 'is') return (issue) => subject.of(issue).length === 0
  if (operator === 'is not') return (issue) => subject.of(issue).length > 0
  if (operand.kind !== 'value')
    throw new BadQuery([
      `The operator '${operator}' does not support '${sourceOf(operand)}' for the '${subject.field}' field.`,
    ])
  const holds = textMatcher(operand.text, subject.field)
  if (operator === '~') return (issue) => holds(subject.of(issue))
  return (issue) => {
    const texts = subject.of(issue)
    return texts.length > 0 && !holds(texts)
  }
}

type Comparable = number | string

function momentValues({ clock }: Scope, subject: Moment, operand: Operand): readonly (Comparable | null)[] {
  return singlesOf(operand).map((one) => {
    const instant = readInstant(clock, one, subject.field)
    return instant === undefined ? null : subject.read(instant)
  })
}

function testMoment(subject: Moment, operator: Operator, wanted: readonly (Comparable | null)[]): IssueTest {
  const [from] = wanted
  const isLimit = (operator === '>' || operator === '>=') && wanted.length === 1 && typeof from === 'number'
  return Object.assign(testComparable(operator, subject.of, wanted), isLimit ? subject.within?.(from) : {})
}

function amountValues(subject: Amount, operand: Operand): readonly (number | null)[] {
  return singlesOf(operand).map((one) => {
    if (one.kind === 'empty') return null
    const value = one.kind === 'value' ? subject.read(one.text) : undefined
    if (value === undefined)
      throw new BadQuery([`The value '${sourceOf(one)}' for field '${subject.field}' is not a valid number.`])
    return value
  })
}

function testComparable(
  operator: Operator,
  of: (issue: Parameters<IssueTest>[0]) => Comparable | null,
  wanted: readonly (Comparable | null)[],
): IssueTest {
  switch (operator) {
    case '=':
    case 'in':
    case 'is':
      return (issue) => wanted.includes(of(issue))
    case '!=':
    case 'not in':
    case 'is not':
      return (issue) => {
        const value = of(issue)
        return value !== null && !wanted.includes(value)
      }
    default:
      return (issue) => {
        const value = of(issue)
        return value !== null && wanted.some((limit) => limit !== null && compares(operator, value, limit))
      }
  }
}

function compares(operator: Operator, left: Comparable, right: Comparable): boolean {
  if (operator === '>') return left > right
  if (operator === '>=') return left >= right
  return operator === '<' ? left < right : left <= right
}
