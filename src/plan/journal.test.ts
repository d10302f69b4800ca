/** What a journal says of a step: each entry alone, and any of them in any order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  doneByHand,
  type Entry,
  mayBeOurs,
  next,
  type Outcome,
  type Past,
  pastOf,
  pasts,
  waitsForPerson,
} from './journal.ts'

type Said = Entry extends infer E ? (E extends Entry ? Omit<E, 'step' | 'at' | 'attempt'> : never) : never
let clock = 0
const entry = (said: Said, attempt = 1, step = 's'): Entry => ({ step, at: ++clock, attempt, ...said }) as Entry
const FRESH = pastOf(new Map(), 's')
const past = (...entries: readonly Entry[]): Past => entries.reduce(next, FRESH)

const write = { method: 'POST', path: '/x' }
const started = (attempt: number) => entry({ what: 'started' }, attempt)
const writing = () => entry({ what: 'writing', write })
const wrote = (outcome: Outcome, note?: string) => entry({ what: 'wrote', outcome, ...(note ? { note } : {}) })
const failed = () => entry({ what: 'failed', why: 'no' })

describe('the past of a step', () => {
  test('nothing is known of a step without entries', () => {
    expect(FRESH).toEqual({
      ...{ attempts: 0, fruitless: 0, held: 0, before: 0 },
      ...{ doubtSince: null, written: false, end: null, kept: null, waits: null, confirmed: null },
    })
    expect(mayBeOurs(FRESH)).toBe(false)
  })

  test('an attempt counts, and takes an end away', () => {
    expect(past(started(1))).toMatchObject({ attempts: 1, fruitless: 1, end: null })
    expect(past(started(1), failed(), started(2))).toMatchObject({ attempts: 2, fruitless: 2, end: null })
  })

  test('a write that is under way is in doubt from when it was noted, and may be ours', () => {
    const noted = writing()
    expect(past(started(1), noted)).toMatchObject({ doubtSince: noted.at, written: false })
    expect(mayBeOurs(past(started(1), noted))).toBe(true)
  })

  test('an accepted write is ours, gets somewhere, and what is kept of it is the newest', () => {
    const known = past(started(1), started(2), writing(), wrote('accepted', 'a'), writing(), wrote('accepted'))
    expect(known).toMatchObject({ doubtSince: null, written: true, fruitless: 0, held: 0, kept: 'a' })
    expect(past(writing(), wrote('accepted', 'a'), writing(), wrote('accepted', 'b')).kept).toBe('b')
  })

  test('a refused write changed nothing; what came before it stays ours', () => {
    expect(mayBeOurs(past(started(1), writing(), wrote('refused')))).toBe(false)
    const second = past(started(1), writing(), wrote('accepted'), writing(), wrote('refused'))
    expect(second).toMatchObject({ doubtSince: null, written: true })
  })

  test('an unknown one is in doubt from when no answer came, also through a failure, and not past its being done', () => {
    const lost = wrote('unknown')
    expect(past(started(1), writing(), lost)).toMatchObject({ doubtSince: lost.at, written: true, fruitless: 1 })
    expect(past(started(1), writing(), lost, failed()).doubtSince).toBe(lost.at)
    const done = entry({ what: 'done', result: null, adopted: false })
    expect(past(started(1), writing(), lost, done)).toMatchObject({ doubtSince: null, end: done })
  })

  test('a second write after one in doubt leaves what was ours ours', () => {
    expect(past(started(1), writing(), started(2), writing(), wrote('refused'))).toMatchObject({ written: true })
  })

  test('one that was not sent counts for nothing', () => {
    const held = past(started(1), writing(), wrote('not-sent'))
    expect(held).toMatchObject({ attempts: 1, fruitless: 0, held: 1, doubtSince: null, written: false })
    expect(past(wrote('not-sent'))).toMatchObject({ fruitless: 0, held: 1 })
    expect(past(started(1), wrote('not-sent'), started(2), writing(), wrote('accepted')).held).toBe(0)
  })

  test('asked for again, it has no end and new tries, and what was written stays known', () => {
    const lost = wrote('unknown')
    const again = entry({ what: 'again', by: 'person:ada', was: 'failed' })
    expect(past(started(1), writing(), lost, failed(), again)).toMatchObject({
      ...{ attempts: 1, before: 1, fruitless: 0, held: 0, end: null },
      ...{ doubtSince: lost.at, written: true },
    })
  })

  test('a person did it where it waited and was found done, or where somebody said so', () => {
    const waits = entry({ what: 'waits', says: 'Make it.' })
    const done = entry({ what: 'done', result: null, adopted: true })
    const said = entry({ what: 'confirmed', by: 'person:ada' })
    expect([past(waits), past(waits, failed()), past(done)].map(doneByHand)).toEqual([false, false, false])
    expect([past(waits, done), past(said), past(waits, said, failed())].map(doneByHand)).toEqual([true, true, true])
    expect([past(waits), past(), past(waits, done)].map(waitsForPerson)).toEqual([true, false, false])
    expect(past(said)).toMatchObject({ confirmed: 'person:ada', attempts: 0 })
  })

  test('parked says nothing new', () => {
    const known = past(started(1), writing())
    expect(next(known, entry({ what: 'parked', until: 9 }))).toEqual(known)
  })
})

test('each step has its own past, as if the others were not there', () => {
  const entries = fc.array(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom<Said>(
          { what: 'started' },
          { what: 'writing', write },
          { what: 'wrote', outcome: 'accepted' },
          { what: 'wrote', outcome: 'unknown' },
          { what: 'failed', why: 'no' },
        ),
      )
      .map(([step, said]) => entry(said, 1, step)),
  )
  fc.assert(
    fc.property(entries, (all) => {
      const known = pasts(all)
      for (const step of ['a', 'b', 'c'])
        expect(pastOf(known, step)).toEqual(all.filter((one) => one.step === step).reduce(next, FRESH))
    }),
  )
})
