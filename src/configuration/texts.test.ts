/** Names in texts on their way: each becomes the name that its object will have on the target, and a doubt is told. */
import { describe, expect, test } from 'vitest'
import { type Rows, toy, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import type { Kind } from './kind.ts'
import { pair } from './pair.ts'
import { scopeOf } from './scope.ts'
import { textsOf } from './texts.ts'

const FIELD = toy('field', [], { called: (value) => [(value as { name: string }).name, (value as { id: string }).id] })
const KINDS = new Map([FIELD, toy('status', [])].map((kind) => [kind.name, kind]))
const A: Rows = { status: { 1: { name: 'Open' }, 2: { name: 'Done' } } }

interface Given {
  readonly from?: Rows
  readonly to?: Rows
  readonly answers?: Answers
  readonly kinds?: ReadonlyMap<string, Kind>
  readonly objects?: readonly string[]
  readonly locked?: 'source' | 'target'
}

function meaningOf(name: string, kind: string, given: Given = {}) {
  const { from = A, to = {}, answers = {}, kinds = KINDS, objects, locked } = given
  const [here, there] = [toySite('here', from, kinds), toySite('there', to, kinds)]
  const lock = (site: typeof here) => ({ ...site, objects: site.objects.map((one) => ({ ...one, locked: 'system' })) })
  const source = locked === 'source' ? lock(here) : here
  const target = locked === 'target' ? lock(there) : there
  const input = {
    source,
    target,
    kinds,
    projects: null,
    remembered: new Map(),
    answers,
    ...(objects ? { objects } : {}),
  }
  const texts = textsOf(input, scopeOf(source, kinds, input), pair(input))
  return texts.meaning({ at: '', kind, text: 'the text' }, name)
}
const calledAs = (name: string, kind: string, target: string, given?: Given) =>
  meaningOf(name, kind, given).called(target)

describe('what a name means', () => {
  test('is the object of the source, without a word where it is the only one', () => {
    const { key, problem } = meaningOf('OPEN', 'status')
    expect([key, problem]).toEqual(['status:Open', undefined])
  })

  test('is nothing where the source has none: the name stays, and that blocks', () => {
    const { key, called, problem } = meaningOf('Gone', 'status')
    expect([key, called('status:Open'), problem?.severity, problem?.code]).toEqual([
      ...[undefined, 'Gone', 'blocks', 'text-unresolved'],
    ])
    expect(problem?.says).toContain('“the text” names what the source does not have')
  })

  test('is in doubt where several are called so here, or another one there', () => {
    const twins: Rows = { status: { 1: { name: 'Open' }, 2: { name: 'open' } } }
    const here = meaningOf('Open', 'status', { from: twins })
    expect([here.key, here.called('status:Open'), here.problem?.severity]).toEqual([undefined, 'Open', 'warns'])
    expect(here.problem?.says).toContain('“the text” may mean each of status:Open, status:open;')
    const there = meaningOf('Open', 'status', { to: twins, answers: { 'status:Open': 'status:open' } })
    expect([there.key, there.problem?.severity]).toEqual(['status:Open', 'warns'])
    expect(there.problem?.says).toContain('may mean each of status:Open;')
    expect(meaningOf('Open', 'status', { to: A }).problem).toBeUndefined()
    expect(meaningOf('Open', 'status', { to: A, answers: { 'status:Open': 'create' } }).problem).toBeUndefined()
  })
})

describe('how it will be called', () => {
  test('is as the source does where it is written, in the letters of the text', () => {
    expect(calledAs('oPen', 'status', 'status:Open', { to: A })).toBe('oPen')
    expect(calledAs('Open', 'status', 'status:Open')).toBe('Open')
  })

  test('is its new name', () => {
    expect(calledAs('Open', 'status', 'status:New', { answers: { 'status:Open': 'rename:New' } })).toBe('New')
  })

  test('is as the target does where nothing is written: it is used, another object, locked, or out of scope', () => {
    const to: Rows = { status: { 9: { name: 'Begun' }, 8: { name: 'Other' } } }
    const paired = { to, answers: { 'status:Open': 'status:Begun' } }
    expect(calledAs('Open', 'status', 'status:Begun', paired)).toBe('Open')
    expect(calledAs('Open', 'status', 'status:Other', paired)).toBe('Other')
    expect(calledAs('Open', 'status', 'status:Begun', { ...paired, locked: 'target' })).toBe('Begun')
    expect(calledAs('Open', 'status', 'status:Begun', { ...paired, locked: 'source' })).toBe('Begun')
    expect(calledAs('Open', 'status', 'status:Begun', { ...paired, objects: ['status:Done'] })).toBe('Begun')
    const fixed = new Map(KINDS).set('status', toy('status', [], { update: undefined } as unknown as Partial<Kind>))
    expect(calledAs('Open', 'status', 'status:Begun', { ...paired, kinds: fixed })).toBe('Begun')
    const { can } = toy('x', [])
    const never = toy('status', [], { can: { ...can, cloud: { ...can.cloud, create: null } } })
    expect(calledAs('Open', 'status', 'status:Begun', { ...paired, kinds: new Map(KINDS).set('status', never) })).toBe(
      'Begun',
    )
    const used = { to: { status: { 9: { name: 'OPEN' } } }, answers: { 'status:Open': 'use' } }
    expect(calledAs('Open', 'status', 'status:OPEN', used)).toBe('Open')
  })

  test('is by the same of its names, with the type that stood behind it', () => {
    const from: Rows = { field: { 1: { name: 'Cost', id: 'cf1' } } }
    const to: Rows = { field: { 9: { name: 'Price', id: 'cf9' } } }
    const other = { from, to, answers: { 'field:Cost': 'field:Price' }, locked: 'target' as const }
    expect(calledAs('cost', 'field', 'field:Price', other)).toBe('Price')
    expect(calledAs('CF1', 'field', 'field:Price', other)).toBe('cf9')
    expect(calledAs('Cost[Number]', 'field', 'field:Price', other)).toBe('Price[Number]')
    expect(calledAs('Cost[Number]', 'field', 'field:Cost', { from })).toBe('Cost[Number]')
    const same: Rows = { field: { 9: { name: 'Cost[Number]', id: 'cf9' } } }
    const bracketed = { from: same, to: same, locked: 'target' as const }
    expect(calledAs('cost[number]', 'field', 'field:Cost[Number]', bracketed)).toBe('cost[number]')
  })
})
