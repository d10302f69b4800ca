/** A reference that nothing on the target answers becomes what was said, what the rule says, or what its place says, and never silence. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import { compare } from './compare.ts'
import { CANNOT, type Kind, type Missing, READ_ONLY, type Reference } from './kind.ts'

const PEOPLE = { can: { cloud: { ...READ_ONLY, read: ['get'] }, dataCenter: CANNOT } }

/** One thing that names one object in a list, with what its place says of a lack. */
function translated(
  held: 'user' | 'group' | 'status',
  place: Partial<Reference>,
  answers: Answers = {},
  there: Rows = {},
) {
  const kinds = new Map(TOYS)
    .set('user', toy('user', [], PEOPLE))
    .set('group', toy('group', []))
    .set('thing', toy('thing', [{ at: 'holds[]', kind: held, ...place }]))
  const rows: Rows = { [held]: { a1: { name: 'it' } }, thing: { a2: { name: 'X', holds: ['a1'] } } }
  const target = { ...toySite('there', { user: { b9: { name: 'me' } }, ...there }, kinds), account: 'user:me' }
  const said = { ...(held === 'status' ? { 'status:it': 'leave-out' } : {}), ...answers }
  const { differences } = compare({
    ...{ source: toySite('here', rows, kinds), target, kinds, projects: null, remembered: new Map(), answers: said },
  })
  const thing = differences.find(({ kind }) => kind === 'thing')
  const problems = (thing?.problems ?? []).map(({ severity, code, about }) => `${severity} ${code} ${about}`)
  return [(thing?.after as { holds: string[] } | null)?.holds, problems] as const
}

describe('a person whom the target lacks', () => {
  test.each<[Missing | undefined, Answers, string[], string]>([
    [undefined, {}, [], 'left-out'],
    ['drop', {}, [], 'left-out'],
    ['fallback', {}, ['user:me'], 'fallback'],
    ['blocks', {}, [], 'missing-reference'],
    // Where Jira needs somebody, nobody is no choice.
    ['fallback', { 'user:it': 'drop' }, ['user:me'], 'fallback'],
    ['fallback', { users: 'account, drop' }, ['user:me'], 'fallback'],
    ['drop', { 'user:it': 'fallback' }, ['user:me'], 'fallback'],
    [undefined, { users: 'account, fallback' }, ['user:me'], 'fallback'],
    [undefined, { users: 'account, fallback', 'user:it': 'drop' }, [], 'left-out'],
  ])('at a place that says %s, answered with %j', (missing, answers, holds, code) => {
    const [after, problems] = translated('user', missing === undefined ? {} : { missing }, answers)
    const severity = code === 'missing-reference' ? 'blocks' : 'warns'
    expect([after, problems]).toEqual([holds, [`${severity} ${code} ${severity === 'blocks' ? 'user:it' : 'thing:X'}`]])
  })

  test('and who left, only where nobody need answer for it', () => {
    const there: Rows = { user: { b1: { name: 'it', active: false }, b9: { name: 'me' } } }
    expect(translated('user', { missing: 'fallback' }, {}, there)).toEqual([['user:me'], ['warns fallback thing:X']])
    expect(translated('user', { missing: 'drop' }, {}, there)).toEqual([['user:it'], []])
    expect(translated('user', { missing: 'fallback', text: 'a query' }, {}, there)).toEqual([['user:it'], []])
  })

  test('has a stand-in or nobody in a list, and is not left out of a text', () => {
    expect(translated('user', { text: 'a query', missing: 'drop' })).toEqual([['user:me'], ['warns fallback thing:X']])
    expect(translated('user', { text: 'a query', missing: 'drop', unit: 'holds[]' })).toEqual([
      ...[[], ['warns left-out thing:X']],
    ])
  })
})

describe('anything else that the target lacks', () => {
  test('blocks, is dropped where that was said, or where its place says so', () => {
    expect(translated('status', {})).toEqual([[], ['blocks missing-reference status:it']])
    expect(translated('status', {}, { 'status:it': 'drop' })).toEqual([[], ['warns left-out thing:X']])
    expect(translated('status', { missing: 'drop' })).toEqual([[], ['warns left-out thing:X']])
    expect(translated('status', { missing: { status: 'drop' } })).toEqual([[], ['warns left-out thing:X']])
    expect(translated('status', { missing: { group: 'drop' } })).toEqual([[], ['blocks missing-reference status:it']])
    expect(translated('group', {}, { groups: 'drop' })).toEqual([[], ['warns left-out thing:X']])
    expect(translated('group', {}, { groups: 'create' })).toEqual([['group:it'], []])
  })

  test('in a text that cannot stand without it asks for it', () => {
    const text = { text: 'a query' }
    expect(translated('status', text)).toEqual([[], ['blocks text-needs status:it']])
    expect(translated('status', { ...text, missing: 'drop' })).toEqual([[], ['blocks text-needs status:it']])
    expect(translated('status', { ...text, missing: 'drop', unit: 'holds[]' })).toEqual([
      ...[[], ['warns left-out thing:X']],
    ])
  })
})

