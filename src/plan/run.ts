/** Act and record: one runner applies every plan. It looks before it acts, acts, reads back, and writes down each of these. */
import { type FaultCode, type Instant, isFault, type Json, type World } from '../base/index.ts'
import {
  type Entry,
  type Journal,
  mayBeOurs,
  next,
  type Outcome,
  type Past,
  pastOf,
  pasts,
  type Write,
  waitsForPerson,
} from './journal.ts'
import type { Plan, Step } from './plan.ts'
import { walk } from './walk.ts'

/** What the other side holds for a step, seen just now. */
export type Look =
  | { readonly state: 'as-wanted'; readonly result: Json }
  | { readonly state: 'as-expected' }
  /** Between what the plan expected and what it wants: the work of an attempt that did not end. */
  | { readonly state: 'part-way' }
  | { readonly state: 'stale'; readonly says: string }
  /** A person has to do it, and has not yet, or not as wanted. */
  | { readonly state: 'by-hand'; readonly says: string }

/**
 * Wraps one write: noted before it is sent, and its outcome after, with what `keep` says of the answer and the name that
 * the other side gave the request, where `send` was told one.
 */
export type Recorder = <T>(
  write: Write,
  send: (traced: (trace: string) => void) => Promise<T>,
  keep?: (answer: T) => Json,
) => Promise<T>

export interface Actor<D extends Json> {
  look(step: Step<D>, past: Past): Promise<Look>
  /** Drives the other side from whatever it holds to what is wanted; safe to call again after any interruption. */
  act(step: Step<D>, past: Past, record: Recorder): Promise<void>
  /** After `act`: what of the wanted value is not there. Empty when it is as wanted. */
  missing(step: Step<D>): Promise<{ readonly result: Json; readonly missing: readonly string[] }>
  /** After a step ended as done, at once or in an earlier run: so that later steps know its result. */
  learn(step: Step<D>, result: Json): void
  /** How many steps the other side takes at once, by what it has told so far. */
  atOnce?(): number
}

export interface RunOptions {
  readonly world: Pick<World, 'now' | 'sleep'>
  /** How long a write without an answer may still happen: the request's deadline and a margin. */
  readonly inDoubt: number
  /** Another worker may have sent what it noted as late as now: what it left in doubt is so from here on. */
  readonly takenOver?: boolean
  /** True leaves a step in doubt open, for a later run, instead of waiting until it can no longer happen. */
  readonly park?: boolean
  /** Steps under way at once, whatever the actor says. */
  readonly width?: number
  /** Asked before each step, and before each attempt: true stops, and what is not begun stays open. */
  readonly stop?: () => boolean
  readonly tell?: (entry: Entry) => void
}

export interface RunResult {
  readonly finished: boolean
  readonly done: number
  readonly failed: number
  /** Open steps that are a person's to do; left out where there are none. */
  readonly waiting?: number
}

/** Attempts without a single accepted write, and attempts at all since a person last looked: then one must look. */
const MOST_FRUITLESS = 8
const MOST_ATTEMPTS = 60
/** So often a write may be held back in one run, before the run pauses. */
const MOST_HELD = 20

export async function run<D extends Json>(
  plan: Plan<D>,
  actor: Actor<D>,
  journal: Journal,
  options: RunOptions,
): Promise<RunResult> {
  const known = pasts(await journal.entries())
  if (options.takenOver) doubtFromNow(known, options.world.now())
  for (const step of plan.steps) {
    const end = pastOf(known, step.id).end
    if (end?.what === 'done') actor.learn(step, end.result)
  }
  const add = async (entry: Entry): Promise<void> => {
    await journal.add(entry)
    known.set(entry.step, next(pastOf(known, entry.step), entry))
    options.tell?.(entry)
  }
  const walking = { ...options, atOnce: actor.atOnce?.bind(actor) }
  await walk(plan.steps, known, walking, (step) => perform(step, { actor, known, add, options }), add)
  const ends = plan.steps.map((step) => pastOf(known, step.id).end?.what)
  const done = ends.filter((end) => end === 'done').length
  const open = ends.filter((end) => end === undefined).length
  const waiting = plan.steps.filter((step) => waitsForPerson(pastOf(known, step.id))).length
  return { finished: open === 0, done, failed: ends.length - done - open, ...(waiting > 0 ? { waiting } : {}) }
}

function doubtFromNow(known: Map<string, Past>, now: Instant): void {
  for (const [step, past] of known) if (past.doubtSince !== null) known.set(step, { ...past, doubtSince: now })
}

interface Performance<D extends Json> {
  readonly actor: Actor<D>
  readonly known: ReadonlyMap<string, Past>
  readonly add: (entry: Entry) => Promise<void>
  readonly options: RunOptions
}

