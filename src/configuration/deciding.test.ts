/** The rules of deciding, each alone on toy sites: what is said is done, what cannot be known is asked, and the order comes from references. */
import { describe, expect, test } from 'vitest'
import { planned, type Rows, TOYS, toy, toySite } from '../../test/toy-sites.ts'
import type { Json } from '../base/index.ts'
import type { Answers } from './answers.ts'
import type { ConfigurationPlan } from './change.ts'
import { type Choice, compare } from './compare.ts'
import { CANNOT, type Kind, READ_ONLY } from './kind.ts'
import { makePlan, mayApply } from './make-plan.ts'
import type { Completeness, Snapshot } from './snapshot.ts'
import { fillUnreadable } from './translate.ts'

const codes = ({ problems }: Pick<ConfigurationPlan, 'problems'>) =>
  problems.map(({ severity, code, about }) => `${severity} ${code} ${about}`)
const stepIds = ({ steps }: ConfigurationPlan) => steps.map(({ id }) => id)

interface Given {
  readonly kinds?: ReadonlyMap<string, Kind>
  readonly answers?: Answers
  readonly undoes?: string
  readonly sourceKinds?: Readonly<Record<string, Completeness>>
  readonly targetKinds?: Readonly<Record<string, Completeness>>
  readonly change?: (source: Snapshot, target: Snapshot) => readonly [Snapshot, Snapshot]
}

function decided(from: Rows, to: Rows, given: Given = {}) {
  const { kinds = TOYS, answers = {}, sourceKinds, targetKinds, change, undoes } = given
  const sites = [toySite('here', from, kinds, sourceKinds), toySite('there', to, kinds, targetKinds)] as const
  const [source, target] = change?.(...sites) ?? sites
  const input = { source, target, kinds, projects: null, remembered: new Map(), answers }
  const comparison = compare(input)
  return { comparison, plan: makePlan({ ...input, comparison, ...(undoes === undefined ? {} : { undoes }) }) }
}
const choices = ({ comparison }: ReturnType<typeof decided>): Record<string, Choice> =>
  Object.fromEntries(comparison.differences.map(({ key, choice }) => [key, choice]))

const FLOW: Rows = {
  status: { a1: { name: 'Open', note: 'new' }, a2: { name: 'Done' } },
  scheme: { a3: { name: 'Flow', statuses: ['a1', 'a2'] } },
}

describe('what is said of an object is done', () => {
  const there: Rows = { status: { b1: { name: 'Open', note: 'old' } } }
  const said = (answer: string) => choices(decided(FLOW, there, { answers: { 'status:Open': answer } }))['status:Open']

  test.each([
    ['use', 'use'],
    ['leave-out', 'left-out'],
    ['update', 'update'],
    ['create', 'create'],
    ['rename:Fresh', 'create'],
    ['status:Open', 'update'],
  ])('%s: it is %s', (answer, choice) => expect(said(answer)).toBe(choice))

  test('what shall be used or updated must be there', () => {
    for (const answer of ['use', 'update']) {
      const made = decided(FLOW, {}, { answers: { 'status:Open': answer } })
      expect([choices(made)['status:Open'], codes(made.plan)]).toEqual([
        'left-out',
        expect.arrayContaining(['blocks nothing-there status:Open']),
      ])
    }
  })

  test('what is equal is left as it is, and a create of it makes another', () => {
    expect(choices(decided(FLOW, { status: { b1: { name: 'Open', note: 'new' } } }))['status:Open']).toBe('unchanged')
  })

  test('a new name is written, and the object is called by it wherever it is named', () => {
    const { plan } = decided(FLOW, {}, { answers: { 'status:Open': 'rename:Fresh' } })
    expect(plan.steps.find(({ id }) => id === 'create status:Fresh')?.data.after).toEqual({
      name: 'Fresh',
      note: 'new',
    })
    expect(plan.steps.find(({ id }) => id === 'create scheme:Flow')?.data.after).toMatchObject({
      statuses: ['status:Fresh', 'status:Done'],
    })
  })
})

