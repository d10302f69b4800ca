/** What the address asks of the differences. */
import { expect, test } from 'vitest'
import { wantedBy } from './use-differences.ts'

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
