/** Which object is which: said, then remembered, then named; and what people are told when a name does not tell. */
import { describe, expect, test } from 'vitest'
import { type Rows, TOYS, toySite } from '../../test/toy-sites.ts'
import type { Answers } from './answers.ts'
import { pair, type Remembered } from './pair.ts'

function paired(from: readonly string[], to: Rows, answers: Answers = {}, remembered: Remembered = new Map()) {
  const rows: Rows = { status: Object.fromEntries(from.map((name, at) => [`a${at}`, { name }])) }
  const input = { source: toySite('here', rows), target: toySite('there', to), kinds: TOYS, remembered, answers }
  const { pairs, problems } = pair(input)
  return { ids: Object.fromEntries([...pairs].map(([key, { id }]) => [key, id])), problems }
}
const named = (...names: readonly string[]): Rows => ({
  status: Object.fromEntries(names.map((name, at) => [`b${at}`, { name }])),
})

describe('pairing', () => {
  test('is by name in any case, and nothing is asked where each has one', () => {
    expect(paired(['Open', 'Done', 'New'], named('done', 'OPEN'))).toEqual({
      ...{ ids: { 'status:Open': 'b1', 'status:Done': 'b0' }, problems: [] },
    })
  })

  test('is by what is remembered before any name, unless that is gone or taken', () => {
    const known: Remembered = new Map([['status', new Map([['a0', 'b1']])]])
    expect(paired(['Open'], named('Open', 'Else'), {}, known).ids).toEqual({ 'status:Open': 'b1' })
    expect(paired(['Open'], named('Open'), {}, known).ids).toEqual({ 'status:Open': 'b0' })
    const said = paired(['Open', 'Done'], named('Open', 'Else'), { 'status:Done': 'status:Else' }, known)
    expect(said.ids).toEqual({ 'status:Done': 'b1', 'status:Open': 'b0' })
  })

  test('in doubt asks each, offers all that it could be with what tells them apart, and a new one', () => {
    const twins: Rows = {
      status: { b0: { name: 'Open', description: 'Old' }, b1: { name: 'Open' }, b2: { name: 'X', description: 7 } },
    }
    const [problem, ...others] = paired(['Open'], twins).problems
    expect(problem).toMatchObject({ severity: 'blocks', code: 'ambiguous-name', about: 'status:Open' })
    expect(others).toEqual([])
    expect(problem?.choices?.map(({ answer }) => answer)).toEqual(['status:Open', 'status:Open#2', 'create'])
    expect(problem?.choices?.map(({ says }) => says).slice(0, 2)).toEqual([
      expect.stringContaining('(id b0, “Old”)'),
      expect.stringContaining('(id b1, no description)'),
    ])
    expect(paired(['Open', 'open'], named('Open')).problems.map(({ about }) => about)).toEqual([
      'status:Open',
      'status:open',
    ])
    expect(paired(['Open', 'open'], {}).problems).toEqual([])
    const odd: Rows = { status: { b0: { name: 'Open', description: 7 }, b1: { name: 'Open' } } }
    expect(paired(['Open'], odd).problems[0]?.choices?.[0]?.says).toContain('no description')
  })

  test('with “update” takes the one of the very same key first, and no other one takes it', () => {
    const twins = named('open', 'Open')
    expect(paired(['Open'], twins, { 'status:Open': 'update' })).toEqual({ ids: { 'status:Open': 'b1' }, problems: [] })
    const both = paired(['Open', 'open'], twins, { 'status:Open': 'update', 'status:open': 'update' })
    expect(both.ids).toEqual({ 'status:Open': 'b1', 'status:open': 'b0' })
    const rest = paired(['Open', 'open'], twins, { 'status:open': 'update' })
    expect(rest).toEqual({ ids: { 'status:open': 'b0', 'status:Open': 'b1' }, problems: [] })
    expect(paired(['OPEN'], twins, { 'status:OPEN': 'update' }).ids).toEqual({ 'status:OPEN': 'b1' })
    expect(paired(['Open', 'open'], named('OPEN'), { 'status:Open': 'update', 'status:open': 'update' }).ids).toEqual({
      'status:Open': 'b0',
    })
  })

  test('two answered with one: the second is told, with ways out', () => {
    const { ids, problems } = paired(['A', 'B'], named('C'), { 'status:A': 'status:C', 'status:B': 'status:C' })
    expect(ids).toEqual({ 'status:A': 'b0' })
    expect(problems).toMatchObject([{ code: 'answered-twice', about: 'status:B', severity: 'blocks' }])
    expect(problems[0]?.choices?.map(({ answer }) => answer)).toEqual(['create', 'leave-out'])
  })

  test('an answer that means nothing is told, and words mean something', () => {
    const answers = { 'status:A': 'status:Nope', 'status:B': 'use', 'status:C': 'rename:X', 'status:D': 'use:X' }
    expect(paired(['A', 'B', 'C', 'D'], {}, answers).problems).toMatchObject([
      { code: 'unknown-answer', about: 'status:A' },
    ])
  })

  test('a new name or “create” makes another one, beside the one of that name', () => {
    for (const answer of ['create', 'rename:Fresh', 'drop', 'fallback'])
      expect(paired(['Open'], named('Open'), { 'status:Open': answer })).toEqual({ ids: {}, problems: [] })
  })
})