describe('what Jira lets nobody change', () => {
  const locked = (on: 'source' | 'target') => (source: Snapshot, target: Snapshot) => {
    const lock = (site: Snapshot): Snapshot => ({
      ...site,
      objects: site.objects.map((one) => (one.key === 'status:Open' ? { ...one, locked: 'system' } : one)),
    })
    return on === 'source' ? ([lock(source), target] as const) : ([source, lock(target)] as const)
  }

  test('is used as it is, and a difference is told', () => {
    const there: Rows = { status: { b1: { name: 'Open', note: 'old' } } }
    for (const on of ['source', 'target'] as const)
      expect(choices(decided(FLOW, there, { change: locked(on) }))['status:Open']).toBe('use')
    expect(codes(decided(FLOW, there, { change: locked('target') }).plan)).toContain('notes locked-differs status:Open')
    const same: Rows = { status: { b1: { name: 'Open', note: 'new' } } }
    expect(codes(decided(FLOW, same, { change: locked('target') }).plan)).toEqual([])
  })

  test('and is not there, blocks', () => {
    const made = decided(FLOW, {}, { change: locked('source') })
    expect([choices(made)['status:Open'], codes(made.plan)]).toEqual([
      'left-out',
      expect.arrayContaining(['blocks locked-missing status:Open']),
    ])
  })

  test('a kind without an update is the same whatever its letters, unless a person wants other ones', () => {
    const fixed = toy('status', [], { update: undefined } as unknown as Partial<Kind>)
    const kinds = new Map(TOYS).set('status', fixed)
    const there: Rows = { status: { b1: { name: 'OPEN', note: 'old' } } }
    expect(choices(decided(FLOW, there, { kinds }))['status:Open']).toBe('use')
  })
})

describe('what could not be read', () => {
  const partial: Completeness = { state: 'partial', count: 0, reason: 'answered 500' }
  const unreadable: Completeness = { state: 'unreadable', count: 0, reason: 'no such request' }

  test.each(['sourceKinds', 'targetKinds'] as const)('whole (%s) is planned from by nothing, and blocks', (side) => {
    const made = decided(FLOW, {}, { [side]: { status: partial } })
    const site = side === 'sourceKinds' ? 'here' : 'there'
    expect(codes(made.plan)).toContain(`blocks kind-partial ${site}/status`)
    expect(stepIds(made.plan).filter((id) => id.includes('status'))).toEqual([])
    expect(made.plan.problems.find(({ code }) => code === 'kind-partial')?.says).toContain('answered 500')
  })

  test('blocks also where nothing of it is in scope: what names it cannot be known', () => {
    expect(mayApply(decided({}, {}, { targetKinds: { status: partial } }).plan)).toBe(false)
  })

  test('at all on the source is told, and neither invented nor planned', () => {
    const made = decided(
      { scheme: { a3: { name: 'Flow', statuses: [] } } },
      {},
      { sourceKinds: { status: unreadable } },
    )
    expect(codes(made.plan)).toEqual(['notes kind-unreadable here/status'])
    expect(mayApply(made.plan)).toBe(true)
  })

  test('at all on the target is a person’s to say, each or all of a kind', () => {
    const kinds = new Map(TOYS).set('status', toy('status', [], { byHand: () => ['Add it.'] }))
    const given = { kinds, targetKinds: { status: unreadable } }
    const asked = decided(FLOW, {}, given)
    expect(codes(asked.plan)).toEqual(
      expect.arrayContaining(['blocks unseen status:Open', 'blocks kind-unreadable status']),
    )
    expect(stepIds(asked.plan).filter((id) => id.includes('status'))).toEqual([])
    const used = decided(FLOW, {}, { ...given, answers: { status: 'use' } })
    expect(choices(used)).toMatchObject({ 'status:Open': 'use', 'status:Done': 'use' })
    const made = decided(FLOW, {}, { ...given, answers: { status: 'use', 'status:Open': 'by-hand' } })
    expect(choices(made)).toMatchObject({ 'status:Open': 'create', 'status:Done': 'use' })
    expect(made.plan.steps.find(({ id }) => id === 'create status:Open')?.data).toMatchObject({
      byHand: ['Add it.'],
      unseen: true,
    })
    const dropped = decided(FLOW, {}, { ...given, answers: { status: 'use', 'status:Open': 'drop' } })
    expect(choices(dropped)['status:Open']).toBe('left-out')
    const nobody = decided(FLOW, {}, { targetKinds: { status: unreadable }, answers: { status: 'by-hand' } })
    expect(codes(nobody.plan)).toContain('blocks cannot-here status:Open')
  })

  test('of an object is taken from the other side, or is nothing', () => {
    const value = { name: 'X', note: 'mine' }
    expect(fillUnreadable(value, ['note'], { note: 'theirs' })).toEqual({ name: 'X', note: 'theirs' })
    expect(fillUnreadable(value, ['note'], {})).toEqual({ name: 'X', note: null })
    expect(fillUnreadable(value, ['note'], undefined)).toEqual({ name: 'X', note: null })
    expect(fillUnreadable(value, undefined, { note: 'theirs' })).toEqual(value)
    expect(fillUnreadable('X', ['note'], { note: 'theirs' })).toBe('X')
  })

  test('of a reference stands as unknown, is told, and blocks', () => {
    const from: Rows = { scheme: { a3: { name: 'Flow', statuses: ['a9'] } } }
    const [scheme] = toySite('here', from).objects
    expect(scheme).toMatchObject({
      value: { statuses: ['status:?'] },
      unresolved: [{ at: 'statuses[]', kind: 'status' }],
    })
    expect(codes(decided(from, {}).plan)).toEqual(['blocks unresolved-reference scheme:Flow'])
  })
})

