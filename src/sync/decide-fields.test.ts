/** What becomes of a pair field by field: one never blocks another, every skip has its reason, and what is under way is not begun twice. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Item } from '../portfolio/index.ts'
import { type Deciding, decidePair, heldIn } from './decide.ts'
import type { FieldMapping, Integration } from './integration.ts'
import type { Pair } from './pair.ts'

const AT = Date.UTC(2027, 2, 1, 9)
const NAME: FieldMapping = { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' }
const DUE: FieldMapping = { field: 'due', jira: 'duedate', flow: 'both', policy: 'ask' }
const LABELS: FieldMapping = { field: 'labels', jira: 'labels', flow: 'both', policy: 'merge' }
const TEXT: FieldMapping = { field: 'description', jira: 'description', flow: 'both', policy: 'newest' }
const STAGE: FieldMapping = { ...NAME, field: 'stage', jira: 'status', values: { idea: ['1'], done: ['3'] } }
const doc = (text: string, more: object = {}): Json => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', ...more, content: [{ type: 'text', text }] }],
})

const INTEGRATION = { id: 'i', name: 'Epics', projects: ['10'], types: ['1'], fields: [NAME, DUE] }
const deciding = (fields: readonly FieldMapping[], more: Partial<Deciding> = {}): Deciding => ({
  integration: { ...INTEGRATION, fields } as unknown as Integration,
  people: { members: new Map(), deployment: 'cloud' },
  account: 'us',
  since: AT,
  skew: 0,
  ...more,
})
const ITEM = { id: 'x', code: 'I-1', level: 'initiative', name: 'Base', due: '2027-01-01', labels: [], stage: 'idea' }
const FIELDS = { summary: 'Base', duedate: '2027-01-01', labels: [], status: { id: '1', name: 'To Do' } }
const AGREED: Pair['agreed'] = {
  name: { base: 'Base', sent: [] },
  due: { base: '2027-01-01', sent: [] },
  labels: { base: [], sent: [] },
  stage: { base: 'idea', sent: [] },
}
interface Given extends Partial<Omit<Pair, 'item' | 'issue'>> {
  readonly item?: Readonly<Record<string, Json>>
  readonly fields?: Readonly<Record<string, Json | undefined>>
  readonly issue?: Partial<Pair['issue']>
}
function pairOf({ item = {}, fields = {}, issue = {}, ...more }: Given): Pair {
  const raw = Object.entries({ ...FIELDS, ...fields }).filter(([, value]) => value !== undefined)
  return {
    ...{ link: 'l', integration: 'i', touched: 7, item: { ...ITEM, ...item } as unknown as Item },
    ...{ saidAt: {}, saidHere: {} },
    issue: {
      ...{ id: '1', key: 'PAY-1', summary: '', projectId: '10', typeId: '1', statusId: '1', state: 'seen' },
      ...{ updated: AT, changedAt: {}, saidBy: {}, link: 'l', fields: Object.fromEntries(raw) },
      ...issue,
    } as Pair['issue'],
    ...{ agreed: AGREED, changes: [], steps: [], asked: {}, unrest: {}, ...more },
  }
}
const EMPTY = { agreed: [], conflicts: [], steps: [], dropped: [], settled: [], problems: [] }
const step = (id: string, field: 'name' | 'due', to: 'jira' | 'portfolio', value: Json) => ({ id, field, to, value })

describe('each field for itself', () => {
  test('at rest nothing is decided', () => {
    expect(decidePair(pairOf({}), deciding([NAME, DUE, LABELS, STAGE]))).toEqual({ link: 'l', touched: 7, ...EMPTY })
  })

  test('one that cannot be aligned is told with its reason, and the others go on', () => {
    const pair = pairOf({ fields: { summary: undefined, duedate: 7 }, item: { labels: ['new'] } })
    const { problems, steps } = decidePair(pair, deciding([NAME, DUE, LABELS]))
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['name', 'field-unreadable'],
      ['due', 'value-unknown'],
    ])
    expect(problems[0]).toMatchObject({ severity: 'warns', about: 'name', remedy: expect.stringMatching(/screens/) })
    expect(steps).toMatchObject([{ field: 'labels', to: 'jira', value: ['new'], expects: [], since: AT }])
  })

  test('what Jira did not show is not taken for empty, and what waited is dropped', () => {
    const pair = pairOf({
      fields: { duedate: undefined },
      steps: [step('1', 'due', 'jira', null), step('2', 'name', 'jira', 'Base')],
    })
    const { dropped, steps, problems } = decidePair(pair, deciding([DUE]))
    expect({ steps, dropped: dropped.toSorted() }).toEqual({ steps: [], dropped: ['1', '2'] })
    expect(problems).toHaveLength(1)
  })

  test('what cannot be said in Jira is told, and no step of it is left', () => {
    const pair = pairOf({ item: { stage: 'started' }, steps: [step('1', 'name', 'jira', 'Base')] })
    const { problems, steps, dropped } = decidePair(pair, deciding([STAGE, NAME]))
    expect(problems).toMatchObject([{ field: 'stage', code: 'status-not-mapped' }])
    expect(steps).toEqual([])
    expect(dropped).toEqual(['1'])
    const there = pairOf({ fields: { status: { id: '3', name: 'Done' } } })
    expect(decidePair(there, deciding([STAGE])).steps).toMatchObject([
      { to: 'portfolio', value: 'done', expects: 'idea' },
    ])
  })

  test('a field that is not mapped any more is written no more', () => {
    const steps = [step('1', 'due', 'jira', '2027-05-05'), step('2', 'name', 'jira', 'Ours')]
    const { dropped } = decidePair(pairOf({ item: { name: 'Ours' }, steps }), deciding([NAME]))
    expect(dropped).toEqual(['1'])
  })

  test('a field that goes back and forth is left alone, and the step that is under way is not', () => {
    const unrest = { name: { written: [{ value: 'Ours', at: [AT, AT - 1, AT - 2] }], said: [] } }
    const restless = decidePair(pairOf({ item: { name: 'Ours' }, unrest }), deciding([NAME]))
    expect(restless).toMatchObject({ steps: [], problems: [{ code: 'field-restless', field: 'name' }] })
    const steps = [step('2', 'name', 'jira', 'Ours')]
    expect(decidePair(pairOf({ item: { name: 'Ours' }, unrest, steps }), deciding([NAME]))).toMatchObject(EMPTY)
  })
})

describe('an issue that is not where the integration looks', () => {
  const away = (issue: Partial<Pair['issue']>) =>
    decidePair(pairOf({ issue, item: { name: 'Ours' }, steps: [step('1', 'name', 'jira', 'Ours')] }), deciding([NAME]))
  test.each([
    ['hidden', { state: 'hidden' }],
    ['deleted', { state: 'deleted' }],
    ['archived', { state: 'archived' }],
    ['trashed', { state: 'trashed' }],
    ['project-unseen', { state: 'project-unseen' }],
    ['outside', { projectId: '99' }],
  ] as const)('%s: nothing flows, and it says why', (state, issue) => {
    const { problems, ...rest } = away(issue)
    expect(rest).toEqual({ link: 'l', touched: 7, ...EMPTY, dropped: ['1'], problems: undefined })
    expect(problems).toEqual([
      {
        severity: 'warns',
        code: `issue-${state}`,
        about: 'PAY-1',
        field: 'name',
        says: expect.stringMatching(/^PAY-1 \S/),
      },
    ])
  })
  test('of another type: nothing flows either', () => {
    expect(away({ typeId: '9' })).toMatchObject({ steps: [], dropped: ['1'], problems: [{ code: 'issue-type-left' }] })
  })
})

describe('both sides changed', () => {
  const both = (more: Given = {}) => pairOf({ fields: { summary: 'Theirs' }, item: { name: 'Ours' }, ...more })

  test('the newest wins by our clock, and the other is kept', () => {
    const decided = (ours: number | undefined, theirs: number | undefined, skew = 0) =>
      decidePair(
        both({
          saidAt: ours === undefined ? {} : { name: ours },
          issue: { changedAt: theirs === undefined ? {} : { summary: theirs }, updated: AT + 50 },
        }),
        deciding([NAME], { skew }),
      )
    const kept = { field: 'name', base: 'Base', jira: 'Theirs', portfolio: 'Ours', policy: 'newest' }
    expect(decided(AT + 2, AT + 1)).toMatchObject({
      steps: [{ to: 'jira', value: 'Ours', expects: 'Theirs' }],
      conflicts: [{ ...kept, winner: 'portfolio' }],
    })
    expect(decided(AT + 1, AT + 2)).toMatchObject({
      steps: [{ to: 'portfolio', value: 'Theirs', expects: 'Ours' }],
      conflicts: [{ ...kept, winner: 'jira' }],
    })
    // Jira's clock is ahead: what it says happened later happened before.
    expect(decided(AT + 1, AT + 2, 5).conflicts).toMatchObject([{ winner: 'portfolio' }])
    expect(decided(undefined, AT + 2).conflicts).toMatchObject([{ winner: 'jira' }])
    // No history of the field: as late as the issue was touched.
    expect(decided(AT + 40, undefined).conflicts).toMatchObject([{ winner: 'jira' }])
    expect(decided(AT + 60, undefined).conflicts).toMatchObject([{ winner: 'portfolio' }])
  })

  test('a step of a merged set that takes over another value of Jira’s than now is decided anew', () => {
    const sides = { issue: { fields: { labels: ['a', 'ours', 'theirs'] } }, item: { labels: ['a'] } } as const
    const agreed = { labels: { base: ['a', 'ours'], sent: [] } }
    const open = { id: '1', field: 'labels', to: 'portfolio', value: ['a', 'theirs'] } as const
    const decided = (agrees: Json) =>
      decidePair(pairOf({ ...sides, agreed, steps: [{ ...open, agrees }] }), deciding([LABELS]))
    expect(decided(['a', 'theirs'])).toMatchObject({ dropped: ['1'], steps: [{ to: 'jira' }, { to: 'portfolio' }] })
    expect(decided(['a', 'ours', 'theirs'])).toMatchObject({ dropped: [], steps: [{ to: 'jira' }] })
  })

  test('what was overruled is told once: not again while the step is under way', () => {
    const steps = [step('1', 'name', 'portfolio', 'Theirs')]
    expect(decidePair(both({ steps }), deciding([NAME]))).toMatchObject({ ...EMPTY })
    const other = [
      step('1', 'name', 'portfolio', 'Earlier'),
      step('2', 'due', 'jira', null),
      step('3', 'name', 'jira', 'Theirs'),
    ]
    const anew = decidePair(both({ steps: other }), deciding([NAME, DUE]))
    expect(anew.dropped.toSorted()).toEqual(['1', '2', '3'])
    expect(anew.steps).toMatchObject([{ to: 'portfolio', value: 'Theirs' }])
    expect(anew.conflicts).toHaveLength(1)
  })

  const dues = (more: Given = {}) => pairOf({ fields: { duedate: '2027-02-02' }, item: { due: '2027-03-03' }, ...more })
  const open = {
    field: 'due',
    base: '2027-01-01',
    jira: '2027-02-02',
    portfolio: '2027-03-03',
    policy: 'ask',
    winner: null,
  }
  test('a person is asked once for the same two values, and anew for others', () => {
    expect(decidePair(dues(), deciding([DUE])).conflicts).toEqual([open])
    const asked = (jira: string, portfolio: string) => ({ asked: { due: { jira, portfolio } } })
    expect(decidePair(dues(asked('2027-02-02', '2027-03-03')), deciding([DUE]))).toMatchObject(EMPTY)
    expect(decidePair(dues(asked('2027-02-09', '2027-03-03')), deciding([DUE])).conflicts).toEqual([open])
    expect(decidePair(dues(asked('2027-02-02', '2027-03-09')), deciding([DUE])).conflicts).toEqual([open])
    expect(decidePair(dues({ steps: [step('1', 'due', 'jira', 'x')] }), deciding([DUE])).dropped).toEqual(['1'])
  })

  test('a question that answers itself is settled, and what is alike is agreed', () => {
    const asked = { due: { jira: 'a', portfolio: 'b' } }
    const alike = pairOf({ fields: { duedate: '2027-09-09' }, item: { due: '2027-09-09' }, asked })
    expect(decidePair(alike, deciding([DUE]))).toMatchObject({
      settled: ['due'],
      agreed: [{ field: 'due', value: '2027-09-09' }],
    })
    expect(decidePair(pairOf({ asked }), deciding([DUE])).settled).toEqual(['due'])
    expect(decidePair(pairOf({}), deciding([DUE])).settled).toEqual([])
    expect(
      decidePair(dues({ asked: { due: { jira: '2027-02-02', portfolio: '2027-03-03' } } }), deciding([DUE])).settled,
    ).toEqual([])
  })

  test('never compared, both full: the time of the issue is not that of the field', () => {
    const never = both({ agreed: {}, saidAt: { name: AT + 99 } })
    expect(decidePair(never, deciding([NAME])).conflicts).toMatchObject([{ base: undefined, winner: 'jira' }])
  })
})

describe('a set that is merged', () => {
  test('written here takes over what Jira says; what is alike there is only written', () => {
    const taken = pairOf({ fields: { labels: ['j'] }, item: { labels: ['p'] } })
    expect(decidePair(taken, deciding([LABELS])).steps).toEqual([
      { field: 'labels', to: 'jira', value: ['j', 'p'], expects: ['j'], since: AT, known: 0 },
      { field: 'labels', to: 'portfolio', value: ['j', 'p'], expects: ['p'], since: AT, agrees: ['j'] },
    ])
    const fromJira = pairOf({ fields: { labels: ['j'] } })
    expect(decidePair(fromJira, deciding([LABELS])).steps).toEqual([
      { field: 'labels', to: 'portfolio', value: ['j'], expects: [], since: AT },
    ])
  })
})

describe('a description', () => {
  const agreed = { description: { base: doc('one'), sent: [] } }
  const told = (theirs: Json, ours: Json) =>
    decidePair(pairOf({ agreed, fields: { description: theirs }, item: { description: ours } }), deciding([TEXT]))
  test('that Jira only gave ids to is nobody’s edit, and does not go back', () => {
    expect(told(doc('one', { attrs: { localId: 'a1' } }), doc('one')).steps).toEqual([])
  })
  test('is written as its author left it', () => {
    const theirs = doc('two', { attrs: { localId: 'a1' } })
    expect(told(theirs, doc('one')).steps).toMatchObject([{ to: 'portfolio', value: theirs }])
    const ours = doc('two', { attrs: { localId: 'b2' } })
    expect(told(doc('one'), ours).steps).toMatchObject([{ to: 'jira', value: ours, expects: doc('one') }])
  })
  test('that was sent is known again under other ids', () => {
    const sent = { base: doc('one'), sent: [{ to: 'jira' as const, value: doc('two') }] }
    const pair = pairOf({
      agreed: { description: sent },
      fields: { description: doc('two', { attrs: { localId: 'a' } }) },
      item: { description: doc('three') },
    })
    expect(decidePair(pair, deciding([TEXT]))).toMatchObject({
      conflicts: [],
      steps: [{ to: 'jira', value: doc('three') }],
    })
  })
})

test('what is held is told best first: ours, what was sent to Jira, what was agreed', () => {
  const agreed = {
    name: {
      base: 'agreed',
      sent: [
        { to: 'jira' as const, value: 'first' },
        { to: 'portfolio' as const, value: 'here' },
        { to: 'jira' as const, value: 'second' },
      ],
    },
  }
  const item = { name: 'ours' } as unknown as Item
  expect(heldIn({ item, agreed }, 'name')).toEqual(['ours', 'second', 'first', 'agreed'])
  expect(heldIn({ item, agreed: { name: { base: undefined, sent: [] } } }, 'name')).toEqual(['ours'])
  expect(heldIn({ item, agreed: {} }, 'name')).toEqual(['ours'])
})

test('what arrived is agreed, though both sides say other things by now', () => {
  const agreed = { name: { base: 'Base', sent: [{ to: 'jira' as const, value: 'Sent' }] } }
  const pair = (summary: string) => pairOf({ agreed, fields: { summary }, item: { name: 'Ours' } })
  expect(decidePair(pair('Sent'), deciding([NAME])).agreed).toEqual([{ field: 'name', value: 'Sent' }])
  expect(decidePair(pair('Base'), deciding([NAME])).agreed).toEqual([])
  const alike = pairOf({ agreed, fields: { summary: 'Sent' }, item: { name: 'Sent' } })
  expect(decidePair(alike, deciding([NAME])).agreed).toEqual([{ field: 'name', value: 'Sent' }])
})
