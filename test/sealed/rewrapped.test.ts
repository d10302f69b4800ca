/** A key is exchanged under a server that opens and stores tokens all the while; nothing fails. `npm run laws` does it with 100,000. */
import { expect, test } from 'vitest'
import { rewrapWhileServing } from './rewrapped.ts'

test('2,000 tokens are sealed anew while another process opens them', async () => {
  const { sealed, left, server } = await rewrapWhileServing(2_000)
  expect(server).toMatchObject({ failed: 0, why: [] })
  expect(server.opened).toBeGreaterThan(0)
  expect(left).toBe(0)
  expect(sealed).toBeGreaterThanOrEqual(1_000)
})
