/** A JQL query as data, and what is wrong with one: the words of the other files in this room. */

export type Operator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | '~'
  | '!~'
  | 'in'
  | 'not in'
  | 'is'
  | 'is not'
  | 'was'
  | 'was not'
  | 'was in'
  | 'was not in'
  | 'changed'

export type Single =
  | { readonly kind: 'value'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'function'; readonly name: string; readonly arguments: readonly string[]; readonly source: string }
  | { readonly kind: 'empty' }
export type Operand = Single | { readonly kind: 'list'; readonly items: readonly Single[]; readonly source: string }

export interface Predicate {
  readonly operator: 'before' | 'after' | 'on' | 'during' | 'by' | 'from' | 'to'
  readonly operand: Operand
}

export interface Test {
  readonly kind: 'test'
  readonly field: string
  /** As it was written, with its quotes. */
  readonly encodedField: string
  readonly operator: Operator
  /** Only `changed` has none. */
  readonly operand: Operand | null
  readonly predicates: readonly Predicate[]
}
export type Clause =
  | Test
  | { readonly kind: 'and' | 'or'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'not'; readonly clause: Clause }

export interface Sort {
  readonly field: string
  readonly encodedField: string
  /** Null where the query leaves it to the field. */
  readonly descending: boolean | null
}

export interface Query {
  readonly where: Clause | null
  readonly orderBy: readonly Sort[]
}

/** The query cannot be answered; all that Jira would say about it. */
export class BadQuery extends Error {
  readonly messages: readonly string[]
  constructor(messages: readonly string[]) {
    super(messages.join(' '))
    this.messages = messages
  }
}

/** All tests of a clause, whatever joins them. */
export function testsOf(clause: Clause | null): Test[] {
  if (clause === null) return []
  if (clause.kind === 'test') return [clause]
  return clause.kind === 'not' ? testsOf(clause.clause) : clause.clauses.flatMap(testsOf)
}

export function singlesOf(operand: Operand): readonly Single[] {
  return operand.kind === 'list' ? operand.items : [operand]
}