describe('the order', () => {
  test('a name that is freed is taken after that', () => {
    const from: Rows = { status: { a1: { name: 'Open' }, a2: { name: 'Held' } } }
    const to: Rows = { status: { b1: { name: 'Held', note: 'x' } } }
    const { plan } = decided(from, to, { answers: { 'status:Open': 'status:Held', 'status:Held': 'create' } })
    const create = plan.steps.find(({ verb }) => verb === 'create')
    expect(mayApply(plan)).toBe(true)
    expect(create?.after).toEqual(['update status:Held'])
  })

  test('what wait for each other without an end are named, and none of them is made', () => {
    const kinds = new Map(TOYS)
      .set('left', toy('left', [{ at: 'other', kind: 'right' }]))
      .set('right', toy('right', [{ at: 'other', kind: 'left' }]))
    const from: Rows = { left: { l: { name: 'L', other: 'r' } }, right: { r: { name: 'R', other: 'l' } } }
    const { plan } = decided(from, {}, { kinds })
    expect([codes(plan), plan.steps]).toEqual([[expect.stringMatching(/^blocks cycle /)], []])
  })

  test('an update waits for what it newly names, and what it names no longer goes after it', () => {
    const to: Rows = { status: { b9: { name: 'Old' } }, scheme: { b3: { name: 'Flow', statuses: ['b9'] } } }
    const { plan } = decided(FLOW, to, { answers: { 'status:Old': 'delete' } })
    const waits = (id: string) => plan.steps.find((one) => one.id === id)?.after
    expect([...(waits('update scheme:Flow') ?? [])].sort()).toEqual(['create status:Done', 'create status:Open'])
    expect(waits('delete status:Old')).toEqual(['update scheme:Flow'])
  })
})

