/** How bars are called and drags told. */
import { describe, expect, test } from 'vitest'
import { type Bar, dayFrom } from '../../../portfolio/index.ts'
import { HEALTH_SIGNS } from '../../parts/portfolio/signs.ts'
import { entryOf } from './entry.ts'
import type { RoadmapItem } from './lines-in.ts'
import { barText, dragText, spanText } from './words.ts'

const GB = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const bar = (more: Partial<Bar> = {}): Bar => ({
  item: 'i',
  start: dayFrom(2026, 3, 3),
  due: dayFrom(2026, 6, 30),
  startFrom: 'own',
  dueFrom: 'own',
  ...more,
})
const entry = entryOf({
  name: 'Carrier onboarding',
  share: 0.428,
  issue: { key: 'PAR-12' },
} as RoadmapItem)

describe('a bar', () => {
  test('is called by its name, dates, share and health', () => {
    expect(barText(entry, bar(), HEALTH_SIGNS['at-risk'], [])).toBe(
      'Carrier onboarding, 3 March to 30 June 2026, 42 % done, at risk, aligned with PAR-12',
    )
  })
  test('says where its ends come from', () => {
    expect(barText(entry, bar({ startFrom: 'below', dueFrom: 'below' }), undefined, ['waits for Jira'])).toBe(
      'Carrier onboarding, 3 March to 30 June 2026, 42 % done, dates from the items below it, aligned with PAR-12, waits for Jira',
    )
  })
  test('names a year once, and an open end as such', () => {
    const heard = (more: Partial<Bar>) =>
      barText(entry, bar(more), undefined, []).replace(', 42 % done, aligned with PAR-12', '')
    expect(heard({ due: dayFrom(2027, 1, 1) })).toBe('Carrier onboarding, 3 March 2026 to 1 January 2027')
    expect(heard({ due: dayFrom(2026, 3, 3) })).toBe('Carrier onboarding, 3 March 2026')
    expect(heard({ due: dayFrom(2026, 3, 3), dueFrom: 'open' })).toBe(
      'Carrier onboarding, from 3 March 2026, no due date',
    )
    expect(spanText(bar({ startFrom: 'open' }), GB)).toBe('due 30 Jun 2026, no start')
  })
})

/** Between two dates the platform writes a thin space. */
const plain = (text: string): string => text.replaceAll('\u2009', ' ')

test('a drag tells the new dates and how far they moved', () => {
  const moved = (first: number, last: number) => bar({ start: bar().start + first, due: bar().due + last })
  expect(plain(dragText(bar(), moved(14, 14), GB))).toBe('17 Mar – 14 Jul 2026 · 14 days later')
  expect(plain(dragText(bar(), moved(0, -1), GB))).toBe('3 Mar – 29 Jun 2026 · due 1 day earlier')
  expect(plain(dragText(bar(), moved(1, 0), GB))).toBe('4 Mar – 30 Jun 2026 · start 1 day later')
  expect(plain(dragText(null, bar(), GB))).toBe('3 Mar – 30 Jun 2026')
})
