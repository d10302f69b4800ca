/** What a late write of ours replaced is told once it came, unless somebody holds it anyway. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Change } from '../jira/index.ts'
import type { Item } from '../portfolio/index.ts'
import type { FieldMapping } from './integration.ts'
import { overwrittenIn, sentToJira } from './late-writes.ts'
import type { Pair } from './pair.ts'
import type { Agreed } from './reconcile.ts'

const NAME: FieldMapping = { field: 'name', jira: 'summary', flow: 'both', policy: 'newest' }
const LABELS: FieldMapping = { field: 'labels', jira: 'labels', flow: 'both', policy: 'merge' }
const people = { members: new Map<string, string>(), deployment: 'cloud' as const }

/** Each says something else, the oldest first; what stood there before was `first`. */
const told = (field: string, first: string, ...said: readonly (readonly [string, string])[]): Change[] =>
  said.map(([author, toText], at) => ({
    ...{ issueId: '1', history: String(at + 1), at: 100 + at, author, field, from: null, to: null },
    ...{ fromText: at === 0 ? first : (said[at - 1]?.[1] ?? ''), toText },
  }))
const sent = (value: Json, expects: Json): Agreed['sent'][number] => ({
  ...{ to: 'jira', value },
  written: { expects, since: 100 },
})
function lost(mapping: FieldMapping, held: Json, agreed: Agreed | undefined, changes: Change[], asked?: Json) {
  const { field } = mapping
  const pair = {
    item: { [field]: held } as unknown as Item,
    agreed: agreed ? { [field]: agreed } : {},
    asked: asked === undefined ? {} : { [field]: { jira: asked, portfolio: held } },
    changes,
  } as unknown as Pair
  return overwrittenIn(pair, { integration: { fields: [mapping] }, people, account: 'us' })
}

describe('a late write', () => {
  const late = told('summary', 'old', ['anna', 'hers'], ['us', 'ours'])
  const agreed: Agreed = { base: 'old', sent: [sent('ours', 'old')] }

  test('that replaced somebody’s word tells of it, by the entry of Jira’s history', () => {
    expect(lost(NAME, 'newer', agreed, late)).toEqual([
      {
        field: 'name',
        base: 'old',
        jira: 'hers',
        portfolio: 'ours',
        policy: 'newest',
        winner: 'portfolio',
        history: '2',
      },
    ])
  })

  test('that replaced what it had found tells nothing, nor one that is not there yet', () => {
    expect(lost(NAME, 'newer', agreed, told('summary', 'old', ['us', 'ours']))).toEqual([])
    expect(lost(NAME, 'newer', agreed, [])).toEqual([])
    expect(lost(NAME, 'newer', undefined, late)).toEqual([])
  })

  test('that replaced what is held, agreed or asked about lost nothing', () => {
    expect(lost(NAME, 'hers', agreed, late)).toEqual([])
    expect(lost(NAME, 'newer', { ...agreed, base: 'hers' }, late)).toEqual([])
    expect(lost(NAME, 'newer', agreed, late, 'hers')).toEqual([])
    expect(lost(NAME, 'newer', agreed, late, 'others')).toHaveLength(1)
    expect(lost(NAME, 'newer', { ...agreed, base: undefined }, late)).toHaveLength(1)
  })

  test('of which we do not know any more what it found is not judged; nor one that was written here', () => {
    expect(lost(NAME, 'newer', { base: 'old', sent: [{ to: 'jira', value: 'ours' }] }, late)).toEqual([])
    expect(lost(NAME, 'newer', { base: 'old', sent: [{ ...sent('ours', 'old'), to: 'portfolio' }] }, late)).toEqual([])
  })

  test('that replaced another of ours lost nothing', () => {
    const both = told('summary', 'old', ['us', 'first'], ['us', 'ours'])
    expect(lost(NAME, 'newer', { base: 'x', sent: [sent('first', 'old'), sent('ours', 'old')] }, both)).toEqual([])
  })

  test('into a set that is merged took out what was agreed on', () => {
    const changes = told('labels', 'a', ['anna', 'a b'], ['us', 'a c'])
    const set: Agreed = { base: ['a', 'b'], sent: [sent(['a', 'c'], ['a'])] }
    expect(lost(LABELS, ['a', 'c'], set, changes)).toMatchObject([{ jira: ['a', 'b'], policy: 'merge' }])
    expect(lost({ ...LABELS, policy: 'newest' }, ['a', 'c'], set, changes)).toEqual([])
  })
})

test('what was sent to Jira is told without what was written here', () => {
  const agreed = { name: { base: null, sent: [sent('a', null), { ...sent('b', null), to: 'portfolio' as const }] } }
  expect(sentToJira({ agreed }, 'name')).toEqual(['a'])
  expect(sentToJira({ agreed }, 'due')).toEqual([])
  expect(sentToJira(undefined, 'name')).toEqual([])
})
