/** Who does it: the API what it can, a person what it cannot, and what neither tells is said; never silently taken for done. */
import { describe, expect, test } from 'vitest'
import { FULL, type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Json } from '../base/index.ts'
import type { Answers } from './answers.ts'
import { cannot, hand, untoldOn, whoDoes } from './by-hand.ts'
import type { Choice } from './compare.ts'
import { CANNOT, type Kind } from './kind.ts'
import type { Completeness } from './snapshot.ts'

const [source] = toySite('here', { status: { 1: { name: 'Open' } } }).objects
if (!source) throw new Error('no object')
const CLICKS: Partial<Kind> = { byHand: () => ['Do it.'] }
const without = (verb: 'create' | 'update'): Partial<Kind> => ({
  can: { cloud: { ...FULL, [verb]: null }, dataCenter: CANNOT },
})
const untold = { untold: { cloud: ['secretPlace', 'note'] } } as unknown as Partial<Kind>

interface Given {
  readonly kind?: Partial<Kind>
  readonly whole?: Json
  readonly after?: Json
  readonly before?: Json
  readonly answers?: Answers
  readonly unreadable?: readonly string[]
  readonly states?: Readonly<Record<string, Completeness>>
}

function done(choice: Choice, given: Given = {}) {
  const { kind = {}, whole = { name: 'Open' }, after = whole, before, answers = {}, unreadable, states } = given
  const rows: Rows = before === undefined ? {} : { status: { 9: before } }
  const there = toySite('there', rows, TOYS, states)
  const object = { ...source, ...(unreadable ? { unreadable } : {}) } as NonNullable<typeof source>
  const wanted = {
    kind: toy('status', [{ at: 'uses', kind: 'scheme' }], kind),
    object,
    target: there.objects[0],
    whole,
    after,
    choice,
  }
  const { problems, ...rest } = whoDoes(wanted, there, answers)
  return [rest, problems.map(({ severity, code, about }) => `${severity} ${code} ${about}`)]
}
const NAMED = { name: 'Open' }

describe('what the API can', () => {
  test.each(['create', 'update', 'unchanged', 'use', 'left-out'] as const)(
    '%s: it does, and nothing is said',
    (choice) => {
      expect(done(choice, { kind: CLICKS })).toEqual([{ choice, after: NAMED }, []])
    },
  )
})

describe('what the API cannot', () => {
  test.each(['create', 'update'] as const)('%s: a person does, or it blocks', (choice) => {
    expect(done(choice, { kind: { ...CLICKS, ...without(choice) } })).toEqual([
      { choice, after: NAMED, byHand: 'seen' },
      ['notes by-hand status:Open'],
    ])
    expect(done(choice, { kind: without(choice) })).toEqual([
      { choice, after: NAMED },
      ['blocks cannot-here status:Open'],
    ])
    expect(done('unchanged', { kind: without(choice) })[1]).toEqual([])
  })

  test('change any more, a person changes: that property alone', () => {
    const fixed = { ...CLICKS, fixed: { cloud: ['name'] } } as unknown as Partial<Kind>
    const change = (before: Json, after: Json) => done('update', { kind: fixed, before, after, whole: after })[1]
    expect(change({ name: 'Old' }, { name: 'New' })).toEqual(['notes by-hand status:Open'])
    expect(change({ name: 'Old', note: 1 }, { name: 'Old', note: 2 })).toEqual([])
    expect(change('x', { name: 'New' })).toEqual(['notes by-hand status:Open'])
    expect(done('create', { kind: fixed, whole: { name: 'New' } })[1]).toEqual([])
  })

  test('name, since the target does not tell ids of that kind, a person sets', () => {
    const states = { scheme: { state: 'unreadable', count: 0 } } as const
    const whole = { name: 'Open', uses: 'scheme:S' }
    expect(done('create', { kind: CLICKS, whole, states })[1]).toEqual(['notes by-hand status:Open'])
    expect(done('create', { kind: CLICKS, whole })[1]).toEqual([])
    expect(done('create', { kind: CLICKS, states })[1]).toEqual([])
  })
})

