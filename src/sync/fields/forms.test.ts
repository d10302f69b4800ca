/** Each form both ways and as histories tell it: days, names, people, choices, a line of text; and where forms meet. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import type { Change } from '../../jira/index.ts'
import {
  after as became,
  born,
  isChanged,
  isToldOneByOne,
  isWalked,
  leftAlone,
  type People,
  toChange,
  toItem,
  toJira,
  before as was,
} from '../convert.ts'
import type { FieldMapping } from '../integration.ts'
import { flowsFor, needsValues, needsZone } from './meetings.ts'

const CLOUD: People = {
  members: new Map([
    ['ann', 'm-ann'],
    ['bob', 'm-bob'],
  ]),
  deployment: 'cloud',
}
const mapped = (
  field: FieldMapping['field'],
  type?: FieldMapping['type'],
  more: Partial<FieldMapping> = {},
): FieldMapping => ({
  ...{ field, jira: 'customfield_1', flow: 'both', policy: 'newest', type, ...more },
})
const read = (raw: Json, mapping: FieldMapping, held: Json[] = []) => toItem(raw, mapping, CLOUD, held)
const change = (
  from: string | null,
  to: string | null,
  fromText: string | null = null,
  toText: string | null = null,
): Change => ({
  ...{ issueId: '1', history: '1', at: 1, author: 'ann', field: 'customfield_1', from, to, fromText, toText },
})
const problem = (code: string) => ({ problem: expect.objectContaining({ code }) })

describe('a day', () => {
  const due = mapped('due')
  test('is what it is, in histories too', () => {
    expect(read('2027-03-04', due)).toEqual({ value: '2027-03-04' })
    expect(read(null, due)).toEqual({ value: null })
    expect(read(7, due)).toEqual(problem('value-unknown'))
    expect(toJira('2027-03-04', due, CLOUD)).toEqual({ set: '2027-03-04' })
    expect(was(change('2027-03-04', null), due, CLOUD)).toEqual({ value: '2027-03-04' })
    expect(was(change('', null), due, CLOUD)).toEqual({ value: null })
    expect(was(change('soon', null), due, CLOUD)).toEqual(problem('value-unknown'))
  })

  test('of a moment goes by the zone, UTC where nobody said which', () => {
    const moment = mapped('due', 'datetime', { zone: 'Asia/Kolkata' })
    expect(read('2027-03-04T20:00:00.000+0000', moment)).toEqual({ value: '2027-03-05' })
    expect(read('2027-03-04T20:00:00.000+0000', mapped('due', 'datetime'))).toEqual({ value: '2027-03-04' })
    expect(read(null, moment)).toEqual({ value: null })
    expect(read(7, moment)).toEqual(problem('value-unknown'))
    expect(toJira(null, moment, CLOUD)).toEqual({ set: null })
    expect(toJira('2027-03-05', moment, CLOUD)).toEqual({ set: '2027-03-04T18:30:00.000+0000' })
    expect(toJira('2027-03-06', moment, CLOUD, { raw: '2027-03-04T20:00:00.000+0000' })).toEqual({
      set: '2027-03-05T20:00:00.000+0000',
    })
    expect(toJira('2027-03-05', moment, CLOUD, { raw: 7 })).toEqual({ set: '2027-03-04T18:30:00.000+0000' })
    expect(became(change(null, '', null, '2027-03-04T20:00:00+0000'), moment, CLOUD)).toEqual({ value: '2027-03-05' })
  })

  test('only of moments that both were one it is asked whether the time of day stayed', () => {
    const moment = mapped('due', 'datetime')
    const alone = (from: string | null, to: string | null) => leftAlone(change(from, to), moment, CLOUD)
    expect(alone(null, '2027-03-04T20:00:00+0000')).toBe(true)
    expect(alone('2027-03-04T20:00:00+0000', null)).toBe(true)
    expect(alone('odd', '2027-03-04T20:00:00+0000')).toBe(true)
    expect(alone('2027-03-04T20:00:00+0000', 'odd')).toBe(true)
    expect(alone('2027-03-04T20:00:00+0000', '2027-03-05T20:00:01+0000')).toBe(false)
    expect(leftAlone(change('2027-03-04T20:00:00+0000', '2027-03-05T20:00:01+0000'), mapped('due'), CLOUD)).toBe(true)
  })

  test('a choice’s child that our write took away is not left alone', () => {
    const child = change(null, null, 'Parent values: A(1)Level 1 values: B(2)', 'Parent values: C(3)')
    expect(leftAlone(child, mapped('stage', 'cascade'), CLOUD)).toBe(false)
    expect(leftAlone(change(null, null, 'Parent values: A(1)'), mapped('stage', 'cascade'), CLOUD)).toBe(true)
    expect(leftAlone(change(null, null), mapped('stage', 'cascade'), CLOUD)).toBe(true)
    expect(leftAlone(child, mapped('stage', 'option'), CLOUD)).toBe(true)
  })

  test('of spells: the first that begins, the last that ends, in whatever order they are told', () => {
    const versions = ['2027-05-01', '2027-01-01', '2027-03-01'].map((day, id) => ({
      id: String(id),
      name: day,
      startDate: day,
      releaseDate: day,
    }))
    expect(read(versions, mapped('start', 'versions'))).toEqual({ value: '2027-01-01' })
    expect(read(versions, mapped('due', 'versions'))).toEqual({ value: '2027-05-01' })
    expect(read(7, mapped('due', 'versions'))).toEqual(problem('value-unknown'))
    expect(became(change('1', '2', 'a', 'b'), mapped('due', 'versions'), CLOUD)).toEqual(problem('value-unknown'))
    // Of versions those that are over count as well.
    const sprints = [
      { id: 1, name: 'S1', state: 'closed', endDate: '2027-01-09T10:00:00.000Z' },
      { id: 2, name: 'S2', state: 'future', endDate: '2027-01-20 or so' },
    ]
    expect(read(sprints, mapped('due', 'sprint'))).toEqual({ value: '2027-01-20' })
  })
})

describe('names', () => {
  const options = mapped('labels', 'options')
  const option = (id: string, value: string): Json => ({ id, value })
  test('what stays is told by its id, what comes by its name, each in its type’s form', () => {
    expect(toJira(['A', 'C'], options, CLOUD, { raw: [option('1', 'A'), option('2', 'B')] })).toEqual({
      set: [{ id: '1' }, { value: 'C' }],
    })
    expect(toJira(['A', 'C'], mapped('labels', 'components'), CLOUD, { raw: [{ id: '1', name: 'A' }] })).toEqual({
      set: [{ id: '1' }, { name: 'C' }],
    })
    expect(toJira(['a', 'b'], mapped('labels'), CLOUD, { raw: ['a'] })).toEqual({ set: ['a', 'b'] })
    expect(toJira(['a'], mapped('labels'), CLOUD, { raw: 7 })).toEqual({ set: ['a'] })
    expect(toJira(null, mapped('labels'), CLOUD, { raw: ['a'] })).toEqual({ set: [] })
    expect(toJira(['two words'], options, CLOUD, {})).toEqual({ set: [{ value: 'two words' }] })
  })
  test('what comes and goes is told by itself: what goes by its id, where Jira showed it', () => {
    const changed = (value: Json, mapping: FieldMapping, raw: Json, was: Json) =>
      toChange(value, mapping, CLOUD, { raw, was })
    expect(changed(['A', 'C'], options, [option('1', 'A'), option('2', 'B')], ['A', 'B'])).toEqual([
      { remove: { id: '2' } },
      { add: { value: 'C' } },
    ])
    expect(changed(['C'], mapped('labels', 'components'), [{ id: '1', name: 'A' }], ['A', 'gone'])).toEqual([
      ...[{ remove: { id: '1' } }, { remove: { name: 'gone' } }],
      { add: { name: 'C' } },
    ])
    expect(changed(['b'], mapped('labels'), ['a', 'theirs'], ['a'])).toEqual([{ remove: 'a' }, { add: 'b' }])
    expect(changed(['a'], mapped('labels'), 7, null)).toEqual([{ add: 'a' }])
    expect(changed('2027-03-04', mapped('due'), null, null)).toBeNull()
    expect(changed(['a'], mapped('labels', 'number'), null, null)).toBeNull()
  })
  test('are read in order and once each, of people and versions too', () => {
    expect(read(['b', 'a', 'b'], mapped('labels'))).toEqual({ value: ['a', 'b'] })
    expect(
      read(
        [
          { accountId: 'x', displayName: 'Zoe' },
          { accountId: 'y', displayName: 'Abe' },
        ],
        mapped('labels', 'users'),
      ),
    ).toEqual({ value: ['Abe', 'Zoe'] })
    expect(read([{ id: '1', name: '1.0' }], mapped('labels', 'versions'))).toEqual({ value: ['1.0'] })
    expect(read(7, mapped('labels', 'users'))).toEqual(problem('value-unknown'))
    expect(read(7, mapped('labels', 'versions'))).toEqual(problem('value-unknown'))
  })
  test('as histories tell them', () => {
    const told = (type: FieldMapping['type'], id: string | null, text: string | null) =>
      became(change(null, id, null, text), mapped('labels', type), CLOUD)
    expect(told('labels', null, null)).toEqual({ value: [] })
    expect(told('options', null, '')).toEqual({ value: [] })
    expect(told('labels', null, ' a  b ')).toEqual({ value: ['a', 'b'] })
    expect(told('options', '[1, 2]', '[Red, Blue]')).toEqual({ value: ['Blue', 'Red'] })
    expect(told('options', '[1, 2]', 'A [x],B]')).toEqual({ value: ['A [x]', 'B'] })
    expect(told('components', '7', 'Core, or so')).toEqual({ value: ['Core, or so'] })
    expect(told('versions', '7', 'a,b')).toEqual({ value: ['a,b'] })
  })
  test('a team is read by its name, never written, and unknown where Jira tells its id alone', () => {
    const team = mapped('labels', 'team')
    expect(read({ id: 'u-1', title: 'Payers, or so' }, team)).toEqual({ value: ['Payers, or so'] })
    expect([read(null, team), read('u-1', team)]).toEqual([{ value: [] }, problem('value-unknown')])
    expect(became(change(null, 'u-1', null, 'Payers, or so'), team, CLOUD)).toEqual({ value: ['Payers, or so'] })
    expect(toJira(['Payers'], team, CLOUD)).toEqual(problem('read-alone'))
    expect(flowsFor('labels', 'team', 'customfield_1')).toEqual(['from-jira'])
  })
  test.each<[NonNullable<FieldMapping['type']>, Json]>([
    ['option', { id: '1', value: 'Red, or so' }],
    ['version', { id: '1', name: 'Red, or so' }],
    ['group', { name: 'Red, or so' }],
    ['project', { id: '1', key: 'RED', name: 'Red, or so' }],
    ['issuetype', { id: '1', name: 'Red, or so' }],
  ])('of a single %s is one, or none, and is never written', (type, raw) => {
    const one = mapped('labels', type)
    expect([read(raw, one), read(null, one)]).toEqual([{ value: ['Red, or so'] }, { value: [] }])
    expect(read(7, one)).toEqual(problem('value-unknown'))
    expect(became(change(null, '1', null, 'Red, or so'), one, CLOUD)).toEqual({ value: ['Red, or so'] })
    expect(toJira(['Red'], one, CLOUD)).toEqual(problem('read-alone'))
    expect(flowsFor('labels', type, 'customfield_1')).toEqual(['from-jira'])
  })
  test('are told one by one of versions and components alone', () => {
    expect(
      (['versions', 'components', 'labels', 'options'] as const).map((type) => isToldOneByOne(mapped('labels', type))),
    ).toEqual([true, true, false, false])
  })
})

describe('people', () => {
  const one = mapped('owner')
  const some = mapped('owner', 'users')
  const users = (...ids: string[]) => ids.map((accountId) => ({ accountId }))
  test('one alone', () => {
    expect(read(null, one)).toEqual({ value: null })
    expect(read({ accountId: 'ann' }, one)).toEqual({ value: 'm-ann' })
    expect(read('ann', one)).toEqual(problem('value-unknown'))
    expect(toJira(null, one, CLOUD)).toEqual({ set: null })
    expect(toJira('m-ann', one, CLOUD)).toEqual({ set: { accountId: 'ann' } })
    expect(was(change('ann', null), one, CLOUD)).toEqual({ value: 'm-ann' })
    expect(was(change('', null), one, CLOUD)).toEqual({ value: null })
    expect(was(change('zoe', null), one, CLOUD)).toEqual(problem('person-unknown'))
  })
  test('one of several: only who was the owner goes, only who is not there comes', () => {
    const write = (value: Json, there: string[], was?: Json) =>
      toJira(value, some, CLOUD, { raw: users(...there), was })
    expect(write('m-bob', ['ann'], 'm-ann')).toEqual({
      change: [{ remove: { accountId: 'ann' } }, { add: { accountId: 'bob' } }],
    })
    expect(write('m-bob', ['ann', 'bob'], 'm-ann')).toEqual({ change: [{ remove: { accountId: 'ann' } }] })
    expect(write('m-ann', ['ann'], 'm-ann')).toEqual({ change: [] })
    expect(write('m-ann', [], 'm-bob')).toEqual({ change: [{ add: { accountId: 'ann' } }] })
    expect(write('m-ann', ['bob'])).toEqual({ change: [{ add: { accountId: 'ann' } }] })
    expect(write(null, ['ann'], 'm-ann')).toEqual({ change: [{ remove: { accountId: 'ann' } }] })
    expect(write(null, [], 'm-ann')).toEqual({ change: [] })
    expect(write(null, ['bob'], 'm-ann')).toEqual(problem('others-stay'))
    expect(write('m-zoe', ['ann'], 'm-ann')).toEqual(problem('no-account'))
    expect(toJira('m-ann', some, CLOUD, { raw: 7 })).toEqual({ change: [{ add: { accountId: 'ann' } }] })
    expect(read(7, some)).toEqual(problem('value-unknown'))
    expect(read([], some)).toEqual({ value: null })
    expect(became(change(null, null), some, CLOUD)).toEqual({ value: null })
    expect(became(change(null, '[bob, ]'), some, CLOUD, ['m-ann'])).toEqual({ value: 'm-bob' })
    expect([isChanged(some), isChanged(one), isChanged(mapped('owner', 'number'))]).toEqual([true, false, false])
  })
  test('of a new issue', () => {
    expect(born(null, some, CLOUD)).toEqual({ value: null })
    expect(born('m-zoe', some, CLOUD)).toEqual(problem('no-account'))
    expect(born('m-ann', one, CLOUD)).toEqual({ value: { accountId: 'ann' } })
  })
})

describe('choices', () => {
  const stage = mapped('stage', 'option', { values: { idea: ['1', '4'], done: ['3'] } })
  test('a status is walked to, all else is set', () => {
    expect(toJira('done', mapped('stage', 'status', { values: { done: ['3', '4'] } }), CLOUD)).toEqual({ set: '3' })
    expect(toJira('idea', stage, CLOUD)).toEqual({ set: { id: '1' } })
    expect(toJira('idea', mapped('stage', 'option', { values: { idea: [''] } }), CLOUD)).toEqual({ set: null })
    expect(toJira(null, mapped('health', 'option', { values: {} }), CLOUD)).toEqual({ set: null })
    expect(toJira('lost', stage, CLOUD)).toEqual(problem('option-not-mapped'))
    expect(toJira('lost', mapped('stage', 'option'), CLOUD)).toEqual(problem('option-not-mapped'))
    expect([isWalked(mapped('stage')), isWalked(stage)]).toEqual([true, false])
  })
  test('each of Jira’s values is ours where it is placed', () => {
    expect(read({ id: '4', value: 'x' }, stage)).toEqual({ value: 'idea' })
    expect(read(null, stage)).toEqual(problem('option-not-mapped'))
    expect(read({ id: '9', value: 'x' }, mapped('stage', 'priority', { values: {} }))).toEqual(
      problem('priority-not-mapped'),
    )
    expect(read({ id: '9', value: 'x' }, mapped('stage'))).toEqual(problem('status-not-mapped'))
    expect(read({ id: '9', value: 'x' }, mapped('health', 'option'))).toEqual(problem('option-not-mapped'))
    expect(was(change('3', null), stage, CLOUD)).toEqual({ value: 'done' })
    expect(was(change('', null), mapped('health', 'option'), CLOUD)).toEqual({ value: null })
  })
  test('of two levels, as histories tell them in words', () => {
    const two = mapped('stage', 'cascade', { values: { idea: ['1'], done: ['1/2'] } })
    const told = (text: string | null) => was(change(null, null, text), two, CLOUD)
    expect(told('Parent values: A (x)(1)Level 1 values: B\n(b)(2)')).toEqual({ value: 'done' })
    expect(told('Parent values: A(1)')).toEqual({ value: 'idea' })
    expect(told('so Parent values: A(1)')).toEqual(problem('option-not-mapped'))
    expect(told('Parent values: A(1) and more')).toEqual(problem('option-not-mapped'))
    expect(told(null)).toEqual(problem('option-not-mapped'))
  })
})

describe('a line of text', () => {
  const name = mapped('name')
  test('has no space around it, and an empty one is no name', () => {
    expect(read('  Pay ', name)).toEqual({ value: 'Pay' })
    expect(read('  ', name)).toEqual(problem('name-empty'))
    expect(read(7, name)).toEqual(problem('value-unknown'))
    expect(toJira('Pay', name, CLOUD)).toEqual({ set: 'Pay' })
    expect(became(change(null, null, null, 'Pay'), name, CLOUD)).toEqual({ value: 'Pay' })
    expect(became(change(null, null), name, CLOUD)).toEqual(problem('name-empty'))
  })
})

test('where forms meet: which flows, whose days have a zone, whose values are placed', () => {
  expect(flowsFor('due', 'date', 'duedate')).toEqual(['both', 'to-jira', 'from-jira'])
  expect(flowsFor('due', 'versions', 'fixVersions')).toEqual(['from-jira'])
  expect(flowsFor('name', 'url', 'customfield_1')).toEqual(['from-jira'])
  expect(flowsFor('name', 'date', 'duedate')).toEqual([])
  const zoned = [
    ['start', 'datetime'],
    ['due', 'sprint'],
    ['due', 'date'],
    ['name', 'datetime'],
    ['labels', 'sprint'],
  ] as const
  expect(zoned.map(([field, type]) => needsZone(field, type))).toEqual([true, true, false, false, false])
  expect((['stage', 'health', 'labels'] as const).map(needsValues)).toEqual([true, true, false])
})
