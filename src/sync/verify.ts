/** Reads pairs again by id though nothing said that they changed: each within a day, or all of them when a person asks. */
import type { Instant, Problem } from '../base/index.ts'
import type { Ground } from './ground.ts'
import type { Progress } from './progress.ts'
import { read, triedLongAgo } from './read.ts'
import { LAG_GUARD } from './windows.ts'

/** Each pair's issue within so many milliseconds; and so many of one turn. */
const AT_ONCE = 100
const AT_ONCE_ASKED = 500
/** Keys that are told by name. */
const TOLD = 20
/** A change that was missed is told for so long. */
const DAY = 86_400_000

/** A look at all pairs that a person asked for. */
export interface Check {
  readonly asked: Instant
  /** Pairs when it was asked for, and how many were looked at so far. */
  readonly of: number
  readonly done: number
  /** Null while it is under way. */
  readonly ended: Instant | null
}

/** Changes that polling and webhooks should have told of, and did not. */
export interface Missed {
  readonly keys: readonly string[]
  readonly at: Instant
}

/** True while a look that a person asked for is under way. */
export async function verify(ground: Ground, every: number): Promise<boolean> {
  const { store, now } = ground
  const progress = await store.progress()
  const check = progress.check?.ended === null ? progress.check : null
  const since = check ? Math.max(check.asked, now() - every) : now() - every
  const old = await store.longUnread(since, check ? AT_ONCE_ASKED : AT_ONCE)
  const found = await look(ground, [...triedLongAgo(progress, now()), ...old])
  const missed = found.length === 0 ? {} : { missed: { keys: found.slice(0, TOLD), at: now() } }
  const over = old.length === 0
  const checked = check && { ...check, done: check.done + old.length, ended: over ? now() : null }
  if (check || found.length > 0)
    await read(ground, [], { progress: { ...missed, ...(checked ? { check: checked } : {}) } })
  return check !== null && !over
}

/** Keys of those that had changed long enough ago to be known. */
async function look(ground: Ground, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { store, jira } = ground
  const before = await store.known(ids)
  const began = jira.serverNow()
  const { absent } = await read(ground, ids)
  if (absent.length > 0) await store.missed(absent)
  const after = await store.known(ids)
  const found: string[] = []
  for (const [id, { updated }] of after) {
    const was = before.get(id)
    // A stamp that moved within the lag guard may still be on its way.
    if (was?.state === 'seen' && updated > was.updated && updated < began - 2 * LAG_GUARD)
      found.push((await store.issue(id))?.key ?? id)
  }
  return found
}

export function missedProblem({ missed }: Pick<Progress, 'missed'>, now: Instant): Problem[] {
  if (missed === null || now - missed.at > DAY) return []
  const keys = missed.keys.join(', ')
  return [
    {
      severity: 'warns',
      code: 'changes-missed',
      about: 'issues',
      says: `Changes of ${keys} were found only by reading them again: neither polling nor a webhook had told of them.`,
      remedy: 'They are aligned now. If it happens again, have Jira’s administrator look at its search index.',
    },
  ]
}
