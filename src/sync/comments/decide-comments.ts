/** Comments of one issue as Jira tells them, beside those that are held: what is new, changed, gone or hidden. Pure. */
import type { Instant } from '../../base/index.ts'
import type { JiraComment } from '../../jira/index.ts'
import type { People } from '../fields/form.ts'
import type { ChangedComment, CommentDecision, KnownComment, NewComment } from './ports.ts'
import { heldBody, isSameText } from './said.ts'

export interface Reading {
  readonly deployment: People['deployment']
  /** By Jira's id: ours, by the mark that they bear. */
  readonly marked: ReadonlyMap<string, string>
  /** An instant of Jira's by our clock. */
  readonly ourTime: (at: Instant) => Instant
}

export function decideComments(
  known: readonly KnownComment[],
  seen: readonly JiraComment[],
  reading: Reading,
): CommentDecision {
  const fresh: NewComment[] = []
  const changed: ChangedComment[] = []
  const hidden: string[] = []
  const unwritten: string[] = []
  const there = new Set<string>()
  for (const one of seen) {
    const held = known.find(({ id, jiraId }) => jiraId === one.id || id === reading.marked.get(one.id))
    if (held) there.add(held.id)
    if (!held && !one.restricted) fresh.push(newOf(one, reading))
    else if (held && !one.restricted) {
      const change = changeOf(held, one, reading)
      changed.push(...change)
      if (isUnwritten(held, change[0], reading)) unwritten.push(held.id)
    } else if (held?.side === 'jira') hidden.push(held.id)
    // Ours stands there, though a restored backup did not know: what it says by now is for some.
    else if (held?.jiraId === null) changed.push({ id: held.id, jiraId: one.id, agreed: null })
  }
  const gone = known.filter(({ id, jiraId, gone }) => jiraId !== null && !gone && !there.has(id)).map(({ id }) => id)
  for (const { id, side, jiraId } of known)
    if (side === 'portfolio' && jiraId === null && !there.has(id)) unwritten.push(id)
  const restricted = seen.filter((one) => one.restricted).length
  return { fresh, changed, gone, hidden, unwritten, restricted }
}

function isUnwritten(
  { side, body, agreed }: KnownComment,
  change: ChangedComment | undefined,
  { deployment }: Reading,
) {
  if (side === 'jira' || change?.taken) return false
  const theirs = change ? change.agreed : agreed
  return theirs === undefined || !isSameText(theirs, body, deployment)
}

function newOf({ id, author, body, created, updated }: JiraComment, { ourTime }: Reading): NewComment {
  return {
    jiraId: id,
    name: author?.name ?? 'Nobody who signed in',
    account: author?.account ?? null,
    body: heldBody(body, false),
    at: ourTime(created),
    editedAt: updated > created ? ourTime(updated) : null,
  }
}

function changeOf(held: KnownComment, one: JiraComment, { deployment, ourTime }: Reading): ChangedComment[] {
  const theirs = heldBody(one.body, held.side === 'portfolio')
  const isSame = (a: KnownComment['body'], b: KnownComment['body']) => isSameText(a, b, deployment)
  const of = { id: held.id, jiraId: one.id, agreed: theirs }
  const { agreed } = held
  if (agreed !== undefined && isSame(theirs, agreed))
    return held.gone || held.jiraId === null ? [{ ...of, agreed }] : []
  if (isSame(theirs, held.body)) return [{ ...of, agreed: held.body }]
  const at = ourTime(one.updated)
  const saidAt = held.editedAt ?? held.at
  const ours = { side: held.side, name: held.name, body: held.body, at: saidAt }
  const taken = { body: theirs, at, expects: held.editedAt }
  if (held.side === 'jira' || (agreed !== undefined && isSame(held.body, agreed)))
    return [{ ...of, taken, past: { ...ours, lost: false } }]
  // What we wrote there before somebody edited it here: nobody's edit.
  if (one.updated === one.created) return [of]
  if (at > saidAt) return [{ ...of, taken, past: { ...ours, lost: true } }]
  const name = one.editor?.name ?? one.author?.name ?? 'Somebody'
  return [{ ...of, past: { side: 'jira', name, body: theirs, at, lost: true } }]
}
