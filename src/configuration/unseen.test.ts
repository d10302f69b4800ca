/** What the target cannot show: what was said of it or of its kind is what it is, and what nobody said is asked. */
import { describe, expect, test } from 'vitest'
import { TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import type { Completeness } from './snapshot.ts'
import { askUnseen, askUnseenKind, saidOf, unseenKey } from './unseen.ts'

const BY_HAND = new Map(TOYS).set('status', toy('status', [], { byHand: () => ['Add it.'] }))
const UNREADABLE: Completeness = { state: 'unreadable', count: 0, reason: 'no such request' }
const source = toySite('here', { status: { 1: { name: 'Open' }, 2: { name: 'Done' } } })
const open = source.objects.find(({ key }) => key === 'status:Open')
if (!open) throw new Error('no object')
const input = (answers: Answers = {}, kinds = TOYS, state: Completeness = UNREADABLE) => ({
  ...{ source, target: toySite('there', {}, kinds, { status: state }), kinds, remembered: new Map(), answers },
})
const answersOf = (problem: ReturnType<typeof askUnseen> | undefined) => problem?.choices?.map(({ answer }) => answer)

test.each([
  [{}, 'asked'],
  [{ 'status:Open': 'use' }, 'use'],
  [{ 'status:Open': 'use:Begun' }, 'use'],
  [{ 'status:Open': 'use:' }, 'asked'],
  [{ 'status:Open': 'by-hand' }, 'by-hand'],
  [{ 'status:Open': 'create' }, 'by-hand'],
  [{ 'status:Open': 'rename:New' }, 'by-hand'],
  [{ 'status:Open': 'drop' }, 'drop'],
  [{ 'status:Open': 'leave-out' }, 'drop'],
  [{ 'status:Open': 'keep' }, 'asked'],
  [{ status: 'use' }, 'use'],
  [{ status: 'by-hand', 'status:Open': 'drop' }, 'drop'],
] as const)('%j: it is %s', (answers, is) => expect(saidOf(open, answers)).toBe(is))

test('it is called as was said, else as on the source, and nothing where it is left out', () => {
  const keyOf = (answers: Answers) => unseenKey(open, toy('status', []), answers)
  expect(keyOf({ 'status:Open': 'drop' })).toBeUndefined()
  expect(keyOf({ 'status:Open': 'use:Begun' })).toBe('status:Begun')
  expect(keyOf({ 'status:Open': 'rename:New' })).toBe('status:New')
  expect([keyOf({}), keyOf({ status: 'use' })]).toEqual(['status:Open', 'status:Open'])
})

describe('the question', () => {
  test('of one offers a person only where the kind has clicks to make', () => {
    expect(answersOf(askUnseen(open, input()))).toEqual(['use', 'drop'])
    expect(askUnseen(open, input()).remedy).not.toContain('by-hand')
    expect(answersOf(askUnseen(open, input({}, BY_HAND)))).toEqual(['use', 'by-hand', 'drop'])
    expect(askUnseen(open, input({}, BY_HAND)).remedy).toContain('by-hand')
    expect(askUnseen(open, input())).toMatchObject({ severity: 'blocks', code: 'unseen', about: 'status:Open' })
  })

  test('of a kind is asked while one of its objects is open, and names the first of them', () => {
    const keys = Array.from({ length: 7 }, (_, at) => `status:S${at}`)
    const asked = (given: readonly string[], answers: Answers = {}) =>
      askUnseenKind('status', given, input(answers, BY_HAND))
    expect(asked(keys)).toMatchObject({ severity: 'blocks', code: 'kind-unreadable', about: 'status' })
    expect(asked(keys)?.says).toContain('7 of this deployment wait for an answer')
    expect(asked(['status:S1'])?.says).toContain('1 of this deployment waits for an answer (S1)')
    expect(asked(keys, { 'status:S0': 'use' })?.says).toContain('6 of this deployment wait')
    expect(answersOf(asked(keys))).toEqual(['use', 'by-hand'])
    expect(answersOf(askUnseenKind('status', keys, input()))).toEqual(['use'])
  })

  test('of a kind is not asked where all is said, none is in scope, nobody knows it, or the target shows it', () => {
    expect(askUnseenKind('status', ['status:Open'], input({ status: 'drop' }))).toBeUndefined()
    expect(askUnseenKind('status', [], input())).toBeUndefined()
    expect(askUnseenKind('board', ['board:A'], input())).toBeUndefined()
    const seen = input({}, TOYS, { state: 'complete', count: 0 })
    expect(askUnseenKind('status', ['status:Open'], seen)).toBeUndefined()
  })
})
