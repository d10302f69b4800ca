/** Edits that our own write replaced unseen: Jira's history tells what our write found there. Pure. */
import { equal, type Instant, type Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { after, before, comparable, type People } from './convert.ts'
import type { FieldMapping } from './integration.ts'

export interface Gap {
  readonly history: string
  /** What somebody had said, between our look and our write. */
  readonly lost: Json
}

export interface Written {
  readonly mapping: FieldMapping
  readonly people: People
  readonly account: string
  readonly value: Json
  readonly expects: Json
  /** The site's time before which none of it was ours. */
  readonly since: Instant
}

/** A write is ours when our account made the change to our value since the step was decided. */
export function gapIn(changes: readonly Change[], written: Written): Gap | null {
  const { mapping, people, account, value, expects, since } = written
  const same = (a: Json, b: Json) => equal(comparable(mapping.field, a, people), comparable(mapping.field, b, people))
  const past = changes
    .filter((change) => change.field === mapping.jira && change.at >= since)
    .sort((a, b) => a.at - b.at || Number(a.history) - Number(b.history))
  const isOurs = (change: Change) => change.author === account
  // The history tells documents as text, which is no form to compare by.
  const isText = mapping.field === 'description'
  const sets = (change: Change, wanted: Json): boolean => {
    const told = after(change, mapping, people)
    return isText || ('value' in told && same(told.value, wanted))
  }
  let at = past.findLastIndex((change) => isOurs(change) && sets(change, value))
  for (;;) {
    const made = past[at]
    if (!made) return null
    const found = before(made, mapping, people)
    if (!('value' in found)) return null
    if (!isText && (same(found.value, expects) || same(found.value, value))) return null
    const earlier = past[at - 1]
    // A status goes by several transitions of ours, each leaving what the one before had set.
    if (mapping.field === 'stage' && earlier && isOurs(earlier) && sets(earlier, found.value)) at -= 1
    else if (isText && !earlier) return null
    else return { history: made.history, lost: found.value }
  }
}
