/** What progress holds is told as it stands. */
import { expect, test } from 'vitest'
import { problemsIn } from './problems-in.ts'
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

test('all that progress holds for people is told, each by its own code', () => {
  expect(problemsIn(ALL, NOW).map(({ code }) => code)).toEqual([
    ...['many-absent', 'many-writes', 'issue-unreadable', 'ranks-unread', 'changes-missed'],
  ])
})

test('nothing is told any longer once a person has answered', () => {
  const believed = {
    ...NOTHING,
    frozen: { ...ALL.frozen, believed: true },
    mass: { ...ALL.mass, believed: true },
  } as Progress
  expect([problemsIn(NOTHING, NOW), problemsIn(believed, NOW)]).toEqual([[], []])
})