describe('a plan', () => {
  const many = (prefix: string, note: number): Rows => ({
    status: Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`${prefix}${at}`, { name: `S${at}`, note }])),
  })

  test('that would touch too much refuses itself, until it is allowed', () => {
    const [from, to] = [many('a', 1), many('b', 0)]
    expect(codes(decided(from, to).plan)).toEqual(['blocks too-much plan'])
    expect(codes(decided(from, to, { answers: { plan: 'allow' } }).plan)).toEqual([])
    expect(codes(decided(from, to, { undoes: 'it' }).plan)).toEqual([])
    const bystanders = {
      ...to,
      scheme: Object.fromEntries(Array.from({ length: 99 }, (_, at) => [`c${at}`, { name: `${at}`, statuses: [] }])),
    }
    expect(codes(decided(from, bystanders).plan)).toEqual(['blocks too-much plan'])
  })

  test('deletes nothing that nobody asked to delete', () => {
    const gone = decided({}, many('b', 0), { answers: { 'status:S1': 'delete', 'status:S2': 'use' } }).plan
    expect(stepIds(gone)).toEqual(['delete status:S1'])
  })

  test('names what no undo takes back, and asks', () => {
    const kinds = new Map(TOYS).set('status', toy('status', [], { lasting: () => ['Jira keeps it.'] }))
    expect(codes(decided({ status: { a1: { name: 'Open' } } }, {}, { kinds }).plan)).toEqual([
      'blocks lasting status:Open/undo',
    ])
  })

  test('keeps the versions that made it, the ids it relies on, and what is what', () => {
    const kinds = new Map(TOYS).set('status', toy('status', [], { version: 7 }))
    const { plan } = decided(FLOW, { status: { b2: { name: 'Done' } } }, { kinds })
    expect(plan.madeBy).toEqual({ engine: expect.any(String), kinds: { scheme: 1, status: 7 } })
    expect(plan.bindings).toEqual({ 'status:Done': 'b2' })
    expect(plan.pairs).toContainEqual({
      ...{ kind: 'status', key: 'status:Done', sourceId: 'a2', targetKey: 'status:Done', targetId: 'b2' },
    })
    expect(plan.pairs).toHaveLength(3)
  })

  test('remembers nothing of what is left out', () => {
    const { plan } = decided({ status: FLOW.status ?? {} }, {}, { answers: { 'status:Open': 'leave-out' } })
    expect(plan.pairs.map(({ key }) => key)).toEqual(['status:Done'])
  })

  test('carries besides the ids of those of the same name, and what was said about details', () => {
    const from: Rows = { status: { a1: { name: 'Open' } } }
    const to: Rows = { status: { b2: { name: 'Open' }, b1: { name: 'Open' } } }
    const answers = { 'status:Open': 'create', 'status:Open/status:X': 'keep', 'status:Open/name': 'rename:No' }
    const [step] = planned(from, to, answers).steps
    expect(step?.data).toMatchObject({ besides: ['b1', 'b2'], answers: { 'status:X': 'keep' } })
    expect(Object.keys(step?.data.answers ?? {})).toEqual(['status:X'])
  })

  test('says what the target’s API cannot do, or leaves it to a person', () => {
    const cannot = { cloud: { ...toy('x', []).can.cloud, update: null }, dataCenter: CANNOT }
    const there: Rows = {
      status: { b1: { name: 'Open', note: 'old' }, b2: { name: 'Done' } },
      scheme: FLOW.scheme ?? {},
    }
    const without = new Map(TOYS).set('status', toy('status', [], { can: cannot }))
    expect(codes(decided({ status: FLOW.status ?? {} }, there, { kinds: without }).plan)).toContain(
      'blocks cannot-here status:Open',
    )
    const byHand: Partial<Kind> = { can: cannot, byHand: (verb, after) => [`${verb} ${JSON.stringify(after)}`] }
    const { plan } = decided({ status: FLOW.status ?? {} }, there, {
      kinds: new Map(TOYS).set('status', toy('status', [], byHand)),
    })
    expect(codes(plan)).toEqual(['notes by-hand status:Open'])
    const clicks = 'update {"name":"Open","note":"new"}'
    expect(plan.steps).toMatchObject([{ title: 'Update the status Open by hand', data: { byHand: [clicks] } }])
  })

  test('leaves alone what is only referred to', () => {
    const people = toy('user', [], { can: { cloud: { ...READ_ONLY, read: ['get'] }, dataCenter: CANNOT } })
    const kinds = new Map(TOYS).set('user', people)
    expect(stepIds(decided({ user: { u1: { name: 'ada' } as Json } }, {}, { kinds }).plan)).toEqual([])
  })
})