/** One step to its end, or a thrown fault when work must pause. */
async function perform<D extends Json>(step: Step<D>, { actor, known, add, options }: Performance<D>): Promise<void> {
  const { now } = options.world
  let held = 0
  for (;;) {
    const past = pastOf(known, step.id)
    const look = await lookPastDoubt(step, past, actor, options).catch(refusedLook)
    if ('refused' in look) {
      const { why, wait } = look
      const told = wait !== null && options.park ? parked(now() + wait, why) : { what: 'failed' as const, why }
      return add({ step: step.id, at: now(), attempt: past.attempts, ...told })
    }
    if (look.state === 'in-doubt')
      return add({
        step: step.id,
        at: now(),
        attempt: past.attempts,
        what: 'parked',
        until: (past.doubtSince ?? now()) + options.inDoubt,
      })
    if (look.state === 'as-wanted') {
      await add({
        step: step.id,
        at: now(),
        attempt: past.attempts,
        what: 'done',
        result: look.result,
        adopted: !mayBeOurs(past),
      })
      return actor.learn(step, look.result)
    }
    // Left open: what does not wait for it goes on, and the next run looks again.
    if (look.state === 'by-hand') return waitFor(step, past, look.says, { add, now })
    if (look.state === 'stale')
      return add({ step: step.id, at: now(), attempt: past.attempts, what: 'stale', why: look.says })
    const attempt = past.attempts + 1
    if (past.fruitless >= MOST_FRUITLESS || attempt - past.before - past.held > MOST_ATTEMPTS)
      return add({
        step: step.id,
        at: now(),
        attempt: past.attempts,
        what: 'failed',
        why: `No answer could be had in ${past.attempts - past.before} attempts.`,
      })
    // Many look at the same time: who was told to stop meanwhile has written nothing yet.
    if (options.stop?.()) return
    await add({ step: step.id, at: now(), attempt, what: 'started' })
    const fault = await acted(step, past, attempt, { actor, known, add, options })
    if (fault === undefined) return
    if (!isFault(fault)) throw fault
    const wait = heldBack(fault)
    if (wait !== null && options.park)
      return add({ step: step.id, at: now(), attempt, ...parked(now() + wait, fault.message) })
    if (wait !== null && held++ < MOST_HELD) {
      await options.world.sleep(wait)
      continue
    }
    // Whether it happened is not known, or somebody else was faster: only another look can tell.
    if (LOOK_AGAIN.has(fault.code)) continue
    if (!ENDS_THE_STEP.has(fault.code)) throw fault
    return add({ step: step.id, at: now(), attempt, what: 'failed', why: fault.message, note: fault.facts })
  }
}

/** Noted when it is news. */
async function waitFor(
  { id }: Step,
  { waits, attempts }: Past,
  says: string,
  { add, now }: { readonly add: (entry: Entry) => Promise<void>; readonly now: () => Instant },
): Promise<void> {
  if (waits !== says) await add({ step: id, at: now(), attempt: attempts, what: 'waits', says })
}

/** Milliseconds until what could not be sent, or looked at, may be tried; null for any other fault. */
const heldBack = (error: unknown): number | null =>
  isFault(error) && typeof error.facts.wait === 'number' ? error.facts.wait : null

const parked = (until: Instant, why: string) => ({ what: 'parked' as const, until, why })

const LOOK_AGAIN = new Set(['jira.unknown', 'jira.conflict', 'conflict'])
const ENDS_THE_STEP = new Set(['jira.refused', 'jira.forbidden', 'jira.not-found', 'jira.cannot'])

/**
 * What may not be looked at, or is not there, is one step's end, unless a later look may say more: then it waits so
 * many milliseconds. A site that does not answer is everybody's.
 */
function refusedLook(error: unknown): { readonly refused: true; readonly why: string; readonly wait: number | null } {
  if (isFault(error) && ENDS_THE_STEP.has(error.code))
    return { refused: true, why: error.message, wait: heldBack(error) }
  throw error
}

async function acted<D extends Json>(
  step: Step<D>,
  past: Past,
  attempt: number,
  { actor, add, options }: Performance<D>,
): Promise<unknown> {
  const { now } = options.world
  try {
    await actor.act(step, past, recorder(step, attempt, add, now))
    const { result, missing } = await actor.missing(step)
    if (missing.length > 0)
      await add({
        step: step.id,
        at: now(),
        attempt,
        what: 'failed',
        why: `Accepted, but not kept: ${missing.join(', ')}.`,
        note: { missing },
      })
    else {
      await add({ step: step.id, at: now(), attempt, what: 'done', result, adopted: false })
      actor.learn(step, result)
    }
    return undefined
  } catch (error) {
    return error
  }
}

/** A write in doubt may still happen: when it has not, wait until it no longer can and look again, or leave it open. */
async function lookPastDoubt<D extends Json>(
  step: Step<D>,
  past: Past,
  actor: Actor<D>,
  options: RunOptions,
): Promise<Look | { readonly state: 'in-doubt' }> {
  const look = await actor.look(step, past)
  if (look.state === 'as-wanted' || past.doubtSince === null) return look
  const left = past.doubtSince + options.inDoubt - options.world.now()
  if (left <= 0) return look
  if (options.park) return { state: 'in-doubt' }
  await options.world.sleep(left)
  return actor.look(step, past)
}

/** No answer came, or what stopped the work may have stopped it after the write was sent. */
const LEAVES_DOUBT: ReadonlySet<FaultCode> = new Set(['jira.unknown', 'store.unavailable', 'lease.lost'])

function outcomeOf(error: unknown): Outcome {
  if (heldBack(error) !== null) return 'not-sent'
  return isFault(error) && !LEAVES_DOUBT.has(error.code) ? 'refused' : 'unknown'
}

function recorder(step: Step, attempt: number, add: (entry: Entry) => Promise<void>, now: () => Instant): Recorder {
  return async (write, send, keep) => {
    let traced: { readonly trace?: string } = {}
    const wrote = (outcome: Outcome, note: Json | undefined): Promise<void> => {
      const told = { outcome, ...traced, ...(note === undefined ? {} : { note }) }
      return add({ step: step.id, at: now(), attempt, what: 'wrote', ...told })
    }
    await add({ step: step.id, at: now(), attempt, what: 'writing', write })
    try {
      const answer = await send((trace) => {
        traced = { trace }
      })
      await wrote('accepted', keep?.(answer))
      return answer
    } catch (error) {
      await wrote(outcomeOf(error), error instanceof Error ? error.message : null)
      throw error
    }
  }
}
