/** Health: a suggestion with its reason, which never overrules a person. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, dayOf } from './day.ts'
import { type HealthFacts, shownHealth, suggestHealth } from './health.ts'
import { HEALTHS, type Health } from './item.ts'

const today = dayOf('2025-06-11') ?? 0
/** 100 days, of which 50 are over. */
const FACTS: HealthFacts = {
  start: dateOf(today - 50),
  due: dateOf(today + 49),
  share: 0.5,
  category: 'underway',
  today,
}
const suggested = (change: Partial<HealthFacts>) => suggestHealth({ ...FACTS, ...change })

describe('what the facts suggest', () => {
  test('more work done is never worse, and a later day is never better', () => {
    const order: readonly (Health | null)[] = HEALTHS
    const rank = (change: Partial<HealthFacts>) => order.indexOf(suggested(change).health)
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(share, share, fc.integer({ min: -60, max: 60 }), fc.nat(30), (a, b, shift, later) => {
        const now = { today: today + shift }
        expect(rank({ ...now, share: Math.max(a, b) })).toBeLessThanOrEqual(rank({ ...now, share: Math.min(a, b) }))
        expect(rank({ share: a, today: now.today + later })).toBeGreaterThanOrEqual(rank({ share: a, ...now }))
      }),
    )
  })

  test('behind by little, by some, by much', () => {
    expect([0.5, 0.4, 0.39, 0.25, 0.24].map((share) => suggested({ share }).health)).toEqual([
      'on-track',
      'on-track',
      'at-risk',
      'at-risk',
      'off-track',
    ])
    expect(suggested({ share: 0.25 }).says).toBe('50 % of its time is over and 25 % of its work is done.')
  })

  test('dates alone', () => {
    expect(suggested({ today: today + 50, share: null })).toEqual({
      health: 'off-track',
      says: 'It was due 1 day ago.',
    })
    expect(suggested({ today: today + 50, share: 1 }).health).toBe('on-track')
    expect(suggested({ today: today - 53, share: null })).toEqual({ health: 'on-track', says: 'It starts in 3 days.' })
  })

  test('what the facts do not say is not guessed', () => {
    for (const change of [{ due: null }, { start: null }, { share: null }, { category: 'done' as const }]) {
      expect(suggested(change).health).toBeNull()
      expect(suggested(change).says).not.toBe('')
    }
  })
})

test('what a person said stands, with the doubt beside it', () => {
  const off = { health: 'off-track' as const, says: 'It was due 1 day ago.' }
  expect(shownHealth('on-track', off)).toEqual({ health: 'on-track', by: 'said', doubt: 'It was due 1 day ago.' })
  expect(shownHealth('off-track', off)).toEqual({ health: 'off-track', by: 'said', doubt: null })
  expect(shownHealth(null, off)).toEqual({ health: 'off-track', by: 'suggested', doubt: null })
  expect(shownHealth(null, { health: null, says: '' })).toEqual({ health: null, by: 'nothing', doubt: null })
})
