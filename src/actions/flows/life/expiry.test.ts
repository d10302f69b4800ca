/** No token ends unheard: at least five warnings before its end, each once, whenever the clock is looked at. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, endsIn, THRESHOLDS, warningDue } from './expiry.ts'

const END = Date.UTC(2027, 2, 31)

/** Every warning that is said when somebody looks at these moments: each text once. */
const said = (moments: readonly number[]): string[] => [
  ...new Set(moments.flatMap((now) => warningDue(END, now)?.what ?? [])),
]

describe('a token that lives for at least sixty days', () => {
  test('looked at each hour: every threshold once, in order, and one a day after its end', () => {
    const hours = Array.from({ length: 70 * 24 }, (_, at) => END - 65 * DAY + at * 3_600_000)
    expect(said(hours).map((what) => what.split(' ').toSpliced(1, 1).join(' '))).toEqual([
      ...THRESHOLDS.map((one) => `ends ${one}`),
      ...[0, 1, 2, 3, 4].map((day) => `ended ${day}`),
    ])
  })

  test('whatever the hour of the daily look, and with looks left out for up to a day: at least five before the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 47 }), { minLength: 130, maxLength: 130 }), (pauses) => {
        let now = END - 61 * DAY
        const looks = pauses.map((hours) => {
          now += hours * 3_600_000
          return now
        })
        const before = said(looks.filter((one) => one < END))
        expect(looks.at(-1)).toBeGreaterThan(END - 61 * DAY)
        if ((looks.at(-1) ?? 0) >= END) expect(before.length).toBeGreaterThanOrEqual(5)
      }),
    )
  })
})

test('a clock that jumps over several thresholds is told the latest, once', () => {
  expect(said([END - 61 * DAY, END - 5 * DAY, END - 5 * DAY + 1])).toEqual([`ends ${new Date(END).toISOString()} 7`])
})

test('nothing is said before the first threshold, and a corrected date is warned of anew', () => {
  expect(warningDue(END, END - 60 * DAY - 1)).toBeUndefined()
  expect(warningDue(END, END - 60 * DAY)?.days).toBe(60)
  expect(warningDue(END + DAY, END - 59 * DAY)?.what).not.toBe(warningDue(END, END - 59 * DAY)?.what)
})

test('days are said as people count them', () => {
  const at = (days: number) => endsIn(warningDue(END, END - days * DAY)?.days ?? Number.NaN)
  expect([60, 1.5, 1, 0.5, 0, -0.5, -1.5, -3].map(at)).toEqual([
    'ends in 60 days',
    'ends in 1 day',
    'ends in 1 day',
    'ends within a day',
    'has ended',
    'has ended',
    'ended 1 day ago',
    'ended 2 days ago',
  ])
})
