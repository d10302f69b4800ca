/** References inside a filter's query, each swapped in its place. */
import { swapTokens, type Token, textAround } from '../../jql/template.ts'
import { NOT_CARRIED } from '../../jql/words.ts'
import type { Reference, Swap } from '../../kind.ts'
import type { Filter } from './value.ts'

export function inside(filter: Filter, swap: Swap): Filter {
  const jql = swapTokens(filter.jql, (token, at) =>
    token.form === 'name' && NOT_CARRIED.has(token.kind)
      ? token.held
      : swap(referenceOf(token, filter.jql, at), token.held),
  )
  return jql === filter.jql ? filter : { ...filter, jql }
}

/** A query may name fields of Jira's own in the languages of the site. */
const FIELDS = ['custom-field', 'system-field']

function referenceOf({ kind, form, listed }: Token, jql: string, at: number): Reference {
  return {
    at: 'jql',
    kind: form === 'name' && kind === 'custom-field' ? FIELDS : kind,
    // For people: looked for only when there is something to tell them.
    get text() {
      return textAround(jql, at)
    },
    ...(form === 'name' ? { named: true } : {}),
    ...(listed ? { unit: 'jql' } : {}),
    ...(kind === 'project' ? { loose: 'told' } : {}),
    ...(kind === 'user' ? { missing: 'fallback' } : {}),
  }
}
