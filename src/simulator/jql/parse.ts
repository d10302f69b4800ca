/** Text to query: Atlassian's own JQL parser, its tree made ours and its complaints worded as Jira words them. */
import {
  type Clause as AstClause,
  type Operand as AstOperand,
  type TerminalClause as AstTest,
  JastBuilder,
} from '@atlassianlabs/jql-ast'
import { BadQuery, type Clause, type Operand, type Operator, type Predicate, type Query, type Single } from './query.ts'

/** The last queries, for who asks the same again and again; the oldest first. */
const known = new Map<string, Query>()
const KEPT = 200

export function parse(jql: string): Query {
  const query = known.get(jql) ?? built(jql)
  known.delete(jql)
  known.set(jql, query)
  const [oldest] = known.keys()
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
  return query
}

function built(jql: string): Query {
  const { query, errors } = new JastBuilder().build(jql)
  const error = errors[0]
  if (error || !query) throw new BadQuery([syntaxMessage(jql, error as SyntaxError | undefined)])
  const where = query.where
  return {
    where: where ? clause(jql, where) : null,
    orderBy: (query.orderBy?.fields ?? []).map(({ field, direction }) => ({
      field: field.value ?? '',
      encodedField: field.text ?? '',
      descending: direction ? direction.value === 'DESC' : null,
    })),
  }
}

function clause(jql: string, node: AstClause): Clause {
  if (node.clauseType === 'compound')
    return { kind: node.operator.value, clauses: node.clauses.map((one) => clause(jql, one)) }
  if (node.clauseType === 'not') {
    if (!node.clause) throw new BadQuery(['Error in the JQL Query: Expecting a clause after NOT.'])
    return { kind: 'not', clause: clause(jql, node.clause) }
  }
  return test(jql, node)
}

function test(jql: string, node: AstTest): Clause {
  const [property] = node.field.properties ?? []
  const path = property ? `[${property.key?.value}]${(property.path ?? []).map((one) => one.value).join('')}` : ''
  const operator = node.operator?.value as Operator | undefined
  if (operator === undefined)
    throw new BadQuery([`Error in the JQL Query: Expecting operator before the end of the query. ${OPERATORS}`])
  return {
    kind: 'test',
    field: `${node.field.value}${path}`,
    encodedField: property ? sourceOf(jql, node.field.position) : node.field.text,
    operator,
    operand: node.operand ? operand(jql, node.operand) : null,
    predicates: node.predicates.flatMap((one) =>
      one.operand
        ? [{ operator: one.operator.value as Predicate['operator'], operand: operand(jql, one.operand) }]
        : [],
    ),
  }
}

function operand(jql: string, node: AstOperand): Operand {
  if (node.operandType !== 'list') return single(jql, node)
  const items = node.values.map((one) => single(jql, one))
  return { kind: 'list', items, source: sourceOf(jql, node.position) }
}

function single(jql: string, node: AstOperand): Single {
  switch (node.operandType) {
    case 'keyword':
      return { kind: 'empty' }
    case 'value':
      return { kind: 'value', text: node.value, quoted: node.text !== node.value }
    case 'function': {
      const args = node.arguments.map((one) => one.value)
      return { kind: 'function', name: node.function.value, arguments: args, source: sourceOf(jql, node.position) }
    }
    case 'list':
      throw new BadQuery(['Error in the JQL Query: A list cannot hold another list.'])
  }
}

function sourceOf(jql: string, position: readonly [number, number] | null | undefined): string {
  return position ? jql.slice(position[0], position[1]) : ''
}

interface SyntaxError {
  readonly message: string
  readonly start: number
  readonly stop: number
  readonly line: number
  readonly charPositionInLine: number
}

const OPERATORS =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'."
/** The parser knows more of these; a word it takes for a name is one it does not reserve. */
const WORD = /^[a-z]+$/i

function syntaxMessage(jql: string, error: SyntaxError | undefined): string {
  if (!error) return 'Error in the JQL Query: The query could not be parsed.'
  const got = jql.slice(error.start, error.stop)
  const expected = /(?:expecting|missing) (.*)$/.exec(error.message)?.[1] ?? ''
  const where = `(line ${error.line}, character ${error.charPositionInLine + 1})`
  const wanted = wantedBy(expected)
  if (got === '')
    return `Error in the JQL Query: Expecting ${wanted.what} before the end of the query. ${wanted.hint}`.trim()
  if (/^[^\w\s"'()=<>!~,]$/.test(got))
    return `Error in the JQL Query: The character '${got}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${got.charCodeAt(0).toString(16).padStart(4, '0')}' instead. ${where}`
  if (WORD.test(got) && expected.includes('STRING'))
    return `Error in the JQL Query: '${got}' is a reserved JQL word. You must surround it in quotation marks to use it in a query. ${where}`
  return `Error in the JQL Query: Expecting ${wanted.what} but got '${got}'. ${wanted.hint} ${where}`.replace('  ', ' ')
}

function wantedBy(expected: string): { what: string; hint: string } {
  if (expected.includes("'!='")) return { what: 'operator', hint: OPERATORS }
  if (expected.includes('EMPTY')) return { what: 'either a value, list or function', hint: '' }
  if (expected.includes('CUSTOMFIELD')) return { what: 'a field name', hint: '' }
  if (/^'[()]'/.test(expected)) return { what: expected.slice(0, 3), hint: '' }
  return { what: "either 'OR' or 'AND'", hint: '' }
}
