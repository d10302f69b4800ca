/** A query as Jira shows its structure (schema JqlQuery). */
import type { JsonObject } from '../../base/index.ts'
import type { Clause, Operand, Query, Single } from './query.ts'

export function showQuery({ where, orderBy }: Query): JsonObject {
  return {
    ...(where ? { where: showClause(where) } : {}),
    ...(orderBy.length === 0
      ? {}
      : {
          orderBy: {
            fields: orderBy.map(({ field, encodedField, descending }) => ({
              field: { name: field, encodedName: encodedField },
              ...(descending === null ? {} : { direction: descending ? 'desc' : 'asc' }),
            })),
          },
        }),
  }
}

function showClause(clause: Clause): JsonObject {
  if (clause.kind === 'not') return { operator: 'not', clauses: [showClause(clause.clause)] }
  if (clause.kind !== 'test') return { operator: clause.kind, clauses: clause.clauses.map(showClause) }
  const { field, encodedField, operator, operand, predicates } = clause
  const isHistory = operator.startsWith('was') || operator === 'changed'
  return {
    field: { name: field, encodedName: encodedField },
    operator,
    ...(operand ? { operand: showOperand(operand) } : {}),
    ...(isHistory
      ? { predicates: predicates.map((one) => ({ operator: one.operator, operand: showOperand(one.operand) })) }
      : {}),
  }
}

function showOperand(operand: Operand): JsonObject {
  if (operand.kind !== 'list') return showSingle(operand)
  return { values: operand.items.map(showSingle), encodedOperand: operand.source }
}

function showSingle(one: Single): JsonObject {
  switch (one.kind) {
    case 'empty':
      return { keyword: 'empty' }
    case 'value':
      return { value: one.text, encodedValue: one.quoted ? JSON.stringify(one.text) : one.text }
    case 'function':
      return { function: one.name, arguments: [...one.arguments], encodedOperand: one.source }
  }
}
