/** The doctor’s story in words: what was looked at, what stands in the way, what waits, and what is said once for many. */
import { describe, expect, test } from 'vitest'
import { type DoctorFacts, diagnose } from './doctor.ts'
import { type PairFacts, standingOf } from './field-standing.ts'

const PAIR: PairFacts = {
  undecided: false,
  problems: [],
  agreed: new Map([
    ['name', { at: 50 }],
    ['due', { at: 60 }],
  ]),
  waiting: new Map(),
  conflicts: new Map(),
}
const WELL: DoctorFacts = {
  key: 'PAY-1',
  connection: { name: 'acme', state: 'running', polledAt: 1_000, readingDone: true, problems: [] },
  project: { key: 'PAY', state: 'live' },
  issue: { key: 'PAY-1', type: 'Epic', status: 'To Do', state: 'seen', stateSince: 0, readAt: 900 },
  unreadable: null,
  item: { code: 'I-1', name: 'Pay', removed: false },
  integration: { name: 'Epics', state: 'running', createsItems: true, fields: ['name', 'due'] },
  pair: PAIR,
  steps: [],
}
const says = (facts: Partial<DoctorFacts>) => diagnose({ ...WELL, ...facts }).story.map((line) => line.says)
const verdict = (facts: Partial<DoctorFacts>) => diagnose({ ...WELL, ...facts }).verdict
const pair = (more: Partial<PairFacts>) => ({ pair: { ...PAIR, ...more } })
const connection = (more: object) => ({ connection: { ...WELL.connection, ...more } as DoctorFacts['connection'] })

test('what is well is told line by line, with its times', () => {
  expect(diagnose(WELL)).toMatchObject({
    verdict: { state: 'in-sync', says: 'PAY-1 and I-1 say the same.' },
    story: [
      { state: 'ok', says: 'acme was asked for changes.', at: 1_000, remedy: null },
      { state: 'ok', says: 'PAY-1 was read: Epic, To Do.', at: 900, remedy: null },
      { state: 'ok', says: 'It stands for I-1 Pay, by the integration Epics.', at: null },
      { state: 'ok', says: 'Agreed on both sides: Name, Due.', at: 60 },
    ],
  })
})

describe('the connection', () => {
  const problem = (severity: 'blocks' | 'warns') => ({ severity, code: 'x', about: 'acme', says: 'The token is gone.' })
  test('not read yet, in its first reading, paused', () => {
    expect(says(connection({ polledAt: null }))[0]).toBe('acme has not been read yet.')
    expect(says(connection({ readingDone: false }))).toContain('The first reading of acme is still under way.')
    expect(says(connection({ state: 'paused' }))).toContain('Sync of acme is paused.')
    expect(verdict(connection({ state: 'paused' }))).toEqual({ state: 'waits', says: 'Sync of acme is paused.' })
  })
  test('is stopped by what blocks, and not by what warns', () => {
    const { story, ...stopped } = diagnose({ ...WELL, ...connection({ problems: [problem('blocks')] }) })
    expect(stopped.verdict).toEqual({ state: 'cannot', says: 'The token is gone.' })
    expect(story).toContainEqual({ state: 'fails', says: 'The token is gone.', remedy: null, at: null })
    const told = { ...problem('blocks'), remedy: 'Store another.' }
    expect(diagnose({ ...WELL, ...connection({ problems: [told] }) }).story).toContainEqual(
      expect.objectContaining({ remedy: 'Store another.' }),
    )
    expect(verdict(connection({ problems: [problem('warns')] })).state).toBe('in-sync')
    expect(says(connection({ problems: [problem('warns')] }))).not.toContain('The token is gone.')
  })
  test('there is none', () => {
    expect(verdict({ connection: null, issue: null })).toEqual({
      state: 'unknown',
      says: 'No connection is kept aligned.',
    })
    expect(says({ connection: null, issue: null, pair: null })).toEqual(['No connection is kept aligned.'])
    expect(verdict({ connection: null })).toEqual({ state: 'waits', says: 'No connection is kept aligned.' })
  })
})

describe('an issue that was never read', () => {
  const never = (project: DoctorFacts['project']) => verdict({ issue: null, pair: null, project })
  test('has no project, one that is away, or was not seen yet', () => {
    expect(never(null).says).toBe('PAY-1 was never read: no integration is about its project.')
    expect(never({ key: 'PAY', state: 'unseen' } as never).says).toBe('The project PAY is not to be seen.')
    expect(never({ key: 'PAY', state: 'archived' } as never).says).toBe('The project PAY is archived.')
    expect(never({ key: 'PAY', state: 'live' } as never).says).toBe('PAY-1 was not seen in PAY yet.')
  })
})

test('an issue that is away is told with the time; deleted it warns, else it fails', () => {
  const away = (state: string) =>
    diagnose({ ...WELL, issue: { ...WELL.issue, state, stateSince: 77 } as never }).story.find(({ at }) => at === 77)
  expect(away('deleted')).toMatchObject({ state: 'warns', says: 'PAY-1 was deleted in Jira.' })
  expect(away('archived')).toMatchObject({ state: 'fails', says: expect.stringContaining('archived') })
  expect(says({})).not.toContain('PAY-1 is called PAY-1 now.')
})