describe('what the target neither tells nor takes', () => {
  const whole = { name: 'Open', note: 'mine', secretPlace: 'here' }
  const after = { name: 'Open', note: null, secretPlace: null }
  const given = { kind: { ...CLICKS, ...untold }, whole, after }

  test('of a new object a person sets, and that is said', () => {
    expect(done('create', given)).toEqual([{ choice: 'create', after, rest: whole }, ['notes by-hand status:Open']])
    const nothing = { ...whole, note: null, secretPlace: null }
    expect(done('create', { ...given, whole: nothing })).toEqual([{ choice: 'create', after }, []])
  })

  test('of a new object is nothing to set where Jira gives the same by itself', () => {
    const born = { ...given, kind: { ...given.kind, born: () => ({ note: 'mine', secretPlace: 'here' }) } }
    expect(done('create', born)).toEqual([{ choice: 'create', after }, []])
    const other = { ...given, kind: { ...given.kind, born: () => ({ note: 'mine', secretPlace: 'there' }) } }
    expect(done('create', other)[1]).toEqual(['notes by-hand status:Open'])
    expect(done('update', born)[1]).toEqual(['warns not-compared status:Open/by-hand'])
  })

  test.each(['update', 'unchanged'] as const)(
    'of one that is there (%s) is not taken for equal, and set where a person says so',
    (choice) => {
      expect(done(choice, given)).toEqual([{ choice, after }, ['warns not-compared status:Open/by-hand']])
      const said = { ...given, answers: { 'status:Open/by-hand': 'by-hand' } }
      expect(done(choice, { ...said, answers: { 'status:Open/by-hand': 'no' } })[1]).toEqual([
        'warns not-compared status:Open/by-hand',
      ])
      if (choice === 'update')
        expect(done(choice, said)).toEqual([{ choice, after, rest: whole }, ['notes by-hand status:Open']])
      else
        expect(done(choice, said)).toEqual([
          { choice: 'update', after: whole, byHand: 'unseen' },
          ['notes by-hand status:Open'],
        ])
    },
  )

  test('of what is used or left out is nobody’s', () => {
    for (const choice of ['use', 'left-out'] as const) expect(done(choice, given)).toEqual([{ choice, after }, []])
  })

  test('is made with the rest by a person, where that is a person’s too', () => {
    const both = { ...given, kind: { ...given.kind, ...without('create') } }
    expect(done('create', both)).toEqual([
      { choice: 'create', after: whole, byHand: 'unseen' },
      ['notes by-hand status:Open'],
    ])
  })

  test('is known by the site’s kind', () => {
    expect(untoldOn(toy('status', [], untold), toySite('there', {}))).toEqual(['secretPlace', 'note'])
    expect(untoldOn(toy('status', []), toySite('there', {}))).toEqual([])
  })
})

test('what the source does not tell of a new object is said', () => {
  expect(done('create', { unreadable: ['note'] })[1]).toEqual(['warns not-told status:Open'])
  expect([done('create', { unreadable: [] })[1], done('update', { unreadable: ['note'] })[1]]).toEqual([[], []])
})

describe('the words', () => {
  test('offer what fits: the target’s as it is, or to leave it out; a delete nothing', () => {
    const there = toySite('there', {})
    const answers = (choice: 'create' | 'update' | 'delete') =>
      hand('status:Open', choice, there).choices?.map(({ answer }) => answer)
    expect([answers('create'), answers('update'), answers('delete')]).toEqual([['leave-out'], ['use'], undefined])
    expect(cannot('status:Open', 'create', there)).toMatchObject({
      choices: [{ answer: 'leave-out' }],
      remedy: expect.stringMatching(/^Create /),
    })
    expect(cannot('status:Open', 'update', there)).toMatchObject({
      choices: [{ answer: 'use' }],
      remedy: expect.stringMatching(/^Change /),
    })
  })

  test('name a property as people say it, and all of them', () => {
    const whole = { name: 'Open', note: 'mine', secretPlace: 'here' }
    const wanted = {
      kind: toy('status', [], untold),
      object: source,
      target: undefined,
      whole,
      after: { name: 'Open' },
    }
    const [problem] = whoDoes({ ...wanted, choice: 'unchanged' }, toySite('there', {}), {}).problems
    expect(problem?.says).toContain('does not tell its secret place and its note,')
    expect(problem?.choices?.map(({ answer }) => answer)).toEqual(['by-hand'])
  })
})
