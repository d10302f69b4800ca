/** Waves of steps; what the address asks of the differences. */
import { expect, test } from 'vitest'
import { wavesOf } from '../../parts/graph/waves-of.ts'
import { wantedBy } from './use-differences.ts'

test('a step is in the wave after the latest of those it waits for', () => {
  const steps = [
    { id: 'role', after: [] },
    { id: 'field', after: [] },
    { id: 'screen', after: ['field'] },
    { id: 'project', after: ['role', 'screen'] },
  ]
  expect([...wavesOf(steps).values()]).toEqual([1, 1, 2, 3])
})

test('the address says what is asked of the server; what it does not know is left out', () => {
  expect(wantedBy('p', { show: 'all', kind: 'screen,status', q: 'foxtrot', problems: 'blocks', open: 'x' })).toEqual({
    id: 'p',
    kind: 'screen,status',
    search: 'foxtrot',
    severity: 'blocks',
    values: 'false',
  })
  expect(wantedBy('p', { sort: '-name', mapping: 'answered' })).toMatchObject({ sort: '-name', moving: 'true' })
  expect(wantedBy('p', { sort: 'colour' })).not.toHaveProperty('sort')
})
