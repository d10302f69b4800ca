/** What each object of the source is called on the target: its pair, what it will be made as, what stands for it, or nothing. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import { dictionaryOf, standsFor } from './dictionary.ts'
import { CANNOT, type Kind, READ_ONLY } from './kind.ts'
import { pair } from './pair.ts'
import { rulesOf } from './rules.ts'
import { scopeOf } from './scope.ts'
import type { Completeness, Snapshot } from './snapshot.ts'

const USER = toy('user', [], { can: { cloud: { ...READ_ONLY, read: ['get'] }, dataCenter: CANNOT } })
const KINDS: ReadonlyMap<string, Kind> = new Map([...TOYS, ['user', USER], ['group', toy('group', [])]])

interface Given {
  readonly answers?: Answers
  readonly kinds?: ReadonlyMap<string, Kind>
  readonly objects?: readonly string[]
  readonly account?: string
  readonly states?: Readonly<Record<string, Completeness>>
}

function dictionary(from: Rows, to: Rows, given: Given = {}) {
  const { answers = {}, kinds = KINDS, objects = null, account = null, states = {} } = given
  const source = toySite('here', from, kinds)
  const target: Snapshot = { ...toySite('there', to, kinds, states), account }
  const input = { source, target, kinds, projects: null, objects, remembered: new Map(), answers }
  return dictionaryOf(input, scopeOf(source, kinds, input), pair(input))
}
function called(...given: Parameters<typeof dictionary>): Record<string, string> {
  const { to } = dictionary(...given)
  const keys = toySite('here', given[0], KINDS).objects.map(({ key }) => key)
  return Object.fromEntries(keys.flatMap((key) => [[key, to.get(key)] as const]).filter(([, there]) => there)) as never
}

const OPEN: Rows = { status: { 1: { name: 'Open' } } }

describe('an object', () => {
  test('that is paired is called as its pair; one that is not, as it will be made', () => {
    const two: Rows = { status: { 1: { name: 'Open' }, 2: { name: 'Done' } } }
    expect(called(two, { status: { 9: { name: 'OPEN' } } })).toEqual({
      ...{ 'status:Open': 'status:OPEN', 'status:Done': 'status:Done' },
    })
    expect(called(OPEN, {}, { answers: { 'status:Open': 'rename:New' } })).toEqual({ 'status:Open': 'status:New' })
  })

  test('that is made beside one of its name gets the next number that is free', () => {
    const there: Rows = { status: { 8: { name: 'Open' }, 9: { name: 'Open' } } }
    expect(called(OPEN, there, { answers: { 'status:Open': 'create' } })).toEqual({ 'status:Open': 'status:Open#3' })
    const both: Rows = { status: { 1: { name: 'A' }, 2: { name: 'B' } } }
    const answers = { 'status:A': 'rename:New', 'status:B': 'rename:New' }
    expect(called(both, {}, { answers })).toEqual({ 'status:A': 'status:New', 'status:B': 'status:New#2' })
  })

  test('that is left out, must be there, is out of scope or never made is called nothing', () => {
    for (const said of ['leave-out', 'drop', 'use', 'update'])
      expect([said, called(OPEN, {}, { answers: { 'status:Open': said } })]).toEqual([said, {}])
    for (const said of ['create', 'rename:Open'])
      expect(called(OPEN, {}, { answers: { 'status:Open': said } })).toEqual({ 'status:Open': 'status:Open' })
    expect(called({ ...OPEN, scheme: { 2: { name: 'S', statuses: [] } } }, {}, { objects: ['scheme:S'] })).toEqual({
      'scheme:S': 'scheme:S',
    })
    expect(called({ user: { 1: { name: 'Ada' } } }, {})).toEqual({})
    const partial: Completeness = { state: 'partial', count: 0 }
    expect(called(OPEN, {}, { states: { status: partial } })).toEqual({})
  })

  test('that its kind holds back is made only where a person says so', () => {
    const says = { says: 'It is an app’s.', remedy: 'Make it.' }
    const kinds = new Map(KINDS).set('status', toy('status', [], { withheld: () => says }))
    expect(called(OPEN, {}, { kinds })).toEqual({})
    expect(called(OPEN, {}, { kinds, answers: { 'status:Open': 'create' } })).toEqual({ 'status:Open': 'status:Open' })
  })

  test('of a kind that the target cannot show is called as was said', () => {
    const states = { status: { state: 'unreadable', count: 0 } } as const
    expect(called(OPEN, {}, { states })).toEqual({ 'status:Open': 'status:Open' })
    expect(called(OPEN, {}, { states, answers: { 'status:Open': 'use:Begun' } })).toEqual({
      'status:Open': 'status:Begun',
    })
    expect(called(OPEN, {}, { states, answers: { 'status:Open': 'drop' } })).toEqual({})
  })
})

describe('a group that the target lacks', () => {
  const from: Rows = { group: { 1: { name: 'Ops' }, 2: { name: 'Dev' } } }
  const to: Rows = { group: { 9: { name: 'all' } } }

  test('is made, left out, or stood for by the one that an answer names', () => {
    expect(called(from, to)).toEqual({ 'group:Ops': 'group:Ops', 'group:Dev': 'group:Dev' })
    expect(called(from, to, { answers: { groups: 'drop' } })).toEqual({})
    const stands = { groups: 'placeholder:all', 'group:Dev': 'create' }
    expect(called(from, to, { answers: stands })).toEqual({ 'group:Ops': 'group:all', 'group:Dev': 'group:Dev' })
    expect(called(from, to, { answers: { groups: 'drop', 'group:Ops': 'create' } })).toEqual({
      'group:Ops': 'group:Ops',
    })
  })

  test('is stood for only where nothing was said of it, and nothing but groups is', () => {
    const answers = { groups: 'placeholder:all', 'group:Dev': 'use' }
    const rules = rulesOf(answers, toySite('there', to, KINDS))
    const stands = (kind: string, key: string) => standsFor({ kind, key }, { answers }, rules)
    expect([stands('group', 'group:Ops'), stands('group', 'group:Dev'), stands('status', 'status:Ops')]).toEqual([
      ...['group:all', undefined, undefined],
    ])
  })
})

describe('people', () => {
  const there: Rows = {
    user: { 1: { name: 'Ada' }, 2: { name: 'Old', active: false }, 3: { name: 'Bo', active: true } },
  }

  test('who left are known, of people alone', () => {
    const status: Rows = { ...there, status: { 9: { name: 'Gone', active: false } } }
    expect([...dictionary({}, status).inactive]).toEqual(['user:Old'])
  })

  test('are stood in for by who an answer names, else by the account that read', () => {
    const fallback = (answers: Answers) => {
      const { fallback: key, problems } = dictionary(
        {},
        { ...there, status: { 9: { name: 'Ada' } } },
        { answers, account: 'user:me' },
      )
      return [key, problems.map(({ severity, code, about }) => [severity, code, about])]
    }
    expect(fallback({})).toEqual(['user:me', []])
    expect(fallback({ fallback: 'user:Bo' })).toEqual(['user:Bo', []])
    for (const nobody of ['user:None', 'status:Ada'])
      expect(fallback({ fallback: nobody })).toEqual(['user:me', [['blocks', 'unknown-answer', 'fallback']]])
    expect(fallback({ users: 'mail' })[1]).toEqual([['blocks', 'unknown-answer', 'users']])
  })
})

test('it says what is in scope, what was answered, and what texts mean', () => {
  const answers = { 'status:Open': 'rename:New' }
  const made = dictionary(OPEN, {}, { answers })
  expect([made.inScope.has('status:Open'), made.answers, made.rules.lackedGroup]).toEqual([true, answers, 'create'])
  expect(made.texts.meaning({ at: '', kind: 'status' }, 'open').called('status:New')).toBe('New')
})
