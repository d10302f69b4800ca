/** Whether a person has done what is theirs, as far as the target can show it. Pure. */
import { equal, type Json } from '../base/index.ts'
import type { Look, Past } from '../plan/index.ts'
import { missingIn } from './between.ts'
import type { Change } from './change.ts'

/** What the target has of it now, in keys, with what it cannot tell taken as wanted. */
export interface Seen {
  readonly id: string
  readonly value: Json
}

/** `found` is undefined where it is not there, and null where nobody can look. */
export function lookByHand(change: Change, past: Past, found: Seen | undefined | null): Look {
  const { key, after, before, unseen } = change
  const waits = (says: string): Look => ({ state: 'by-hand', says })
  const confirmed = past.confirmed !== null || unseen !== true
  if (found === null)
    return confirmed ? { state: 'as-wanted', result: null } : waits(`Nobody can look whether ${key} is done: say so.`)
  if (after === null) {
    if (found) return waits(`${key} is still there.`)
    return { state: 'as-wanted', result: null }
  }
  if (!found) return waits(`${key} is not there${before === null ? ' yet' : ' any more'}.`)
  if (!equal(found.value, after)) {
    const isAsBefore = before !== null && equal(found.value, before)
    const differs = missingIn(found.value, after).slice(0, MOST_NAMED).join(', ')
    return waits(isAsBefore ? `${key} is still as it was: ${differs}.` : `${key} is otherwise than wanted: ${differs}.`)
  }
  if (!confirmed) return waits(`As far as can be seen, ${key} is as wanted; say when the rest is done.`)
  return { state: 'as-wanted', result: { id: found.id } }
}

const MOST_NAMED = 5