test('an integration that does not run says why, and one without an item whether one comes', () => {
  const integration = (more: object) => ({ integration: { ...WELL.integration, ...more } as never })
  expect(says(integration({ state: 'draft' }))).toContain('The integration Epics was not started yet.')
  expect(says(integration({ state: 'paused' }))).toContain('The integration Epics is paused.')
  const alone = { pair: null, item: null }
  expect(says(alone)).toContain('The integration Epics makes an item for it soon.')
  expect(says({ ...alone, ...integration({ createsItems: false, state: 'draft' }) }).slice(-2)).toEqual([
    'The integration Epics makes no items, and nobody made one for it.',
    'The integration Epics was not started yet.',
  ])
  expect(says({ ...alone, integration: null })).toContain('No integration is about Epic issues of its project.')
  expect(says({ item: { code: 'I-1', name: 'Pay', removed: true } })).toContain('Its item I-1 was taken out.')
})

describe('fields', () => {
  test('that wait for the same are one line, others each their own', () => {
    const undecided = pair({ agreed: new Map(), undecided: true })
    expect(says(undecided).slice(-1)).toEqual(['Name, Due: Something changed; both sides are compared anew.'])
    expect(verdict(undecided)).toEqual({ state: 'waits', says: 'Waits: Name, Due.' })
    const split = pair({ conflicts: new Map([['due', 7]]) })
    expect(says(split).slice(-2)).toEqual([
      'Agreed on both sides: Name.',
      'Due: Both sides changed it; neither is written until a person decides.',
    ])
    expect(verdict(split)).toEqual({ state: 'conflict', says: 'A person decides: Due.' })
    expect(verdict(pair({ agreed: new Map() }))).toEqual({ state: 'waits', says: 'Waits: Name, Due.' })
    const apart = pair({ agreed: new Map(), undecided: true, conflicts: new Map([['name', 7]]) })
    expect(
      says(apart)
        .slice(-2)
        .map((line) => line.split(':')[0]),
    ).toEqual(['Name', 'Due'])
    const earlier = new Map([...PAIR.agreed].reverse())
    expect(diagnose({ ...WELL, ...pair({ agreed: earlier }) }).story.at(-1)).toMatchObject({ at: 60 })
    const sooner = new Map([
      ['name', { at: 80 }],
      ['due', { at: 60 }],
    ] as const)
    expect(diagnose({ ...WELL, ...pair({ agreed: sooner }) }).story.at(-1)).toMatchObject({ at: 80 })
  })

  test('each stands by what concerns it alone', () => {
    const running = { name: 'Epics', state: 'running' } as const
    const of = (more: Partial<PairFacts>) => standingOf('due', { ...PAIR, ...more }, running)
    const problem = (field: string | undefined, about: string) => ({
      problems: [{ severity: 'warns' as const, code: 'x', about, says: 'No.', ...(field ? { field } : {}) }],
    })
    expect(of(problem('due', 'other'))).toEqual({ state: 'cannot', says: 'No.', remedy: null, since: null })
    expect(of(problem(undefined, 'due')).state).toBe('cannot')
    expect(of(problem('name', 'due')).state).toBe('agreed')
    expect(of({ problems: [{ severity: 'warns', code: 'x', about: 'due', says: 'No.', remedy: 'Do.' }] }).remedy).toBe(
      'Do.',
    )
    const waits = (side: 'jira' | 'portfolio', notBefore: number | null) =>
      of({ waiting: new Map([['due', { side, since: 7, notBefore }]]) })
    expect(waits('jira', null)).toEqual({
      state: 'waits',
      says: 'It is about to be written to Jira.',
      remedy: null,
      since: 7,
    })
    expect(waits('portfolio', null).says).toBe('It is about to be written here.')
    expect(waits('jira', 9).says).toMatch(/to Jira\. A write of it had no answer/)
  })
})

test('the last writes are told, the oldest first, five at most', () => {
  const step = (at: number, state: string, why: string | null = null) => ({ title: `Write ${at}`, state, why, at })
  const states = ['open', 'failed', 'dropped', 'done', 'done', 'failed']
  const steps = states.map((state, at) => step(9 - at, state, state === 'failed' ? 'refused' : null))
  const { story } = diagnose({ ...WELL, steps } as never)
  expect(story.slice(-5)).toEqual([
    { state: 'ok', says: 'Write 5: done', remedy: null, at: 5 },
    { state: 'ok', says: 'Write 6: done', remedy: null, at: 6 },
    { state: 'warns', says: 'Write 7: dropped', remedy: null, at: 7 },
    { state: 'fails', says: 'Write 8: failed, refused', remedy: null, at: 8 },
    { state: 'waits', says: 'Write 9: open', remedy: null, at: 9 },
  ])
})
