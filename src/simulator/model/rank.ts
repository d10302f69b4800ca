/** Ranks: texts that sort as issues are ordered on boards. Between any two there is always room for another. */
import type { Field, Issue } from '../records.ts'
import type { Site } from '../site.ts'
import { kindOf } from './field-kind.ts'

export function rankField(site: Site): Field | undefined {
  return [...site.tables.fields.values()].find((field) => kindOf(field) === 'rank')
}

/** An issue that was never ranked stands where it was created. */
export function rankOf(field: Field, issue: Issue): string {
  const rank = issue.values[field.id]
  return typeof rank === 'string' ? rank : createdRank(issue.id)
}

/** After all that were created before. */
export function createdRank(id: string): string {
  return `0|i${Number(id).toString(36).padStart(9, '0')}:`
}

/** A text after `left` and before `right`; undefined is the end of the list. */
export function rankBetween(left: string | undefined, right: string | undefined): string {
  if (left === undefined) return right === undefined ? createdRank('0') : `0|${under(right.slice(2))}`
  const after = `${left}i`
  if (right === undefined || after < right) return after
  return `${left}${under(right.slice(left.length))}`
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** A text before this one, never ending in the lowest digit, so that there is room before it again. */
function under(text: string): string {
  const [first = '', rest] = [text[0], text.slice(1)]
  const place = first === ':' ? 10 : DIGITS.indexOf(first)
  if (place > 1) return DIGITS[place >> 1] ?? '1'
  return place === 1 ? '0i' : `0${under(rest)}`
}
