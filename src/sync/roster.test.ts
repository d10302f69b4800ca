/** What one more look makes of a project: silence is believed when it is repeated, and never within one moment. */
import { expect, test } from 'vitest'
import type { KnownProject } from './ports.ts'
import { next } from './roster.ts'

const project: KnownProject = { id: '10', key: 'PAY', name: 'Payments', state: 'live', misses: 0 }
const row = { key: 'PAY', name: 'Payments', state: 'live' } as const

test('a project that one look does not show is still there; two looks apart from each other are believed', () => {
  const once = next(project, undefined, true)
  expect(once).toEqual({ ...project, misses: 1 })
  expect(next(once, undefined, false)).toEqual(once)
  expect(next(once, { ...row, state: 'unseen' }, true)).toEqual({ ...project, state: 'unseen', misses: 2 })
})

test('the first look that misses counts, however soon; one that shows it forgets them all', () => {
  expect(next(project, undefined, false).misses).toBe(1)
  expect(next({ ...project, state: 'unseen', misses: 7 }, row, true)).toEqual(project)
  expect(next(project, { ...row, state: 'archived' }, true)).toEqual({ ...project, state: 'archived' })
})
