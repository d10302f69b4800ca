/** The address of the list of steps, as a question: what means nothing is not asked for. */
import { expect, test } from 'vitest'
import { wantedIn } from './wanted.ts'

test('all that narrows the list is asked of the server', () => {
  const view = { connection: 'acme', state: 'failed', to: 'jira', field: 'due', q: ' PAY-7 ', open: 'x', sort: 'at' }
  expect(wantedIn(view)).toEqual({ connection: 'acme', state: 'failed', to: 'jira', field: 'due', search: 'PAY-7' })
})

test('what somebody typed into the address and no step has is left out, and a long text is cut', () => {
  expect(wantedIn({ state: 'all', to: 'To Jira', field: 'colour', q: '  ' })).toEqual({})
  expect(wantedIn({ q: 'a'.repeat(300) }).search).toHaveLength(200)
})
