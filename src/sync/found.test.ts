/** What progress tells is told as it stands: what was noted of it at the end of a turn is no longer believed. */
import { expect, test } from 'vitest'
import type { Problem } from '../base/index.ts'
import { found, standing } from './found.ts'
import type { Progress } from './progress.ts'

const NOW = Date.UTC(2027, 2, 1, 9)
const NOTHING: Progress = {
  ...{ cursor: NOW, backfill: {}, counted: null, levels: null, fields: [], polledAt: NOW, asked: false, censusAt: NOW },
  ...{ rosterAt: NOW, rulesAt: NOW, ranks: null, account: 'one', unheard: {}, unreadable: {}, provenAt: NOW },
  ...{ frozen: null, mass: null, check: null, missed: null, commentsFrom: null, unheld: [] },
}
const ALL: Progress = {
  ...NOTHING,
  frozen: { absent: 30, of: 40, at: NOW },
  mass: { issues: 300, at: NOW },
  unreadable: { 7: { key: 'PAY-7', says: '500', at: NOW } as Progress['unreadable'][string] },
  ranks: { at: NOW, problem: 'It says 403.' },
  missed: { keys: ['PAY-8'], at: NOW } as NonNullable<Progress['missed']>,
}
const CLOCK: Problem = { severity: 'warns', code: 'clock-skew', about: 'clock', says: 'They differ.' }

test('all that progress tells is told at once, before the turn that found it has ended', () => {
  expect(standing([CLOCK], ALL, NOW)).toEqual([CLOCK, ...found(ALL, NOW)])
  expect(found(ALL, NOW)).toHaveLength(5)
})

test('none of it is told twice, or any longer once a person has answered', () => {
  const noted = [CLOCK, ...found(ALL, NOW)]
  expect(standing(noted, ALL, NOW)).toEqual(noted)
  expect(standing(noted, NOTHING, NOW)).toEqual([CLOCK])
})
