/** What a transition demands is filled as the integration says, or the very field that lacks is named. */
import { expect, test } from 'vitest'
import type { Json } from '../base/index.ts'
import type { SeenIssue, Transition } from '../jira/index.ts'
import type { Integration } from './integration.ts'
import { filled } from './status-walk.ts'

type Asked = Transition['fields'][number]
const field = (id: string, name: string, more: Partial<Asked> = {}): Asked =>
  ({ id, name, required: true, hasDefault: false, ...more }) as Asked
const walked = (fields: readonly Asked[], fills: Record<string, Json>, held: Record<string, Json> = {}) =>
  filled(
    { id: '5', name: 'Close', toStatusId: '3', toCategory: 'done', fields },
    { fills } as unknown as Integration,
    { key: 'PAY-1', fields: held } as unknown as SeenIssue,
  )

test('what the integration gives is given, demanded or not; nothing else is', () => {
  const fields = [field('resolution', 'Resolution'), field('cf', 'Reason', { required: false }), field('x', 'X')]
  const fills = { resolution: { name: 'Done' }, cf: 'none', elsewhere: 1 }
  expect(walked(fields, fills, { x: 'held' })).toEqual({ resolution: { name: 'Done' }, cf: 'none' })
})

test('what is held, has a default or is not demanded is not asked for', () => {
  const fields = [field('a', 'A'), field('b', 'B', { hasDefault: true }), field('c', 'C', { required: false })]
  expect(walked(fields, {}, { a: 0 })).toEqual({})
})

test.each([[undefined], [null], ['']])('held as %j, each missing field is named as people know it', (blank) => {
  const held = blank === undefined ? {} : { a: blank, b: blank }
  expect(() => walked([field('a', 'Resolution'), field('b', 'Root cause')], {}, held)).toThrow(
    expect.objectContaining({
      code: 'jira.cannot',
      message: 'The transition “Close” of PAY-1 needs Resolution and Root cause.',
      facts: { missing: ['Resolution', 'Root cause'] },
    }),
  )
})