describe('by what stands around a reference', () => {
  test('what is named by the way and was not chosen goes without a word; what was chosen does not', () => {
    const rows: Rows = {
      field: { a1: { name: 'F', projects: ['a2'] } },
      project: { a2: { name: 'OPS' }, a3: { name: 'HR' } },
    }
    const asked = (projects: readonly string[] | null, answers: Answers = {}) => {
      const [source, target] = [toySite('here', rows), toySite('there', {})]
      const { differences } = compare({
        ...{ source, target, kinds: TOYS, remembered: new Map(), answers, projects, objects: ['field:F'] },
      })
      const field = differences.find(({ kind }) => kind === 'field')
      const { projects: named } = (field?.after ?? { projects: [] }) as { projects: string[] }
      return [named, field?.problems.map(({ code }) => code)]
    }
    expect(asked(['HR'])).toEqual([[], []])
    expect(asked(['OPS'])).toEqual([['project:OPS'], []])
    expect(asked(['OPS'], { 'project:OPS': 'leave-out' })).toEqual([[], ['left-out']])
  })

  test('who left stays where the target has them already', () => {
    const left = { b1: { name: 'it', active: false }, b9: { name: 'me' } }
    const there: Rows = { user: left, thing: { b2: { name: 'X', holds: ['b1'] } } }
    expect(translated('user', { missing: 'fallback' }, {}, there)).toEqual([['user:it'], []])
    const others: Rows = { user: left, thing: { b2: { name: 'X', holds: ['b9'] } } }
    expect(translated('user', { missing: 'fallback' }, {}, others)).toEqual([['user:me'], ['warns fallback thing:X']])
  })

  test('groups are dropped by their own rule, and nothing else is', () => {
    expect(translated('status', {}, { groups: 'drop' })).toEqual([[], ['blocks missing-reference status:it']])
  })
})

describe('names in texts', () => {
  const named: Reference = { at: '', kind: 'status', text: 'the query', named: true }
  const query = (more: Partial<Reference> = {}): Kind =>
    toy('query', [], {
      inside: (value, swap) => {
        const { words } = value as { words: readonly string[] }
        return { ...(value as object), words: words.map((word) => swap({ ...named, ...more }, word) ?? 'lost') }
      },
    })
  const said = (words: readonly string[], answers: Answers = {}, there: Rows = {}, more: Partial<Reference> = {}) => {
    const kinds = new Map(TOYS).set('query', query(more))
    const from: Rows = { status: { a1: { name: 'Open' }, a2: { name: 'Done' } }, query: { q: { name: 'Q', words } } }
    const [source, target] = [toySite('here', from, kinds), toySite('there', there, kinds)]
    const input = { source, target, kinds, projects: null, remembered: new Map(), answers }
    const made = compare(input).differences.find(({ kind }) => kind === 'query')
    if (!made) throw new Error('no difference of the query')
    return [(made.after as { words: string[] }).words, made.problems.map(({ code, about }) => `${code} ${about}`)]
  }

  test('are carried in the words of the target', () => {
    expect(said(['open', 'Done'])).toEqual([['open', 'Done'], []])
    expect(said(['Open'], { 'status:Open': 'rename:Begun' })).toEqual([['Begun'], []])
  })

  test('that mean nothing stay and are told of the object, each once', () => {
    expect(said(['Gone', 'Open', 'Gone'])).toEqual([['Gone', 'Open', 'Gone'], ['text-unresolved query:Q']])
  })

  test('of what the target lacks are asked about, or go with what they stand in', () => {
    const left = { 'status:Open': 'leave-out' }
    expect(said(['Open', 'Done'], left)).toEqual([['lost', 'Done'], ['text-needs status:Open']])
    expect(said(['Open'], left, {}, { unit: 'words[]', missing: 'drop' })).toEqual([['lost'], ['left-out query:Q']])
  })
})

describe('what is said of a lack', () => {
  const found = (from: Rows, reference: Partial<Reference>, answers: Answers = {}) => {
    const kinds = new Map(TOYS).set('thing', toy('thing', [{ at: 'holds[]', kind: 'status', ...reference }]))
    const [source, target] = [toySite('here', from, kinds), toySite('there', {}, kinds)]
    const input = { source, target, kinds, projects: null, remembered: new Map(), answers }
    return compare(input).differences.find(({ kind }) => kind === 'thing')?.problems ?? []
  }
  const thing = (...holds: readonly string[]): Rows => ({
    status: { a1: { name: 'it' } },
    thing: { a2: { name: 'X', holds } },
  })

  test('names who needs it and offers what may be answered', () => {
    const [lost, ...others] = found(thing('a1', 'a1'), {}, { 'status:it': 'leave-out' })
    expect(others).toEqual([])
    expect(lost).toMatchObject({
      code: 'missing-reference',
      says: expect.stringMatching(/^thing:X needs it,/),
      choices: [{ answer: 'drop' }],
    })
    const [dropped] = found(thing('a1'), {}, { 'status:it': 'drop' })
    expect(dropped?.remedy).toBe('To keep it, answer for "status:it".')
    expect(dropped?.says).toBe('status:it does not exist on the target and is left out here.')
  })

  test('of what could not be read on the source offers to leave the object out, in a text or not', () => {
    expect(found(thing('a9'), {})).toMatchObject([
      { code: 'unresolved-reference', about: 'thing:X', choices: [{ answer: 'leave-out' }] },
    ])
    expect(found(thing('a9'), { text: 'a query' })).toMatchObject([{ code: 'text-unresolved', about: 'thing:X' }])
    expect(found(thing('a1'), { text: 'a query', unit: 'holds[]' }, { 'status:it': 'leave-out' })).toMatchObject([
      { code: 'missing-reference', about: 'status:it' },
    ])
  })
})
