/** Outcomes in words and colours: what is in doubt is neither a success nor a failure. */
import { expect, test } from 'vitest'
import { outcomeSign } from './audit-words.ts'

test.each([
  ['done', 'done', 'Done'],
  ['accepted', 'done', 'Accepted'],
  ['started', 'plain', 'Started'],
  ['unknown', 'change', 'In doubt'],
  ['refused', 'lose', 'Refused'],
  ['not-allowed', 'lose', 'Not-allowed'],
])('%s is %s: %s', (outcome, meaning, word) => {
  expect(outcomeSign(outcome)).toMatchObject({ meaning, word })
})
