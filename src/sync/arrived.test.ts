/** What we sent and heard no more of is found where it stood, and what somebody made of it since is their edit. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import { heldSince } from './arrived.ts'
import type { FieldMapping } from './integration.ts'

const NAME: FieldMapping = { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' }
const LABELS: FieldMapping = { field: 'labels', jira: 'labels', flow: 'both', policy: 'merge' }
/** Nothing is known of who said it, and nothing was said here. */
const NOBODY = { author: undefined, saidHere: [] }
const people = { members: new Map<string, string>(), deployment: 'cloud' as const }

/** By author and what the field became, the oldest first. */
const told = (field: string, ...changes: readonly (readonly [string, string])[]): Change[] =>
  changes.map(([author, toText], at) => ({
    ...{ issueId: '1', history: String(at), at: 100 + at, author, field, from: null, to: null },
    ...{ fromText: changes[at - 1]?.[1] ?? '', toText },
  }))
const sent = (value: Json, expects: Json) => ({ to: 'jira' as const, value, written: { expects, since: 100 } })
const since = (
  mapping: FieldMapping,
  base: Json,
  theirs: Json,
  sending: ReturnType<typeof sent>[],
  changes: Change[],
) => heldSince({ base, sent: sending }, theirs, { mapping, people, account: 'us', changes, ...NOBODY }).base

describe('what was sent', () => {
  test('is agreed where it stands', () => {
    expect(since(NAME, 'old', 'new', [sent('new', 'old')], told('summary', ['us', 'new']))).toBe('new')
    expect(since(NAME, 'old', 'old', [sent('new', 'old')], [])).toBe('old')
  })

  test('is agreed where it stood, though somebody brought back what was there before', () => {
    const changes = told('summary', ['us', 'new'], ['anna', 'old'])
    expect(since(NAME, 'old', 'old', [sent('new', 'old')], changes)).toBe('new')
    expect(since(NAME, 'old', 'old', [sent('new', 'old')], told('summary', ['anna', 'new'], ['anna', 'old']))).toBe(
      'old',
    )
  })

  test('is no longer what is agreed once something else was', () => {
    const changes = told('summary', ['us', 'new'], ['anna', 'hers'])
    expect(since(NAME, 'hers', 'hers', [sent('new', 'old')], changes)).toBe('hers')
  })

  test('leaves in a set that is merged what was agreed on since: what is not there any more was taken out', () => {
    const changes = told('labels', ['anna', 'theirs'], ['anna', ''], ['us', 'ours'])
    expect(since(LABELS, ['theirs'], ['ours'], [sent(['ours'], [])], changes)).toEqual(['ours', 'theirs'])
  })
})

describe('a set of which what came and went was sent', () => {
  test('has it agreed, and leaves what others brought meanwhile to be theirs', () => {
    const changes = told('labels', ['anna', 'a theirs'], ['us', 'a n theirs'])
    expect(since(LABELS, ['a'], ['a', 'n', 'theirs'], [sent(['a', 'n'], ['a'])], changes)).toEqual(['a', 'n'])
  })
})

describe('what was sent and is forgotten, since a backup was put back', () => {
  const found = (author: string, theirs: Json, account: string | null = 'us') =>
    heldSince({ base: 'old', sent: [] }, theirs, {
      mapping: NAME,
      people,
      account,
      changes: [],
      author,
      saidHere: ['new', 'newer'],
    }).base

  test('is agreed where our account made it what somebody said here', () => {
    expect([found('us', 'new'), found('us', 'newer')]).toEqual(['new', 'newer'])
  })

  test('is an edit where somebody else said the same, or our account something else', () => {
    expect([found('anna', 'new'), found('us', 'another'), found('us', 'new', null)]).toEqual(['old', 'old', 'old'])
  })
})

describe('a value that was sent', () => {
  const agreed = { base: 'old', sent: [sent('new', 'old')] }
  const still = (...changes: readonly (readonly [string, string])[]) =>
    heldSince(agreed, 'new', { mapping: NAME, people, account: 'us', changes: told('summary', ...changes), ...NOBODY })
      .sent

  test('is an edit where somebody else said it last', () => {
    expect(still(['us', 'new'], ['anna', 'other'], ['anna', 'new'])).toEqual([])
  })

  test('is ours where we did, or no history tells', () => {
    expect(still(['anna', 'new'], ['anna', 'old'], ['us', 'new'])).toEqual(agreed.sent)
    expect(still()).toEqual(agreed.sent)
  })
})

describe('where nothing is to be told', () => {
  const held = (
    mapping: FieldMapping,
    agreed: Parameters<typeof heldSince>[0],
    theirs: Json,
    changes: Change[],
    account: string | null = 'us',
  ) => heldSince(agreed, theirs, { mapping, people, account, changes, ...NOBODY })
  const hers = told('summary', ['us', 'new'], ['anna', 'other'], ['anna', 'new'])

  test('nobody asked about histories, all that was sent may stand there', () => {
    const agreed = { base: 'old', sent: [sent('new', 'old')] }
    expect(held(NAME, agreed, 'new', hers, null)).toEqual({ base: 'new', sent: agreed.sent })
    expect(held(NAME, agreed, 'old', told('summary', ['us', 'new'], ['anna', 'old']), null)).toEqual(agreed)
    expect(held(NAME, { base: 'old', sent: [] }, 'new', hers)).toEqual({ base: 'old', sent: [] })
  })
  test('what was written here is not asked about in Jira', () => {
    const here = { base: 'old', sent: [{ ...sent('new', 'old'), to: 'portfolio' as const }] }
    expect(held(NAME, here, 'new', hers)).toEqual(here)
    expect(held(NAME, here, 'old', told('summary', ['us', 'new'], ['anna', 'old']))).toEqual(here)
  })
  test('of which nobody knows what it found is only agreed while it stands', () => {
    const agreed = { base: 'old', sent: [{ to: 'jira' as const, value: 'new' }] }
    expect(held(NAME, agreed, 'old', told('summary', ['us', 'new'], ['anna', 'old']))).toEqual(agreed)
    expect(held(NAME, agreed, 'new', told('summary', ['us', 'new']))).toEqual({ ...agreed, base: 'new' })
  })
  test('before anything was agreed', () => {
    const agreed = { base: undefined, sent: [sent('new', 'old')] }
    expect(held(NAME, agreed, 'old', told('summary', ['us', 'new'], ['anna', 'old']))).toEqual(agreed)
    expect(held(NAME, agreed, 'new', told('summary', ['us', 'new']))).toEqual({ ...agreed, base: 'new' })
    expect(
      held(LABELS, { base: undefined, sent: [sent(['ours'], [])] }, ['ours'], told('labels', ['us', 'ours'])).base,
    ).toEqual(['ours'])
  })
  test('a set that is not merged, and one that was not written, are agreed as they stand', () => {
    const set: FieldMapping = { ...LABELS, policy: 'newest' }
    const changes = told('labels', ['anna', 'theirs'], ['anna', ''], ['us', 'ours'])
    expect(held(set, { base: ['theirs'], sent: [sent(['ours'], [])] }, ['ours'], changes).base).toEqual(['ours'])
    const waits = { base: ['a'], sent: [sent(['a', 'b'], ['a'])] }
    expect(held(LABELS, waits, ['a'], [])).toEqual(waits)
    expect(held(LABELS, waits, ['a', 'b'], told('labels', ['anna', 'a'], ['us', 'a b']))).toEqual({
      base: ['a', 'b'],
      sent: [],
    })
  })
})
