/** What Jira tells in a field of each type: read in its forms of both products, and null, never empty, in any other. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import { JIRA_TYPES, type JiraType, jiraTypeOf } from './jira-type.ts'
import { openOf, sprintIn } from './sprint.ts'
import { told } from './told.ts'

const named = (id: string | null, name: string) => ({ id, name })

describe('what reads as its type', () => {
  test.each<[JiraType, Json, unknown]>([
    ['text', 'a line', { kind: 'text', text: 'a line' }],
    ['text', null, { kind: 'text', text: '' }],
    ['textarea', null, { kind: 'document', document: null }],
    ['textarea', '*wiki*', { kind: 'document', document: '*wiki*' }],
    ['textarea', { type: 'doc' }, { kind: 'document', document: { type: 'doc' } }],
    ['number', 2.5, { kind: 'number', number: 2.5 }],
    ['number', null, { kind: 'number', number: null }],
    ['date', null, { kind: 'day', day: null }],
    ['date', '2027-02-28', { kind: 'day', day: '2027-02-28' }],
    ['date', '2027-02-28T10:00:00.000+0000', { kind: 'day', day: '2027-02-28' }],
    ['datetime', null, { kind: 'instant', at: null }],
    ['datetime', '1970-01-01T01:00:00.000+0100', { kind: 'instant', at: 0 }],
    ['option', null, { kind: 'choice', choice: null, child: null }],
    ['option', { id: 7, value: 'Red', name: 'no' }, { kind: 'choice', choice: named('7', 'Red'), child: null }],
    [
      'cascade',
      { id: '1', value: 'A', child: { id: '2', value: 'B' } },
      { kind: 'choice', choice: named('1', 'A'), child: named('2', 'B') },
    ],
    ['team', 'uuid', { kind: 'choice', choice: named(null, 'uuid'), child: null }],
    ['team', { id: 'uuid', title: 'Payers' }, { kind: 'choice', choice: named('uuid', 'Payers'), child: null }],
    ['parent', { id: '9', key: 'PAY-9' }, { kind: 'choice', choice: named('9', 'PAY-9'), child: null }],
    ['status', { id: '3' }, { kind: 'choice', choice: named('3', '3'), child: null }],
    ['group', { groupId: 'g1', name: 'devs' }, { kind: 'choice', choice: named('g1', 'devs'), child: null }],
    ['group', { name: 'devs' }, { kind: 'choice', choice: named(null, 'devs'), child: null }],
    ['labels', ['b', 'a'], { kind: 'set', members: [named(null, 'b'), named(null, 'a')] }],
    ['labels', null, { kind: 'set', members: [] }],
    ['components', [{ id: '1', name: 'Core' }], { kind: 'set', members: [named('1', 'Core')] }],
    ['user', null, { kind: 'people', people: [] }],
    ['user', { accountId: 'a', key: 'k', displayName: 'Ann' }, { kind: 'people', people: [named('a', 'Ann')] }],
    ['user', { key: 'k', name: 'n' }, { kind: 'people', people: [named('k', 'k')] }],
    ['users', [{ name: 'n', displayName: 'Ned' }], { kind: 'people', people: [named('n', 'Ned')] }],
    [
      'version',
      { id: '1', name: '1.0', startDate: '', releaseDate: '2027-01-01' },
      { kind: 'spells', spells: [{ ...named('1', '1.0'), begins: null, ends: '2027-01-01' }] },
    ],
    [
      'versions',
      [{ id: '1', name: '1.0', startDate: '2027-01-01' }],
      { kind: 'spells', spells: [{ ...named('1', '1.0'), begins: '2027-01-01', ends: null }] },
    ],
    ['seconds', 60, { kind: 'seconds', original: null, left: null, spent: 60 }],
    ['seconds', null, { kind: 'seconds', original: null, left: null, spent: null }],
    [
      'time-tracking',
      { originalEstimateSeconds: 3, remainingEstimateSeconds: 2, timeSpentSeconds: 1 },
      { kind: 'seconds', original: 3, left: 2, spent: 1 },
    ],
    ['time-tracking', { originalEstimate: '3d' }, { kind: 'seconds', original: null, left: null, spent: null }],
    ['count', 5, { kind: 'number', number: 5 }],
    ['count', { votes: 2, hasVoted: true }, { kind: 'number', number: 2 }],
    ['count', { self: '', watchCount: 0 }, { kind: 'number', number: 0 }],
    ['count', { progress: 4, total: 8 }, { kind: 'number', number: 4 }],
    ['rank', '0|i0001:', { kind: 'order', place: '0|i0001:' }],
  ])('%s: %j', (type, raw, wanted) => {
    expect(told(type, raw)).toEqual(wanted)
  })
})

describe('what does not', () => {
  test.each<[JiraType, Json]>([
    ['text', 7],
    ['textarea', 7],
    ['number', '7'],
    ['date', 7],
    ['date', '2027-02-30'],
    ['datetime', 7],
    ['datetime', 'soon'],
    ['option', 7],
    ['option', {}],
    ['labels', 'a'],
    ['labels', ['a', 7]],
    ['labels', ['a', null]],
    ['user', 'ann'],
    ['users', ['ann']],
    ['users', [{ accountId: 7 }]],
    ['versions', [7]],
    ['sprint', ['Sprint 1']],
    ['sprint', [{ id: 1 }]],
    ['seconds', '1h'],
    ['count', '7'],
    ['count', { votes: '2' }],
    ['rank', 7],
    ['unknown', 'anything'],
  ])('%s: %j', (type, raw) => {
    expect(told(type, raw)).toBeNull()
  })
  test('every type has a reader', () => {
    for (const type of Object.keys(JIRA_TYPES) as JiraType[]) expect(() => told(type, null)).not.toThrow()
  })
})

describe('a sprint', () => {
  const record = (inside: string) => `com.atlassian.greenhopper.service.sprint.Sprint@1f[${inside}]`
  test('of Cloud and of Data Center is the same', () => {
    const wanted = { id: '7', name: 'Sprint 7', state: 'active', begins: '2027-01-01', ends: '2027-01-15' }
    expect(
      sprintIn({ id: 7, name: 'Sprint 7', state: 'active', startDate: '2027-01-01', endDate: '2027-01-15' }),
    ).toEqual(wanted)
    expect(
      sprintIn(
        record('id=7,rapidViewId=2,state=ACTIVE,name=Sprint 7,startDate=2027-01-01,endDate=2027-01-15,sequence=7'),
      ),
    ).toEqual(wanted)
  })
  test('that has not begun has no days, and one without a state is over', () => {
    expect(sprintIn(record('id=7,name=Later,startDate=<null>,endDate=<null>'))).toEqual({
      ...{ id: '7', name: 'Later', state: 'closed', begins: null, ends: null },
    })
    expect(sprintIn({ id: 7, name: 'Later', state: 1, startDate: 1, endDate: 2 })).toMatchObject({
      state: 'closed',
      begins: null,
      ends: null,
    })
  })
  test('may be called what looks like its record', () => {
    expect(sprintIn(record('id=7,name=A, b=c [x] y,goal=name=Z,name=Other'))).toMatchObject({
      id: '7',
      name: 'A, b=c [x] y',
    })
  })
  test.each<[Json]>([
    ['Sprint 7'],
    [record('id=7')],
    [record('name=x')],
    [{ name: 'x' }],
    [{ id: 7, name: 7 }],
    [`${record('id=7,name=x')} `],
    [7],
  ])('is none: %j', (raw) => {
    expect(sprintIn(raw)).toBeNull()
  })
  test('counts while it runs, else while it is to come, else as past', () => {
    const [past, now, next] = ['closed', 'active', 'future'].map((state) => ({
      id: state,
      name: state,
      state,
      begins: null,
      ends: null,
    }))
    if (!past || !now || !next) throw new Error('three')
    expect(openOf([past, now, next])).toEqual([now])
    expect(openOf([past, next])).toEqual([next])
    expect(openOf([past])).toEqual([past])
    expect(openOf([])).toEqual([])
  })
})

test('a type is told by the schema, a plugin’s before, and never by the name', () => {
  const field = (more: Partial<Parameters<typeof jiraTypeOf>[0]>) =>
    jiraTypeOf({ id: 'customfield_1', type: 'string', items: null, schema: null, custom: true, ...more } as never)
  expect(field({})).toBe('text')
  expect(field({ schema: 'com.atlassian.jira.plugin.system.customfieldtypes:textarea' })).toBe('textarea')
  expect(field({ id: 'description', custom: false })).toBe('textarea')
  // The id of a field of Jira's own says nothing of a custom one, nor the other way round.
  expect(field({ id: 'description' })).toBe('text')
  expect(field({ custom: false, schema: 'x:textarea' })).toBe('text')
  expect(field({ type: 'array', items: 'string' })).toBe('labels')
  expect(field({ type: 'array', items: 'json', schema: 'com.pyxis.greenhopper.jira:gh-sprint' })).toBe('sprint')
  expect(field({ type: 'array', items: 'json' })).toBe('unknown')
  expect(field({ type: null })).toBe('unknown')
})
