/** What the real world computes, against known answers. */
import { expect, test } from 'vitest'
import { hmac } from './world.ts'

test('an HMAC is the one that Atlassian shows for its webhooks', () => {
  expect(hmac("It's a Secret to Everybody", 'Hello World!')).toBe(
    'a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9',
  )
})
