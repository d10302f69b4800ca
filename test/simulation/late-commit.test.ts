/** A write that is carried out late, through a real socket: so long after the client let go, and not after some deadline of the site's. */
import { expect, test } from 'vitest'
import { hmac, serveFetch } from '../../src/host/index.ts'
import { accountsOf, Simulator } from '../../src/simulator/index.ts'

test('it is late by so much after the client gave up', async () => {
  const slept: number[] = []
  const [arrived, woken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const sleep = async (milliseconds: number): Promise<void> => {
    slept.push(milliseconds)
    woken.resolve()
  }
  const simulator = new Simulator([{ name: 'late', kind: 'cloud', story: 'empty', origin: 'http://late.test' }], {
    now: Date.now,
    random: () => 0.5,
    sleep,
    hmac,
  })
  const site = simulator.site('late')
  site.faults.add({ kind: 'late-commit', method: 'POST', milliseconds: 700 })
  const admin = accountsOf(site).find(({ role }) => role === 'admin')
  const served = await serveFetch((request) => {
    arrived.resolve()
    return simulator.answer(site, request)
  })
  const client = new AbortController()
  const asked = fetch(`${served.origin}/rest/api/3/field`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${admin?.email}:${admin?.token}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: 'Latecomers', type: 'com.atlassian.jira.plugin.system.customfieldtypes:float' }),
    signal: client.signal,
  }).catch(() => undefined)
  await arrived.promise
  client.abort()
  await asked
  await woken.promise
  await served.close()

  expect(slept).toEqual([700])
  expect([...site.tables.fields.values()].map(({ name }) => name)).toContain('Latecomers')
})
