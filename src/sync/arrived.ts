/** What became of what we sent: by Jira's value and its history both sides have held it, though no answer ever told. Pure. */
import { equal, isArray, type Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { comparable, type People } from './convert.ts'
import { hasStood, lastToSay } from './gap.ts'
import type { FieldMapping } from './integration.ts'
import { type Agreed, merged } from './reconcile.ts'

export interface Arriving {
  readonly mapping: FieldMapping
  readonly people: People
  /** That we write as; null where nobody asks what became of what was sent. */
  readonly account: string | null
  readonly changes: readonly Change[]
}

/** Without what somebody else says there by now: the same value, and an edit all the same. */
export function stillOurs(agreed: Agreed, theirs: Json, { mapping, people, account, changes }: Arriving): Agreed {
  if (agreed.sent.length === 0 || account === null) return agreed
  const author = lastToSay(changes, { mapping, people, value: theirs })?.author ?? account
  const isTheirs = (value: Json) => author !== account && same(mapping, people, value, theirs)
  return { ...agreed, sent: agreed.sent.filter(({ to, value }) => to !== 'jira' || !isTheirs(value)) }
}

/**
 * What is agreed since something that we sent stands there, or stood there before somebody changed it. It stays nobody's
 * edit for as long as it stands. Undefined where what was agreed holds.
 */
export function agreedSince({ base, sent }: Agreed, theirs: Json, arriving: Arriving): Json | undefined {
  const { mapping, people, account, changes } = arriving
  const is = (a: Json, b: Json) => same(mapping, people, a, b)
  const toJira = sent.filter(({ to }) => to === 'jira')
  const here = toJira.findLast(({ value }) => is(value, theirs))
  const came =
    here ??
    toJira.findLast(({ value, written }) => {
      if (account === null || !written || base === undefined || !is(base, written.expects)) return false
      return hasStood(changes, { mapping, people, account, value, ...written })
    })
  if (!came) return undefined
  const now = here ? theirs : came.value
  // Others may have been agreed on since it was sent: what it took from them is what somebody took out.
  const isMerged = mapping.policy === 'merge' && isArray(base) && isArray(now) && isArray(came.written?.expects)
  const next = isMerged ? merged(came.written?.expects as Json[], base, now) : now
  return base !== undefined && is(base, next) ? undefined : next
}

const same = ({ field }: FieldMapping, people: People, a: Json, b: Json): boolean =>
  equal(comparable(field, a, people), comparable(field, b, people))
