/** People of the source on the target: the same address is the same person. */
import type { Pairs } from './pairs.ts'
import { type Row, rowOf, tableOf } from './state.ts'

/** Undefined when there is none. */
export function personOf(pairs: Pairs, accountId: string): Row | undefined {
  const email = rowOf(pairs.source, 'users', accountId)?.email
  return tableOf(pairs.target, 'users').find((user) => user.email === email)
}
