/** One reason is told: the one that must go first. */
import { expect, test } from 'vitest'
import { type UnlinkedFacts, whyUnlinked } from './why-unlinked.ts'

const FACTS: UnlinkedFacts = {
  integration: { name: 'Epics', state: 'running', createsItems: true },
  earlier: null,
  failed: null,
  pushed: false,
}
const why = (more: Partial<UnlinkedFacts>, integration: Partial<UnlinkedFacts['integration']> = {}) =>
  whyUnlinked({ ...FACTS, ...more, integration: { ...FACTS.integration, ...integration } })

test('each reason, and what goes before it', () => {
  expect(why({})).toMatch(/in a moment/)
  expect(why({ failed: 'Jira said no.' })).toMatch(/could not be made: Jira said no\. It is tried again/)
  expect(why({ failed: 'Jira said no.' }, { state: 'paused' })).toBe(
    'Epics is paused; an item is made once it goes on.',
  )
  expect(why({}, { createsItems: false, state: 'paused' })).toBe('Epics makes no items by itself.')
  expect(why({ pushed: true }, { createsItems: false })).toMatch(/being pushed/)
  expect(why({ pushed: true }, { state: 'draft' })).toBe('Epics was not started yet.')
  expect(why({ earlier: 'All epics' }, { state: 'draft' })).toMatch(/^All epics was made before Epics/)
})
