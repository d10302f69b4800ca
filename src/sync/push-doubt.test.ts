/** An issue that may have been made is never forgotten, whoever asked for it, and nothing else keeps a push waiting. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, pastOf, pasts } from '../plan/index.ts'
import type { EarlierPush } from './ports.ts'
import { type Pushed, pushDoubt } from './push-doubt.ts'
import { LAG_GUARD } from './windows.ts'

type What = Entry extends infer E ? (E extends unknown ? Omit<E, 'step' | 'at' | 'attempt'> : never) : never

const NOW = 1_780_304_400_000
const STARTED: What = { what: 'started' }
const WRITING: What = { what: 'writing', write: { method: 'POST', path: 'issue' } }
const REFUSED: What = { what: 'wrote', outcome: 'refused', note: 'Due date is required.' }
const UNKNOWN: What = { what: 'wrote', outcome: 'unknown' }
const MADE: What = { what: 'wrote', outcome: 'accepted', note: { id: '10042', key: 'PAR-7' } }
const FAILED: What = { what: 'failed', why: 'No.' }

const entries = (at: number, all: readonly What[]): Entry[] =>
  all.map((one, index) => ({ step: 'one', at: at + index, attempt: 1, ...one }) as Entry)
const push = (at: number, ...all: What[]): EarlierPush => ({ since: at, entries: entries(at, all) })
const fresh = (more: Partial<Pushed> = {}): Pushed => ({
  ...{ since: NOW, past: pastOf(new Map(), 'one'), oldSince: null, born: NOW, earlier: [], unheld: [] },
  ...more,
})

test('a first push has nothing to look for, and waits for nothing', () => {
  const doubt = pushDoubt(fresh())
  expect(doubt).toMatchObject({ made: null, since: null, unheld: [] })
  expect(doubt.shown.at).toBeLessThan(NOW)
})

test('an earlier one that Jira refused, or that was never sent, is as none at all', () => {
  const refused = push(NOW - 60_000, STARTED, WRITING, REFUSED, FAILED)
  expect(pushDoubt(fresh({ earlier: [refused, push(NOW - 9, STARTED, FAILED), push(NOW - 5)] }))).toEqual(
    pushDoubt(fresh()),
  )
})

test('an attempt, or a worker before this one, makes it look for what it asked for itself', () => {
  const past = pasts(entries(NOW, [STARTED, WRITING])).get('one') ?? pastOf(new Map(), 'one')
  expect(pushDoubt(fresh({ past })).since).toBe(NOW)
  const old = pushDoubt(fresh({ oldSince: NOW + 5 }))
  expect(old.since).toBe(NOW)
  expect(old.shown).toEqual({ at: NOW + 5 + LAG_GUARD, says: expect.stringMatching(/before this worker/) })
})

test('what was answered is known by its id, of itself or of an earlier push', () => {
  const past = pasts(entries(NOW, [STARTED, WRITING, MADE])).get('one') ?? pastOf(new Map(), 'one')
  expect(pushDoubt(fresh({ past })).made).toBe('10042')
  const earlier = [push(NOW - 60_000, STARTED, WRITING, MADE, FAILED)]
  expect(pushDoubt(fresh({ earlier })).made).toBe('10042')
})

test('a time that nobody held counts where the item was there in it', () => {
  const unheld = [{ from: NOW - 9_000, to: NOW - 5_000 }]
  expect(pushDoubt(fresh({ unheld }))).toEqual(pushDoubt(fresh()))
  const doubt = pushDoubt(fresh({ unheld, born: NOW - 10_000 }))
  expect(doubt).toMatchObject({ since: null, unheld })
  expect(doubt.shown).toEqual({ at: NOW - 5_000 + LAG_GUARD, says: expect.stringMatching(/stood still/) })
})

const EARLIER = fc
  .tuple(fc.nat(1_000_000), fc.subarray([STARTED, WRITING, REFUSED, UNKNOWN, MADE, FAILED], { minLength: 1 }))
  .map(([ago, all]) => push(NOW - ago, ...all))

test('law: nothing is made before a search must show all that earlier pushes may have made, and the search begins before the first', () => {
  fc.assert(
    fc.property(fc.array(EARLIER, { maxLength: 5 }), (earlier) => {
      const doubtful = earlier.filter(({ entries }) => {
        const sent = entries.findLast(({ what }) => what === 'writing' || what === 'wrote')
        return sent !== undefined && !(sent.what === 'wrote' && sent.outcome === 'refused')
      })
      const doubt = pushDoubt(fresh({ earlier }))
      for (const { since, entries } of doubtful) {
        expect(doubt.since).toBeLessThanOrEqual(since)
        expect(doubt.shown.at).toBeGreaterThanOrEqual((entries.at(-1)?.at ?? 0) + LAG_GUARD)
      }
      if (doubtful.length === 0) expect(doubt).toEqual(pushDoubt(fresh()))
    }),
  )
})
