/** The address as a question: empty members ask nothing, and days are whole days of the reader’s zone. */
import { expect, test } from 'vitest'
import { lookedFor } from './looked-for.ts'

test('what is not said is not asked', () => {
  expect(lookedFor({})).toEqual({})
  expect(lookedFor({ q: '  ', who: '', from: 'yesterday', to: '2026-1-1', open: '7' })).toEqual({})
})

test('words, who, what and outcome go as they are', () => {
  expect(lookedFor({ q: ' a b ', who: 'person:1', what: 'jira.write', outcome: 'done' })).toEqual({
    ...{ search: 'a b', actor: 'person:1', action: 'jira.write', outcome: 'done' },
  })
})

test('one day asks for all of that day, from its first moment here to the next day’s', () => {
  const { from = '', to = '' } = lookedFor({ from: '2026-02-28', to: '2026-02-28' })
  expect(from).toBe(new Date(2026, 1, 28).toISOString())
  expect(to).toBe(new Date(2026, 2, 1).toISOString())
})
