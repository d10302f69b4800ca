/** What is known of an issue, by its state. */
import { expect, test } from 'vitest'
import { known } from './counted-issues.ts'

test('only what is seen or archived counts, and only what was deleted is known to be gone', () => {
  const states = ['seen', 'archived', 'deleted', 'hidden', 'outside', 'trashed', 'project-unseen', undefined] as const
  expect(states.map(known)).toEqual(['seen', 'seen', 'gone', 'hidden', 'hidden', 'hidden', 'hidden', 'hidden'])
})
