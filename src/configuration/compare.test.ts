/** Differences, each with what is found of it: what was chosen and why, what is taken over, what a kind checks, what no side tells. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import { compare, keptOf } from './compare.ts'
import { CANNOT, type Kind, READ_ONLY } from './kind.ts'
import type { Completeness, SnapshotObject } from './snapshot.ts'

interface Given {
  readonly answers?: Answers
  readonly kinds?: ReadonlyMap<string, Kind>
  readonly objects?: readonly string[]
  readonly here?: Readonly<Record<string, Completeness>>
  readonly there?: Readonly<Record<string, Completeness>>
  readonly change?: (object: SnapshotObject) => SnapshotObject
}

function compared(from: Rows, to: Rows, given: Given = {}) {
  const { answers = {}, kinds = TOYS, objects = null, here = {}, there = {}, change = (one) => one } = given
  const site = toySite('here', from, kinds, here)
  const [source, target] = [{ ...site, objects: site.objects.map(change) }, toySite('there', to, kinds, there)]
  const input = {
    source,
    target: { ...target, account: 'user:me' },
    kinds,
    projects: null,
    objects,
    remembered: new Map(),
    answers,
  }
  const { differences, problems, fallback } = compare(input)
  const codes = (found: typeof problems) => found.map(({ severity, code, about }) => `${severity} ${code} ${about}`)
  const of = (key: string) => differences.find((one) => one.key === key)
  return {
    of,
    differences,
    problems,
    fallback,
    codes: codes(problems),
    own: (key: string) => codes(of(key)?.problems ?? []),
  }
}

const FLOW: Rows = {
  status: { a1: { name: 'Open' }, a2: { name: 'Done' } },
  scheme: { a3: { name: 'Flow', statuses: ['a1'] } },
}
const status = (more: Partial<Kind>) => new Map(TOYS).set('status', toy('status', [], more))

describe('what is included', () => {
  test('says what brought it in, and the whole way; what was chosen says nothing', () => {
    const { differences, of } = compared(
      { ...FLOW, project: { a4: { name: 'OPS', scheme: 'a3', fields: [] } } },
      {},
      { objects: ['project:OPS'] },
    )
    expect(differences.map(({ key }) => key)).toEqual(['status:Open', 'scheme:Flow', 'project:OPS'])
    expect(of('status:Open')).toMatchObject({
      because: 'scheme:Flow',
      why: [
        { key: 'project:OPS', how: 'names', at: 'scheme' },
        { key: 'scheme:Flow', how: 'names', at: 'statuses[]' },
      ],
    })
    expect(of('project:OPS')?.because).toBeNull()
    expect(of('project:OPS')).not.toHaveProperty('why')
  })

  test('is asked about where its name is in doubt, and nothing else is; a wrong answer is always told', () => {
    const twins: Rows = { status: { b1: { name: 'Done' }, b2: { name: 'DONE' } } }
    expect(compared(FLOW, twins).codes).toContain('blocks ambiguous-name status:Done')
    expect(compared(FLOW, twins, { objects: ['scheme:Flow'] }).codes).toEqual([])
    const wrong = { answers: { 'status:Done': 'nonsense' }, objects: ['scheme:Flow'] }
    expect(compared(FLOW, {}, wrong).codes).toEqual(['blocks unknown-answer status:Done'])
  })
})

describe('a stand-in', () => {
  const user = toy('user', [], { can: { cloud: { ...READ_ONLY, read: ['get'] }, dataCenter: CANNOT } })
  const kinds = new Map([...TOYS, ['user', user] as const]).set(
    'role',
    toy('role', [{ at: 'lead', kind: 'user', missing: 'fallback' }]),
  )

  test('is named where somebody is lacked, and not where nobody is', () => {
    const from: Rows = { user: { u1: { name: 'Ada' } }, role: { r1: { name: 'R', lead: 'u1' } } }
    expect(compared(from, {}, { kinds }).fallback).toBe('user:me')
    expect(compared(from, { user: { u1: { name: 'Ada' } } }, { kinds }).fallback).toBeNull()
    expect(compared({ scheme: { a3: { name: 'Flow', statuses: ['a9'] } } }, {}, { kinds }).fallback).toBeNull()
  })
})

describe('what is the same on both sides', () => {
  test('is held once, and is neither merged nor written', () => {
    const merges: string[] = []
    const kinds = status({
      merge: (wanted) => {
        merges.push('merged')
        return { ...(wanted as object), more: true }
      },
    })
    const same = compared(
      { status: { a1: { name: 'Open', note: ['x'] } } },
      { status: { b1: { name: 'Open', note: ['x'] } } },
      { kinds },
    )
    expect(same.of('status:Open')).toMatchObject({ choice: 'unchanged', targetId: 'b1' })
    expect(same.of('status:Open')?.after).toBe(same.of('status:Open')?.before)
    expect(merges).toEqual([])
    const other = compared(
      { status: { a1: { name: 'Open', note: 1 } } },
      { status: { b1: { name: 'Open', note: 2 } } },
      { kinds },
    )
    expect(other.of('status:Open')).toMatchObject({ choice: 'update', after: { name: 'Open', note: 1, more: true } })
  })
})

describe('what a kind finds', () => {
  const kinds = status({
    check: (wanted, now) => [
      { severity: 'blocks', code: now === undefined ? 'new' : 'old', says: JSON.stringify(wanted), remedy: 'Mend it.' },
      { severity: 'warns', code: 'mild', says: 'x' },
    ],
  })
  const one: Rows = { status: { a1: { name: 'Open', note: 1 } } }

  test('is told of the object, with the plainest way out where it blocks', () => {
    const made = compared(one, {}, { kinds })
    expect(made.own('status:Open')).toEqual(['blocks new status:Open', 'warns mild status:Open'])
    const [problem, mild] = made.of('status:Open')?.problems ?? []
    expect([problem?.choices?.map(({ answer }) => answer), mild?.choices]).toEqual([['leave-out'], undefined])
    const there = compared(one, { status: { b1: { name: 'Open' } } }, { kinds })
    expect(there.own('status:Open')[0]).toBe('blocks old status:Open')
    expect(there.of('status:Open')?.problems[0]?.choices?.map(({ answer }) => answer)).toEqual(['use'])
  })

  test('to hold back is told, unless something was said of the object', () => {
    const held = status({ withheld: () => ({ says: 'It is an app’s.', remedy: 'Make it.' }) })
    expect(compared(one, {}, { kinds: held }).own('status:Open')).toEqual(['warns withheld status:Open'])
    expect(compared(one, {}, { kinds: held }).of('status:Open')?.choice).toBe('left-out')
    expect(compared(one, {}, { kinds: held, answers: { 'status:Open': 'drop' } }).own('status:Open')).toEqual([])
    expect(compared(one, {}, { answers: { 'status:Open': 'drop' } }).own('status:Open')).toEqual([])
    expect(compared(one, {}, { kinds: held, answers: { 'status:Open': 'create' } }).of('status:Open')?.choice).toBe(
      'create',
    )
  })

  test('where Jira keeps what the target lacks: leave it out', () => {
    const locked = compared(one, {}, { change: (object) => ({ ...object, locked: 'system' }) })
    expect(locked.of('status:Open')?.problems).toMatchObject([
      { code: 'locked-missing', choices: [{ answer: 'leave-out' }] },
    ])
  })
})

test('details to keep are those of the object that were answered so', () => {
  const answers = { 'a:B/c:D': 'keep', 'a:B/c:E': 'c:F', 'a:BX/c:D': 'keep', 'a:B': 'keep', 'a:B/c:G/H': 'keep' }
  expect([...keptOf('a:B', answers)]).toEqual(['c:D', 'c:G/H'])
})

describe('what could not be read', () => {
  const partial: Completeness = { state: 'partial', count: 0, reason: 'answered 500' }
  const unreadable: Completeness = { state: 'unreadable', count: 0 }

  test('leaves its objects out without inventing a word about each', () => {
    const { of, own, problems, codes } = compared(FLOW, {}, { there: { status: partial } })
    expect([of('status:Open')?.choice, own('status:Open')]).toEqual(['left-out', []])
    expect(codes).toEqual(['blocks kind-partial there/status'])
    expect(problems[0]?.says).toBe('statuss of there: answered 500')
    const strange = compared(FLOW, {}, { there: { board: { state: 'partial', count: 0 } } }).problems
    expect(strange.map(({ says }) => says)).toEqual(['board of there: partial'])
  })

  test('at all on both sides blocks where it is used, and is told where it is not', () => {
    const both = { here: { status: unreadable }, there: { status: unreadable } }
    expect(compared(FLOW, {}, both).codes).toEqual([
      'notes kind-unreadable here/status',
      'blocks kind-unreadable there/status',
    ])
    const { codes, problems } = compared({ field: { f: { name: 'F', projects: [] } } }, {}, both)
    expect(codes).toEqual(['notes kind-unreadable here/status', 'notes kind-unreadable there/status'])
    expect(problems[0]?.says).toBe('statuss of here: unreadable')
  })

  test('at all on the target asks for all of the kind at once, and for nothing of other kinds', () => {
    const { problems, own } = compared(FLOW, {}, { there: { status: unreadable } })
    expect(problems.map(({ code, about }) => `${code} ${about}`)).toEqual(['kind-unreadable status'])
    expect(problems[0]?.says).toContain('2 of this deployment wait for an answer (Done, Open)')
    expect(own('status:Open')).toEqual(['blocks unseen status:Open'])
    expect(compared(FLOW, {}, { there: { status: unreadable }, answers: { status: 'use' } }).codes).toEqual([])
  })
})

test('what no object of a kind is without stays where nothing is said of it, and is Jira’s to give where it is made', () => {
  const kinds = new Map(TOYS).set(
    'project',
    toy('project', [{ at: 'scheme', kind: 'scheme' }], { given: ['scheme'] as never }),
  )
  const from: Rows = { ...FLOW, project: { a4: { name: 'OPS', scheme: 'a3', note: 1 } } }
  const there: Rows = {
    scheme: { b1: { name: 'Theirs', statuses: [] } },
    project: { b2: { name: 'OPS', scheme: 'b1' } },
  }
  const answers = { 'scheme:Flow': 'drop' }
  expect(compared(from, there, { kinds, answers }).of('project:OPS')).toMatchObject({
    ...{ choice: 'update', after: { scheme: 'scheme:Theirs', note: 1 } },
  })
  const made = compared(from, {}, { kinds, answers }).of('project:OPS')
  expect(made).toMatchObject({ choice: 'create', after: { scheme: null }, untold: ['scheme'] })
  expect(compared(from, there, { kinds }).of('project:OPS')).toMatchObject({ after: { scheme: 'scheme:Flow' } })
  expect(compared(from, {}, { kinds }).of('project:OPS')?.untold).toBeUndefined()
})
