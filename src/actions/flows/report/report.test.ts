/** The report in its four forms: whatever names hold, a cell stays a cell, text stays text, and each form tells the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ConfigurationPlan } from '../../../configuration/index.ts'
import type { DeployedStepView, DeploymentView } from '../../shapes/index.ts'
import { cell } from './csv.ts'
import { text } from './html.ts'
import { type ReportFormat, reportFile } from './index.ts'
import { plain } from './markdown.ts'
import { reportOf, type Telling } from './report.ts'
import { factsOf } from './words.ts'

const AT = '2026-05-29T16:00:00.000Z'
const site = { name: 'x', identity: 'x', deployment: 'cloud' } as never

const stepOf = (
  id: string,
  state: DeployedStepView['state'],
  more: Partial<DeployedStepView> = {},
): DeployedStepView => ({
  ...{ id, verb: 'update', about: `screen:${id}`, title: `Change screen ${id}`, after: [], wave: 1, state },
  ...{ why: null, by: null, byHand: null, requests: [], ...more },
})

const REQUEST = {
  method: 'PUT',
  path: '/rest/api/3/screens/1',
  outcome: 'refused',
  at: AT,
  milliseconds: 120,
  says: 'No.',
}
const STEPS = [
  stepOf('Done', 'done', { requests: [{ ...REQUEST, outcome: 'accepted', says: null }] }),
  stepOf('Bad', 'failed', { why: 'Jira refused it.', requests: [REQUEST, { ...REQUEST, milliseconds: null }] }),
  stepOf('Old', 'stale', { why: 'It was changed.' }),
  stepOf('Along', 'skipped', { why: 'Waits for "Bad".' }),
  stepOf('Chosen', 'skipped', { why: 'by hand', by: 'person:1' }),
  stepOf('Open', 'waiting'),
]

const DEPLOYMENT: DeploymentView = {
  ...{ id: 'd', plan: 'p', from: 'staging', to: 'production', projects: ['OPS'], deployment: 'cloud', state: 'failed' },
  ...{
    asked: null,
    pausedBy: null,
    undoes: null,
    undoneBy: null,
    startedBy: 'person:1',
    account: 'Grace',
    approval: { by: 'person:2', at: AT },
    identities: {
      source: { site: 'staging', account: 'Sam', email: null, whose: 'service' },
      target: { site: 'production', account: 'Grace', email: 'grace@acme.example', whose: 'own' },
    },
    startedAt: AT,
    finishedAt: AT,
  },
  ...{ total: 6, done: 1, failed: 2, skipped: 2, last: null, error: null },
  proof: { equal: false, differences: ['update screen:Bad', 'update field:Other'], at: AT, unproven: [] },
}

const PLAN = {
  ...{ madeBy: { engine: '1', kinds: {} }, steps: STEPS, from: site, to: site },
  problems: [
    { severity: 'warns', code: 'free-plan', about: 'production', says: 'It is free.', remedy: 'Pay.' },
    { severity: 'warns', code: 'person-missing', about: 'user:eva@acme.example', says: 'eva@acme.example is missing.' },
    { severity: 'warns', code: 'issues-lose', about: 'field:Team', says: '3 issues lose a value.' },
    { severity: 'notes', code: 'context-left-out', about: 'field:Team', says: 'not told' },
  ],
} as unknown as ConfigurationPlan

const said = { at: AT, account: null, step: null, steps: null, why: null }
const TELLING: Telling = {
  ...{ deployment: DEPLOYMENT, plan: PLAN, fingerprint: 'f00d', steps: STEPS },
  controls: [
    { ...said, what: 'started', actor: 'person:1' },
    { ...said, what: 'acting', actor: 'person:1', account: 'Grace' },
    { ...said, what: 'skipped', actor: 'person:2', step: 'Change screen Chosen', steps: 2, why: 'by hand' },
  ],
  nameOf: (actor) => (actor === 'person:1' ? 'Ada' : 'Eve'),
}

/** Every name and text that people or Jira chose becomes this. */
const filledWith = (word: string): Telling => ({
  ...TELLING,
  deployment: {
    ...DEPLOYMENT,
    from: word,
    to: word,
    error: word,
    proof: { equal: false, differences: [`update ${word}`], at: AT, unproven: [] },
  },
  fingerprint: 'f00d',
  steps: STEPS.map((step) => ({
    ...step,
    ...{ about: word, title: word, why: word },
    requests: step.requests.map((request) => ({ ...request, path: word, says: word })),
  })),
  plan: { ...PLAN, problems: PLAN.problems.map((problem) => ({ ...problem, about: word, says: word })) },
  controls: TELLING.controls.map((one) => ({ ...one, account: word, step: word, why: word })),
  nameOf: () => word,
})

