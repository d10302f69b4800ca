/** Decisions on a pair: what was sent is nobody's edit for as long as it stands there, and merged sets lose nobody's word. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { Item, ItemField } from '../portfolio/index.ts'
import { decidePair } from './decide.ts'
import type { FieldMapping, Integration } from './integration.ts'
import type { Pair } from './pair.ts'
import type { Agreed } from './reconcile.ts'

const AT = Date.UTC(2027, 2, 1, 9)
const MAPPINGS: readonly FieldMapping[] = [
  { field: 'name', jira: 'summary', flow: 'both', policy: 'jira' },
  { field: 'labels', jira: 'labels', flow: 'both', policy: 'merge' },
  { field: 'description', jira: 'description', flow: 'from-jira', policy: 'jira' },
]
const INTEGRATION: Integration = {
  id: 'i',
  name: 'Epics',
  connection: 'c',
  level: 'initiative',
  projects: ['10'],
  types: ['1'],
  fields: MAPPINGS,
  createsItems: true,
  under: null,
  pushes: null,
  fills: {},
}

function decided(field: ItemField, jira: Json, ours: Json, agreed: Agreed) {
  const mapping = MAPPINGS.find((one) => one.field === field)
  if (!mapping) throw new Error(`${field} is not mapped`)
  const item = {
    id: 'x',
    code: 'I-1',
    level: 'initiative',
    parent: null,
    position: 1,
    [field]: ours,
  } as unknown as Item
  const pair: Pair = {
    link: 'l',
    integration: 'i',
    touched: 1,
    item,
    saidAt: { [field]: AT },
    saidHere: {},
    issue: {
      id: '1',
      key: 'PAY-1',
      summary: '',
      projectId: '10',
      typeId: '1',
      statusId: '3',
      state: 'seen',
      fields: { [mapping.jira]: jira },
      updated: AT,
      changedAt: {},
      saidBy: {},
      link: 'l',
    },
    agreed: { [field]: agreed },
    changes: [],
    steps: [],
    asked: {},
    unrest: {},
  }
  const integration = { ...INTEGRATION, fields: [mapping] }
  const people = { members: new Map<string, string>(), deployment: 'cloud' as const }
  const {
    agreed: agrees,
    steps,
    conflicts,
  } = decidePair(pair, { integration, people, account: 'us', since: AT, skew: 0 })
  return {
    agrees,
    conflicts,
    steps: steps.map(({ to, value, expects, agrees: taken }) => ({ to, value, expects, taken })),
  }
}

describe('what we sent', () => {
  const sent: Agreed = { base: 'old', sent: [{ to: 'jira', value: 'first' }] }

  test('is agreed once it stands in Jira, whatever is said here by then', () => {
    expect(decided('name', 'first', 'second', sent)).toEqual({
      agrees: [{ field: 'name', value: 'first' }],
      conflicts: [],
      steps: [{ to: 'jira', value: 'second', expects: 'first' }],
    })
  })

  test('is not agreed while Jira says anything else', () => {
    expect(decided('name', 'old', 'second', sent).agrees).toEqual([])
  })
})

describe('sets that both sides changed', () => {
  test('are written here first, which takes over what Jira says, and then to Jira', () => {
    expect(decided('labels', ['a', 'j'], ['a', 'p'], { base: ['a'], sent: [] })).toEqual({
      agrees: [],
      conflicts: [],
      steps: [
        { to: 'jira', value: ['a', 'j', 'p'], expects: ['a', 'j'] },
        { to: 'portfolio', value: ['a', 'j', 'p'], expects: ['a', 'p'], taken: ['a', 'j'] },
      ],
    })
  })

  test('keep a label of Jira that was taken over, when its next writing is decided on anew', () => {
    // Written here, and changed here again; Jira has not been written yet.
    const next = decided('labels', ['a', 'j'], ['a', 'j', 'p', 'q'], { base: ['a', 'j'], sent: [] })
    expect(next.steps).toMatchObject([{ to: 'jira', value: ['a', 'j', 'p', 'q'] }])
    // Meanwhile somebody took the label away in Jira: it stays away.
    const less = decided('labels', ['a'], ['a', 'j', 'p'], { base: ['a', 'j'], sent: [] })
    expect(less.steps).toMatchObject([
      { to: 'jira', value: ['a', 'p'] },
      { to: 'portfolio', value: ['a', 'p'] },
    ])
  })
})

describe('a value that is another in its canonical form', () => {
  test('is the same on both sides: nothing is written for it, again and again', () => {
    const nothing = { base: undefined, sent: [] }
    expect(decided('name', 'Pay\tby  card ', 'Pay by  card', nothing).steps).toEqual([])
    const empty = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [] }] }
    expect(decided('description', empty, null, nothing).steps).toEqual([])
  })
})
