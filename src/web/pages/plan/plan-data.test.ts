/** Waves of steps, rows of differences, chains of reasons. */
import { expect, test } from 'vitest'
import type { DifferenceView } from '../../../actions/index.ts'
import { chainOf, rowsOf } from './rows.ts'
import { wavesOf } from './waves.ts'

test('a step is in the wave after the latest of those it waits for', () => {
  const steps = [
    { id: 'role', after: [] },
    { id: 'field', after: [] },
    { id: 'screen', after: ['field'] },
    { id: 'project', after: ['role', 'screen'] },
  ]
  expect([...wavesOf(steps).values()]).toEqual([1, 1, 2, 3])
})

const difference = (key: string, because: string | null): DifferenceView => ({
  key,
  targetKey: key,
  kind: '',
  name: key,
  choice: 'update',
  because,
  before: null,
  after: null,
  problems: [],
})

test('why an object is included leads up to what was chosen, and ends even in a circle', () => {
  const rows = rowsOf(
    [difference('project:OPS', null), difference('screen:A', 'project:OPS'), difference('custom-field:B', 'screen:A')],
    { problems: [] },
  )
  expect(chainOf('custom-field:B', rows)).toEqual(['screen:A', 'project:OPS'])
  expect(chainOf('project:OPS', rows)).toEqual([])
  const circle = rowsOf([difference('a:1', 'b:2'), difference('b:2', 'a:1')], { problems: [] })
  expect(chainOf('a:1', circle)).toEqual(['b:2', 'a:1'])
})

test('a finding of the plan about an object, or about a detail of it, stands with the object', () => {
  const problem = { severity: 'blocks', code: 'status-goes', about: 'workflow:W/status:Open', says: '…' } as const
  const [row] = rowsOf([difference('workflow:W', null)], { problems: [problem] })
  expect(row?.found).toEqual([problem])
})
