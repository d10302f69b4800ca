/** Two workflows as one: nothing is lost, everything says what becomes of it. */
import { describe, expect, test } from 'vitest'
import { anyTo, mergeWorkflows, START } from './merge-workflows.ts'

const transition = (id: number, name: string, type: string, to: string, from: readonly string[] = [], more = {}) => ({
  id,
  name,
  type,
  to,
  links: from.map((one) => ({ from: one, fromPort: null, toPort: null })),
  validators: [],
  ...more,
})
const status = (key: string, more = {}) => ({ status: key, layout: null, properties: {}, ...more })
const [OPEN, DONE, BLOCKED] = ['status:Open', 'status:Done', 'status:Blocked']
const BEFORE = {
  statuses: [status(OPEN, { layout: { x: 1, y: 1 } }), status(DONE)],
  transitions: [
    transition(1, 'Create', 'INITIAL', OPEN),
    transition(11, 'Finish', 'DIRECTED', DONE, [OPEN]),
    transition(21, 'Reopen', 'GLOBAL', OPEN),
    transition(31, 'Drop', 'DIRECTED', DONE, [OPEN]),
  ],
}
const AFTER = {
  statuses: [status(OPEN), status(DONE, { properties: { editable: 'no' } }), status(BLOCKED)],
  transitions: [
    transition(1, 'Create', 'INITIAL', OPEN),
    transition(5, 'Finish', 'DIRECTED', DONE, [OPEN]),
    transition(21, 'Reopen', 'GLOBAL', OPEN, [], { validators: [{ ruleKey: 'x' }] }),
    transition(41, 'Block', 'DIRECTED', BLOCKED, [OPEN, DONE]),
  ],
}
const fates = (merged: readonly { name: string; fate: string }[]) => merged.map(({ name, fate }) => `${name} ${fate}`)

describe('merged', () => {
  const { statuses, transitions } = mergeWorkflows(BEFORE, AFTER)

  test('each status and transition stands once, with its fate; a number or a place alone is no change', () => {
    expect(fates(statuses)).toEqual(['Create same', 'Any status same', 'Open same', 'Done changed', 'Blocked added'])
    expect(fates(transitions)).toEqual(['Create same', 'Finish same', 'Reopen changed', 'Block added', 'Drop removed'])
  })

  test('ways lead from the start, from any status, or from each status that is named', () => {
    const ways = (name: string) => transitions.find((one) => one.name === name)?.ways
    expect(ways('Create')?.after).toEqual([{ from: START, to: OPEN }])
    expect(ways('Reopen')?.after).toEqual([{ from: anyTo(OPEN), to: OPEN }])
    expect(ways('Block')).toEqual({
      before: [],
      after: [
        { from: OPEN, to: BLOCKED },
        { from: DONE, to: BLOCKED },
      ],
    })
  })

  test('what was only renamed is one that changed', () => {
    const renamed = { ...AFTER, transitions: AFTER.transitions.map((one) => ({ ...one, name: `${one.name}!` })) }
    expect(fates(mergeWorkflows(AFTER, renamed).transitions)).toEqual([
      'Create! changed',
      'Finish! changed',
      'Reopen! changed',
      'Block! changed',
    ])
  })

  test('a workflow on one side only is all added, or all removed', () => {
    expect(new Set(mergeWorkflows(null, AFTER).transitions.map(({ fate }) => fate))).toEqual(new Set(['added']))
    expect(new Set(mergeWorkflows(BEFORE, undefined).transitions.map(({ fate }) => fate))).toEqual(new Set(['removed']))
  })
})
