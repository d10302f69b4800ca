/** What is no gap: other fields, earlier times, other accounts, our own writes; and what a set and a document tell of one. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { gapIn, inTime, isHeld, lastToSay, stoodBy, type Written } from './gap.ts'
import type { FieldMapping } from './integration.ts'

const people = { members: new Map([['ann', 'm-ann']]), deployment: 'cloud' as const }
const mapped = (field: FieldMapping['field'], jira: string, more: Partial<FieldMapping> = {}): FieldMapping => ({
  ...{ field, jira, flow: 'both', policy: 'newest', ...more },
})
const NAME = mapped('name', 'summary')
const SET = mapped('labels', 'components', { type: 'components', policy: 'merge' })
const TEXT = mapped('description', 'description')
const doc = (text: string): Json => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})
type Said = readonly [author: string, from: string | null, to: string | null, at?: number]
const told = (field: string, ...said: readonly Said[]): Change[] =>
  said.map(([author, fromText, toText, at], index) => ({
    ...{ issueId: '1', history: String(index + 1), at: at ?? 100 + index, author, field, from: fromText, to: toText },
    ...{ fromText, toText },
  }))
const written = (mapping: FieldMapping, value: Json, expects: Json, more: Partial<Written> = {}): Written => ({
  ...{ mapping, people, account: 'us', value, expects, since: 100, ...more },
})
const gap = (changes: readonly Change[], ...of: Parameters<typeof written>) => gapIn(changes, written(...of))

describe('a value', () => {
  const lost = told('summary', ['anna', 'seen', 'hers'], ['us', 'hers', 'ours'])
  test('that our write replaced unseen is told by the entry of the write', () => {
    expect(gap(lost, NAME, 'ours', 'seen')).toEqual({ history: '2', lost: 'hers' })
  })
  test('is not lost by a change of another field, of another account or to another value', () => {
    expect(gap(told('duedate', ['us', 'hers', 'ours']), NAME, 'ours', 'seen')).toBeNull()
    expect(gap(told('summary', ['bob', 'hers', 'ours']), NAME, 'ours', 'seen')).toBeNull()
    expect(gap(told('summary', ['us', 'hers', 'else']), NAME, 'ours', 'seen')).toBeNull()
    // What another field tells in between says nothing of this one.
    const mixed = [...told('summary', ['us', 'seen', 'ours']), ...told('duedate', ['us', 'x', 'ours', 101])]
    expect(gap(mixed, NAME, 'ours', 'seen')).toBeNull()
  })
  test('is looked for since the step was decided, that very moment too', () => {
    const before = told('summary', ['us', 'hers', 'ours', 99])
    expect(gap(before, NAME, 'ours', 'seen')).toBeNull()
    expect(gap(before, NAME, 'ours', 'seen', { since: 99 })).toMatchObject({ lost: 'hers' })
    expect(stoodBy(before, written(NAME, 'ours', 'seen'))).toBeUndefined()
    expect(stoodBy(before, written(NAME, 'ours', 'seen', { since: 99 }))).toMatchObject({ history: '1' })
  })
  test('is found in histories that are told in any order, one moment by the number of its entry', () => {
    const moment = told(
      'summary',
      ['anna', 'seen', 'hers', 200],
      ['us', 'hers', 'ours', 200],
      ['anna', 'ours', 'more', 201],
    )
    const ten = moment.map((change, at) => ({ ...change, history: String(9 + at) }))
    expect(gap(ten.toReversed(), NAME, 'ours', 'seen')).toEqual({ history: '10', lost: 'hers' })
    expect(ten.toReversed().sort(inTime)).toEqual(ten)
    const [first, second] = ten
    if (!first || !second) throw new Error('two')
    expect(inTime(first, second)).toBeLessThan(0)
    expect(inTime({ ...first, at: 300 }, second)).toBeGreaterThan(0)
  })
  test('that ours had been before is no loss; nor the one that we had sent before', () => {
    expect(gap(told('summary', ['us', 'ours', 'ours']), NAME, 'ours', 'seen')).toBeNull()
    const chain = told('summary', ['us', 'seen', 'first'], ['us', 'first', 'ours'])
    expect(gap(chain, NAME, 'ours', 'seen', { sent: ['first'] })).toBeNull()
    expect(gap(chain, NAME, 'ours', 'seen', { sent: ['other'] })).toMatchObject({ lost: 'first' })
    expect(gap(chain, NAME, 'ours', 'seen')).toMatchObject({ lost: 'first' })
    const broken = told('summary', ['us', 'seen', 'else'], ['us', 'first', 'ours'])
    expect(gap(broken, NAME, 'ours', 'seen', { sent: ['first'] })).toMatchObject({ lost: 'first' })
    const theirs = told('summary', ['anna', 'seen', 'first'], ['us', 'first', 'ours'])
    expect(gap(theirs, NAME, 'ours', 'seen', { sent: ['first'] })).toMatchObject({ lost: 'first' })
  })
  test('of a moment: the day is the same, and somebody’s time of day is lost all the same', () => {
    const due = mapped('due', 'cf', { type: 'datetime' })
    const at = (time: string) => `2027-03-04T${time}:00.000+0000`
    const to = '2027-03-05T09:00:00.000+0000'
    const found = (who: string) => told('cf', [who, at('09:00'), at('15:00')], ['us', at('15:00'), to])
    expect(gap(found('anna'), due, '2027-03-05', '2027-03-04')).toEqual({ history: '2', lost: '2027-03-04' })
    expect(gap(found('us'), due, '2027-03-05', '2027-03-04')).toBeNull()
    expect(gap(told('cf', ['us', at('15:00'), to]), due, '2027-03-05', '2027-03-04')).toBeNull()
    const kept = told('cf', ['anna', at('09:00'), at('09:00')], ['us', at('09:00'), to])
    expect(gap(kept, due, '2027-03-05', '2027-03-04')).toBeNull()
  })
  test('that is changed member by member loses nobody’s word', () => {
    const owner = mapped('owner', 'cf', { type: 'users' })
    const changes = told('cf', ['us', '[bob]', '[ann]'])
    expect(gap(changes, owner, 'm-ann', null)).toBeNull()
    expect(lastToSay(changes, written(owner, 'm-ann', null))).toBeUndefined()
  })
  test('that stands for nothing here is told in Jira’s words, or by its id', () => {
    const stage = mapped('stage', 'status', { values: { planned: ['1'], done: ['3'] } })
    const [change] = told('status', ['us', '7', '3'])
    if (!change) throw new Error('one')
    expect(gap([{ ...change, fromText: 'Waiting' }], stage, 'done', 'planned')).toMatchObject({ lost: 'Waiting' })
    expect(gap([{ ...change, fromText: null }], stage, 'done', 'planned')).toMatchObject({ lost: '7' })
    const way = [
      { ...change, history: '1', from: '1', to: '5' },
      { ...change, history: '2', at: 101, from: '7', to: '3' },
    ]
    expect(gap(way, stage, 'done', 'planned')).toMatchObject({ lost: '7' })
  })
})

describe('a set that is told one by one', () => {
  const lost = (changes: Change[], value: string[], expects: string[], more: Partial<Written> = {}) =>
    gap(changes, SET, value, expects, more)
  test('lost what our write took out unseen, and what it put back', () => {
    expect(lost(told('components', ['us', 'new', null]), ['a', 'b'], ['a'])).toEqual({
      history: '1',
      lost: ['a', 'new'],
    })
    expect(lost(told('components', ['us', null, 'a']), ['a', 'b'], ['a', 'c'])).toEqual({ history: '1', lost: ['c'] })
    const both = told('components', ['us', null, 'a'], ['us', 'z', null])
    expect(lost(both, ['a', 'b'], ['a', 'c'])).toEqual({ history: '2', lost: ['c', 'z'] })
  })
  test('lost nothing by what was seen, wanted, sent, earlier, another’s or of another field', () => {
    expect(lost(told('components', ['us', 'a', null], ['us', null, 'b']), ['b'], ['a'])).toBeNull()
    expect(lost(told('components', ['us', null, 'a']), ['b'], ['a'])).toBeNull()
    expect(lost(told('components', ['us', 'x', null]), ['b'], ['a'], { sent: [['x']] })).toBeNull()
    expect(lost(told('components', ['us', null, 'a']), ['a'], ['a'], { sent: [['x'], ['a']] })).toBeNull()
    expect(lost(told('components', ['us', null, 'a']), ['a'], ['a'], { sent: [['a']] })).toMatchObject({ lost: [] })
    expect(lost(told('components', ['us', 'x', null, 99]), ['b'], ['a'])).toBeNull()
    expect(lost(told('components', ['bob', 'x', null]), ['b'], ['a'])).toBeNull()
    expect(lost(told('versions', ['us', 'x', null]), ['b'], ['a'])).toBeNull()
    expect(lastToSay(told('components', ['us', null, 'a']), written(SET, ['a'], []))).toBeUndefined()
  })
})

describe('a set of which each comes and goes by itself', () => {
  const LABELS = mapped('labels', 'labels', { policy: 'merge' })
  const of = written(LABELS, ['a', 'n'], ['a', 'b'])
  test('lost nothing by what only brought and took what was to come and go, whatever else stood there', () => {
    expect(gapIn(told('labels', ['us', 'a b n', 'a n']), of)).toBeNull()
    expect(gapIn(told('labels', ['us', 'a b theirs', 'a n']), of)).toEqual({ history: '1', lost: ['a', 'b', 'theirs'] })
    expect(gapIn(told('labels', ['us', 'b', 'a n']), of)).toEqual({ history: '1', lost: ['b'] })
  })
  test('lost what somebody undid where a write of ours came late and did it once more', () => {
    const once = [
      ['us', 'a b', 'a n'],
      ['anna', 'a n', 'a'],
    ] as const
    expect(gapIn(told('labels', ...once), of)).toBeNull()
    expect(gapIn(told('labels', ...once, ['us', 'a', 'a n']), of)).toEqual({ history: '3', lost: ['a'] })
  })
  test('was written where an entry of ours did just that, or a part of it', () => {
    const stood = (...said: readonly Said[]) => stoodBy(told('labels', ...said), of)?.history
    expect(stood(['us', 'a b theirs', 'a n theirs'])).toBe('1')
    expect(stood(['us', 'a theirs', 'a n theirs'])).toBe('1')
    expect(stood(['anna', 'a b theirs', 'a n theirs'])).toBeUndefined()
    expect(stood(['us', 'a b', 'a b more'])).toBeUndefined()
    expect(stood(['us', 'a b', 'b n'])).toBeUndefined()
    expect(stood(['us', 'a b', 'a  b'])).toBeUndefined()
  })
  test('is held where all that was to come is there and nothing that was to go', () => {
    expect([['a', 'n'], ['n'], ['n', 'theirs']].map((there) => isHeld(there, of))).toEqual([true, true, true])
    expect([['a', 'b', 'n'], ['a'], []].map((there) => isHeld(there, of))).toEqual([false, false, false])
    expect([isHeld('x', { value: 'x', expects: 'y' }), isHeld('y', { value: 'x', expects: 'y' })]).toEqual([
      true,
      false,
    ])
  })
})

describe('a document', () => {
  const lost = (changes: Change[], more: Partial<Written> = {}) => gap(changes, TEXT, doc('ours'), doc('seen'), more)
  test('is found by our last change where its words are told in another form', () => {
    expect(lost(told('description', ['anna', 'seen', 'hers'], ['us', 'hers', 'odd form']))).toMatchObject({
      history: '2',
      lost: doc('hers'),
    })
    expect(lost(told('description', ['us', 'seen', 'odd form']))).toBeNull()
    expect(lost(told('description', ['anna', 'seen', 'hers']))).toBeNull()
    const later = told('description', ['anna', 'seen', 'hers'], ['us', 'hers', 'ours'], ['us', 'ours', 'other'])
    expect(lost(later)).toMatchObject({ history: '2' })
  })
  test('of the same words as before may have lost its marks, unless ours stood there before', () => {
    expect(lost(told('description', ['anna', 'seen', '*seen*'], ['us', '*seen*', 'ours']))).toMatchObject({
      lost: doc('*seen*'),
    })
    expect(lost(told('description', ['anna', 'x', 'seen'], ['us', 'seen', 'ours']))).toBeNull()
    expect(lost(told('description', ['anna', 'x', 'hers'], ['us', 'hers', 'ours']))).toMatchObject({
      lost: doc('hers'),
    })
    const chain = told('description', ['us', 'seen', 'first'], ['us', '*first*', 'ours'])
    expect(lost(chain, { sent: [doc('first')] })).toBeNull()
    expect(lost(chain, { sent: [doc('other')] })).toMatchObject({ lost: doc('*first*') })
    const broken = told('description', ['us', 'seen', 'first'], ['us', 'else', 'ours'])
    expect(lost(broken, { sent: [doc('else')] })).toMatchObject({ lost: doc('else') })
  })
})

test('who said a value last is asked of its field alone', () => {
  const changes = [
    ...told('summary', ['anna', 'x', 'word'], ['us', 'word', 'y']),
    ...told('duedate', ['bob', 'x', 'word', 300]),
  ]
  expect(lastToSay(changes, written(NAME, 'word', null))).toMatchObject({ author: 'anna' })
  expect(lastToSay(changes, written(NAME, 'else', null))).toBeUndefined()
  expect(stoodBy(changes, written(NAME, 'word', null))).toBeUndefined()
})
