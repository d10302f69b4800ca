/** Answers after a deployment that renamed what they are about. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import { answersSince } from './answers-since.ts'
import type { Change } from './change.ts'
import { KINDS } from './kinds/index.ts'

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]))

const renames = (id: string, was: string, is: string) => {
  const value = (name: string): Json => ({ name, description: '', category: 'TODO' })
  const data: Change = {
    ...{ kind: 'status', key: `status:${was}`, sourceId: '1', id: '2', besides: [], answers: {} },
    ...{ before: value(was), after: value(is) },
  }
  return { id, verb: 'update' as const, about: data.key, title: '', after: [], data }
}
const pairs = ['workflow:W', 'workflow:W/status:A', 'status:A'].map((key) => ({
  ...{ kind: 'workflow', key, sourceId: '1', targetKey: key, targetId: '2' },
}))
const plan = { steps: [renames('one', 'A', 'B'), renames('other', 'B', 'A')], pairs }

describe('what the deployment renamed', () => {
  test('names that were exchanged are exchanged, within another detail too', () => {
    const since = answersSince(plan, kinds, () => true)
    expect(since('workflow:W/status:A', 'status:B')).toEqual(['workflow:W/status:B', 'status:A'])
    expect(since('workflow:W/workflow:X/status:B', 'keep')).toEqual(['workflow:W/workflow:X/status:A', 'keep'])
    expect(since('workflow:W/status:A/status:B', 'keep')).toEqual(['workflow:W/status:A/status:A', 'keep'])
  })
  test('the source’s own names stay', () => {
    expect(answersSince(plan, kinds, () => true)('status:A', 'status:B')).toEqual(['status:A', 'status:A'])
  })
  test('what did not come to its end is named as before', () => {
    expect(answersSince(plan, kinds, () => false)('workflow:W/status:A', 'status:B')).toEqual([
      'workflow:W/status:A',
      'status:B',
    ])
  })
})
