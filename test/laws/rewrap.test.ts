/** 100,000 tokens sealed anew while another process opens and stores them as a server does: no open fails. */
import { expect, test } from 'vitest'
import { rewrapWhileServing } from '../sealed/rewrapped.ts'

const COUNT = Number(process.env.SECRETS ?? 100_000)

test(`${COUNT} tokens are sealed anew while serving`, async () => {
  const { sealed, seconds, left, server } = await rewrapWhileServing(COUNT)
  console.log(
    `${sealed} sealed anew in ${seconds.toFixed(1)} s; meanwhile ${server.opened} opened and ${server.stored} stored by another process with ${server.keys} keys, ${server.failed} failed, the longest took ${server.longest.toFixed(0)} ms`,
  )
  expect(server).toMatchObject({ failed: 0, keys: 2 })
  expect(left).toBe(0)
})
