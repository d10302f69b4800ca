/** What a plan makes of an object, as kinds ask: by its id, or by its key while it has none, in the target's ids. */
import { expect, test } from 'vitest'
import { TOYS } from '../../test/toy-sites.ts'
import type { Difference } from './compare.ts'
import { inIds, plannedBy } from './planned.ts'

const change = (
  key: string,
  choice: Difference['choice'],
  targetId: string | null,
  after: Difference['after'],
): Difference => ({
  ...{
    kind: key.split(':')[0] ?? '',
    key,
    name: key,
    choice,
    sourceId: '1',
    targetKey: key,
    targetId,
    before: null,
    after,
  },
  ...{ because: null, problems: [] },
})
const FLOW = { name: 'Flow', statuses: ['status:Open', 'status:New'] }
const IDS = new Map([['status:Open', '7']])
const planned = plannedBy(
  [
    ...[change('scheme:Flow', 'update', '5', FLOW), change('scheme:Made', 'create', null, FLOW)],
    ...[change('scheme:Same', 'unchanged', '6', FLOW), change('board:B', 'create', null, {})],
  ],
  TOYS,
  IDS,
  { 'scheme:Flow/status:Open': 'status:Open', 'scheme:Made/status:Open': 'keep', 'scheme:Same/status:Open': 'keep' },
)
const IN_IDS = { name: 'Flow', statuses: ['7', 'status:New'] }

test('what is written is told in ids; what is yet to be made stands as its key', () => {
  expect(planned.value('scheme', '5')).toEqual(IN_IDS)
  expect(planned.value('scheme', 'scheme:Made')).toEqual(IN_IDS)
  expect(inIds(TOYS.get('scheme') as never, FLOW, IDS)).toEqual(IN_IDS)
})

test('what is not written, or of a kind that nobody knows, is told as nothing', () => {
  for (const [kind, id] of [
    ['scheme', '6'],
    ['scheme', '9'],
    ['status', '5'],
    ['board', 'board:B'],
  ] as const)
    expect(planned.value(kind, id)).toBeUndefined()
})

test('what was said of its details is told in ids', () => {
  expect(planned.said('scheme', '5')).toEqual({ 7: '7' })
  expect(planned.said('scheme', 'scheme:Made')).toEqual({ 7: 'keep' })
  expect([planned.said('scheme', '6'), planned.said('scheme', '9')]).toEqual([{}, {}])
})
