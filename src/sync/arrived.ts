/** What became of what we sent: by Jira's value and its history both sides have held it, though no answer ever told. Pure. */
import { equal, isArray, type Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { after, before, comparable, type People } from './convert.ts'
import { inTime, lastToSay, stoodBy } from './gap.ts'
import type { FieldMapping } from './integration.ts'
import { type Agreed, merged } from './reconcile.ts'

export interface Arriving {
  readonly mapping: FieldMapping
  readonly people: People
  /** That we write as; null where nobody asks what became of what was sent. */
  readonly account: string | null
  readonly changes: readonly Change[]
  /** Who made it what it is in Jira, where that is known. */
  readonly author: string | undefined
  /** What people said here since both sides last agreed. */
  readonly saidHere: readonly Json[]
}

/** Without what somebody else says there by now: the same value, and an edit all the same. */
function stillOurs(agreed: Agreed, theirs: Json, { mapping, people, account, changes }: Arriving): Agreed {
  if (agreed.sent.length === 0 || account === null) return agreed
  const author = lastToSay(changes, { mapping, people, value: theirs })?.author ?? account
  const isTheirs = (value: Json) => author !== account && same(mapping, people, value, theirs)
  return { ...agreed, sent: agreed.sent.filter(({ to, value }) => to !== 'jira' || !isTheirs(value)) }
}

/**
 * What is agreed since something that we sent stands there, or stood there before somebody changed it; and what of it
 * may arrive yet. What stands there stays nobody's edit for as long as it stands.
 */
export function heldSince(agreed: Agreed, theirs: Json, arriving: Arriving): Agreed {
  const { base, sent } = stillOurs(agreed, theirs, arriving)
  const { mapping, people } = arriving
  const is = (a: Json, b: Json) => same(mapping, people, a, b)
  const made = agreed.sent.flatMap((one) => madeOf(one, arriving))
  // In a set all that we did is told apart from what others did: nothing of ours is left to be told by its value.
  if (mapping.policy === 'merge' && isArray(base) && made.length > 0)
    return { base: withWrites(base, made, arriving), sent: [] }
  // Our account made it what somebody said here, and nobody remembers sending it: a backup was put back since.
  const isForgotten = arriving.author === arriving.account && arriving.saidHere.some((value) => is(value, theirs))
  const isThere = isForgotten || sent.some(({ to, value }) => to === 'jira' && is(value, theirs))
  const stood = isThere ? theirs : made.findLast(({ expects }) => base !== undefined && is(base, expects))?.value
  return stood === undefined || (base !== undefined && is(base, stood)) ? { base, sent } : { base: stood, sent }
}

interface Made {
  readonly change: Change
  readonly value: Json
  readonly expects: Json
}

/** The entry of Jira's history by which it came to stand there. */
function madeOf(
  { to, value, written }: Agreed['sent'][number],
  { mapping, people, account, changes }: Arriving,
): Made[] {
  if (account === null || to !== 'jira' || !written) return []
  const change = stoodBy(changes, { mapping, people, account, value, ...written })
  return change ? [{ change, value, expects: written.expects }] : []
}

/** What our writes added to what they found there, and took from it, is nobody's; all else that is gone since, somebody took out. */
function withWrites(base: readonly Json[], made: readonly Made[], { mapping, people }: Arriving): Json {
  return made
    .toSorted((a, b) => inTime(a.change, b.change))
    .reduce<readonly Json[]>((agreed, { change }) => {
      const [found, left] = [before(change, mapping, people), after(change, mapping, people)]
      if (!('value' in found && 'value' in left && isArray(found.value) && isArray(left.value))) return agreed
      return merged(found.value, agreed, left.value)
    }, base) as Json
}

const same = ({ field }: FieldMapping, people: People, a: Json, b: Json): boolean =>
  equal(comparable(field, a, people), comparable(field, b, people))
