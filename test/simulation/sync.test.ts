/** The whole sync engine with its store among faults, deaths and people: a sample; `npm run laws` lives through many more. */
import { describe, expect, test } from 'vitest'
import { seeds } from '../world.ts'
import { live } from './sync.ts'
import { firstOther } from './sync-law.ts'

const NOTHING = { differing: [], lost: [], twins: [], echoes: [], falselyGone: [], unfenced: [], stopped: [] }

describe('sync', () => {
  for (const seed of seeds(4))
    test(`comes to rest with nothing lost, nothing twice, nothing falsely gone (SEED_START=${seed})`, async () => {
      const { left, counts } = await live(seed)
      expect(left).toEqual(NOTHING)
      expect(counts.jira + counts.portfolio).toBeGreaterThan(0)
    })

  test('the same seed is the same story, await for await', async () => {
    const [one, other] = [await live(6), await live(6)]
    if (one.trace !== other.trace) expect.fail(firstOther(one.trace, other.trace))
    expect(one.trace.split('\n').length).toBeGreaterThan(500)
  })
})
