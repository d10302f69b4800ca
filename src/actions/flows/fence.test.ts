/** What the fence asks before a request leaves: whether the work is still ours, of all that could change Jira and of nothing else. */
import { expect, test } from 'vitest'
import type { HttpRequest } from '../../base/index.ts'
import type { HostWorld } from '../../host/index.ts'
import { Fence } from './fence.ts'

test.each([
  ['a question', { method: 'GET' }, 0],
  ['a search by POST', { method: 'POST', reads: true }, 0],
  ['a write', { method: 'POST' }, 1],
  ['a removal', { method: 'DELETE' }, 1],
])('%s', async (_, what, times) => {
  const [sent, asked]: [HttpRequest[], number[]] = [[], []]
  const fence = new Fence({ inDoubtMargin: 0 })
  fence.hold(async () => void asked.push(1))
  const outside = {
    now: () => 1_000,
    fetch: async (request: HttpRequest) => {
      sent.push(request)
      return { status: 200, headers: {}, body: '' }
    },
  }
  const world = fence.around(outside as unknown as HostWorld)
  await world.fetch({ url: 'https://jira.example/', headers: {}, ...what })
  expect(asked).toHaveLength(times)
  expect(sent).toHaveLength(1)
  expect(sent[0]?.sendUntil === undefined).toBe(times === 0)
})