describe('what it says', () => {
  const report = reportOf(TELLING)

  test('who did what, as whom, and what was named before', () => {
    expect(report.people.map(({ who, what }) => [who, what])).toEqual([
      ['Ada', 'started'],
      ['Ada', 'acting'],
      ['Eve', 'skipped'],
    ])
    expect(report.accounts).toEqual(['Grace'])
    const facts = Object.fromEntries(factsOf(report))
    expect(facts['Read as']).toBe('Sam on staging, service connection')
    expect(facts['Approved by']).toBe('Eve, 2026-05-29 16:00:00 UTC')
    expect(factsOf({ ...report, approval: null }).map(([name]) => name)).not.toContain('Approved by')
    expect(facts['Proven at start']).toBe('Grace on production, own token')
    expect(report.losses).toEqual([{ about: 'field:Team', says: '3 issues lose a value.' }])
    expect(report.warnings[0]).toEqual({ about: 'production', says: 'It is free. Pay.' })
  })

  test('left for a person: each step that is not done, and what only the comparison found', () => {
    expect(report.left.map(({ title }) => title)).toEqual([
      ...[
        'Change screen Bad',
        'Change screen Old',
        'Change screen Along',
        'Change screen Chosen',
        'Change screen Open',
      ],
      'update field:Other',
    ])
    expect(report.left.every(({ todo }) => todo !== '')).toBe(true)
    expect(report.left[3]?.why).toBe('Skipped by Ada: by hand')
  })

  test('what goes on by itself is nobody’s work', () => {
    const running = { ...DEPLOYMENT, state: 'running', proof: null } as const
    expect(reportOf({ ...TELLING, deployment: running }).left.map(({ title }) => title)).not.toContain(
      'Change screen Open',
    )
  })

  test.each(['html', 'json', 'csv', 'markdown'] as const)('%s tells each step with its requests', (format) => {
    const file = reportFile(TELLING, format)
    expect(file.name).toMatch(/^deployment-staging-production-2026-05-29\.\w+$/)
    for (const word of ['f00d', 'staging', 'refused', '/rest/api/3/screens/1', ...STEPS.map(({ title }) => title)])
      expect(file.text).toContain(word)
    if (format !== 'csv')
      for (const word of ['Ada', 'Eve', 'Grace', '3 issues lose a value.']) expect(file.text).toContain(word)
  })
})

describe('whatever names hold', () => {
  const nasty = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '=cmd|x',
      '+1',
      '-1',
      '@sum',
      '\t=1',
      '<script>alert(1)</script>',
      '"><img src=x>',
      '| a | b |',
      '\n# x',
      '`',
    ),
  )

  test('a cell is quoted, and no spreadsheet takes it for a formula', () => {
    fc.assert(
      fc.property(nasty, (word) => {
        const inside = cell(word).slice(1, -1)
        expect(cell(word)).toMatch(/^"[\s\S]*"$/)
        expect(inside.replaceAll('""', '')).not.toContain('"')
        expect(inside.trimStart()).not.toMatch(/^[=+\-@]/)
      }),
    )
  })

  test('in the table each row has as many cells as its head', () => {
    fc.assert(
      fc.property(nasty, (word) => {
        const rows = parsed(reportFile(filledWith(word), 'csv').text)
        expect(new Set(rows.map((row) => row.length))).toEqual(new Set([16]))
        expect(rows).toHaveLength(1 + 7)
      }),
    )
  })

  test('in the page it is text: no element more than without it, no script at all', () => {
    const elements = (page: string) => page.match(/<[a-z!/]/gi)?.length
    const usual = elements(reportFile(filledWith('word'), 'html').text)
    fc.assert(
      fc.property(nasty, (word) => {
        const page = reportFile(filledWith(word), 'html').text
        expect(elements(page)).toBe(usual)
        expect(page).not.toMatch(/<script|<img/i)
        expect(text(word)).not.toMatch(/[<>"']/)
      }),
    )
  })

  test('in Markdown it is one line without markup', () => {
    fc.assert(
      fc.property(nasty, (word) => {
        expect(plain(word)).not.toMatch(/\n|(?<!\\)(?:\\\\)*[|`<>[\]#*_]/)
        const lines = reportFile(filledWith(word), 'markdown').text.split('\n')
        expect(lines).toHaveLength(reportFile(filledWith('word'), 'markdown').text.split('\n').length)
      }),
    )
  })
})

/** By the letter of RFC 4180. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted = '', end] of csv.matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted.replaceAll('""', '"'))
    if (end !== ',') rows.push([])
  }
  return rows.slice(0, -1)
}

const FORMATS: readonly ReportFormat[] = ['html', 'json', 'csv', 'markdown']
test('a page needs nothing else: no address, no script, styles for paper and for the dark', () => {
  const page = reportFile(TELLING, 'html').text
  expect(page).toContain('user:eva@…')
  for (const word of ['@media print', 'prefers-color-scheme: dark', 'Content-Security-Policy'])
    expect(page).toContain(word)
  for (const format of FORMATS)
    expect(reportFile(TELLING, format).text).not.toMatch(/<script|https?:|authorization|@\w+\.\w/i)
})
