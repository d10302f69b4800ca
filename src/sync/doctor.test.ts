/** The doctor's laws: a verdict for every state, nothing well is called ill, and nothing ill is called well. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DoctorFacts, diagnose } from './doctor.ts'
import type { PairFacts } from './field-standing.ts'
import { ISSUE_STATES } from './ports.ts'

const WELL: DoctorFacts = {
  key: 'PAY-1',
  connection: { name: 'acme', state: 'running', polledAt: 1_000, readingDone: true, problems: [] },
  project: { key: 'PAY', state: 'live' },
  issue: { key: 'PAY-1', type: 'Epic', status: 'To Do', state: 'seen', stateSince: 0, readAt: 900 },
  unreadable: null,
  item: { code: 'I-1', name: 'Pay', removed: false },
  integration: { name: 'Payments', state: 'running', createsItems: true, fields: ['name', 'due'] },
  pair: {
    undecided: false,
    problems: [],
    agreed: new Map([
      ['name', { at: 5 }],
      ['due', { at: 6 }],
    ]),
    waiting: new Map(),
    conflicts: new Map(),
  },
  steps: [],
}
const pair = (more: Partial<PairFacts>): DoctorFacts => ({ ...WELL, pair: { ...(WELL.pair as PairFacts), ...more } })

test('what is agreed everywhere is in sync, and the story says nothing else', () => {
  const { verdict, story } = diagnose(WELL)
  expect(verdict.state).toBe('in-sync')
  expect(story.every(({ state }) => state === 'ok')).toBe(true)
  expect(story.some(({ says }) => says.includes('Name, Due'))).toBe(true)
})

test('only what is well is in sync: any one thing wrong is said', () => {
  const problem = { severity: 'blocks' as const, code: 'x', about: 'due', says: 'The field is gone.' }
  const wrongs: readonly (readonly [string, DoctorFacts])[] = [
    ['cannot', { ...WELL, unreadable: { says: 'acme answered 500.', at: 950 } }],
    ['cannot', { ...WELL, unreadable: { says: 'acme answered 500.', at: 950 }, issue: null, pair: null, item: null }],
    ['conflict', pair({ conflicts: new Map([['due', 7]]) })],
    ['cannot', pair({ problems: [problem] })],
    ['waits', pair({ waiting: new Map([['due', { side: 'jira', since: 7, notBefore: null }]]) })],
    ['waits', pair({ undecided: true })],
    ['waits', pair({ agreed: new Map([['name', { at: 5 }]]) })],
    ['waits', { ...WELL, connection: { ...WELL.connection, state: 'paused' } as never }],
    ['cannot', { ...WELL, connection: { ...WELL.connection, problems: [problem] } as never }],
    ['waits', { ...WELL, integration: { ...WELL.integration, state: 'paused' } as never }],
    ['not-linked', { ...WELL, item: { code: 'I-1', name: 'Pay', removed: true } }],
    ['not-linked', { ...WELL, pair: null, item: null }],
    ['not-linked', { ...WELL, pair: null, item: null, integration: null }],
    ['unknown', { ...WELL, issue: null, pair: null, item: null, integration: null }],
    ['unknown', { ...WELL, issue: null, pair: null, item: null, integration: null, connection: null, project: null }],
  ]
  for (const [state, facts] of wrongs) {
    const { verdict, story } = diagnose(facts)
    expect({ state: verdict.state, story: story.some((line) => line.state !== 'ok') }).toEqual({ state, story: true })
  }
})

describe('an issue that cannot be seen', () => {
  test.each(ISSUE_STATES.filter((state) => state !== 'seen'))('%s is never in sync', (state) => {
    const { verdict, story } = diagnose({ ...WELL, issue: { ...WELL.issue, state } as never })
    expect(verdict.state).toBe(state === 'deleted' ? 'gone' : 'cannot')
    expect(story.some(({ says, at }) => says.startsWith('PAY-1 ') && at === 0)).toBe(true)
  })
})

test('an issue that was moved is told under both keys', () => {
  const { story } = diagnose({ ...WELL, key: 'OLD-9' })
  expect(story.some(({ says }) => says === 'OLD-9 is called PAY-1 now.')).toBe(true)
})

test('whatever is true, there is a verdict in words, and each mapped field of a pair stands somewhere', () => {
  const some = fc.record({
    issue: fc.constantFrom(null, WELL.issue),
    item: fc.constantFrom(null, WELL.item, { code: 'I-1', name: 'Pay', removed: true }),
    integration: fc.constantFrom(null, WELL.integration),
    pair: fc.constantFrom(null, WELL.pair),
    connection: fc.constantFrom(null, WELL.connection),
    project: fc.constantFrom(null, WELL.project),
  })
  fc.assert(
    fc.property(some, (facts) => {
      const { verdict, fields, story } = diagnose({ ...WELL, ...facts })
      expect(verdict.says).toMatch(/\S.*\.$/)
      for (const { says } of story) expect(says).toMatch(/\S/)
      if (verdict.state === 'in-sync') expect(fields.size).toBe(2)
    }),
  )
})
