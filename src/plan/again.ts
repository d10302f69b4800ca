/** What a person may say of one step: begin it again, or leave it with all that waits for it. Pure: it gives the journal's next entries. */
import { Fault, type Instant } from '../base/index.ts'
import { type Entry, type Past, pastOf } from './journal.ts'
import type { Step } from './plan.ts'

export interface Saying {
  /** The step that is meant. */
  readonly step: string
  /** Who says it. */
  readonly by: string
  readonly at: Instant
}

type Known = ReadonlyMap<string, Past>

/** Clears the step's end, and that of what was skipped because of it and waits for nothing else that did not end well. */
export function again(steps: readonly Step[], known: Known, { step: id, by, at }: Saying): Entry[] {
  const step = named(steps, id)
  const end = endOf(known, id)
  if (end === null || end.what === 'done')
    throw refused(
      step,
      end === null ? 'has not ended' : 'is done',
      'Resume the deployment: it goes on with what is open.',
    )
  if (end.what === 'skipped' && end.by === undefined)
    throw refused(step, 'was skipped because of another step', `Retry that one: ${end.why}`)
  const opened = new Set([id])
  for (const other of steps)
    if (isSkippedAlong(endOf(known, other.id)) && waitsOnlyFor(other, opened, known)) opened.add(other.id)
  return [...opened].flatMap((one) => cleared(known, one, by, at))
}

/** Ends the step as skipped, with everything open that waits for it. */
export function skip(
  steps: readonly Step[],
  known: Known,
  { step: id, by, at, why }: Saying & { readonly why: string },
): Entry[] {
  const step = named(steps, id)
  const end = endOf(known, id)
  if (end?.what === 'done' || end?.what === 'skipped')
    throw refused(
      step,
      end.what === 'done' ? 'is done' : 'is skipped already',
      'Choose a step that is open or did not end well.',
    )
  const taken = new Set([id])
  for (const other of steps)
    if (endOf(known, other.id) === null && other.after.some((before) => taken.has(before))) taken.add(other.id)
  const skipped = (one: string): Entry => ({
    ...{ step: one, at, attempt: pastOf(known, one).attempts, what: 'skipped' },
    ...(one === id ? { why, by } : { why: `Waits for "${step.title}", which was skipped: ${why}` }),
  })
  return [...cleared(known, id, by, at), ...[...taken].map(skipped)]
}

function cleared(known: Known, step: string, by: string, at: Instant): Entry[] {
  const past = pastOf(known, step)
  if (past.end === null || past.end.what === 'done') return []
  return [{ step, at, attempt: past.attempts, what: 'again', by, was: past.end.what }]
}

/** Skipped by nobody's word of its own. */
const isSkippedAlong = (end: Past['end']): boolean => end?.what === 'skipped' && end.by === undefined

function waitsOnlyFor({ after }: Step, opened: ReadonlySet<string>, known: Known): boolean {
  const dead = after.filter((id) => ![undefined, 'done'].includes(endOf(known, id)?.what))
  return dead.length > 0 && dead.every((id) => opened.has(id))
}

const endOf = (known: Known, id: string): Past['end'] => pastOf(known, id).end

function named(steps: readonly Step[], id: string): Step {
  const step = steps.find((one) => one.id === id)
  if (!step) throw new Fault('not-found', 'This plan has no such step.', { about: id })
  return step
}

function refused({ id, title }: Step, is: string, remedy: string): Fault {
  return new Fault('conflict', `"${title}" ${is}.`, { about: id, remedy })
}
