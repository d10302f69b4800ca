/** A request's name in Jira's own logs: taken from every answer that tells one, and nothing else that a header may hold. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { virtualWorld } from '../../test/world.ts'
import { type HttpResponse, Secret } from '../base/index.ts'
import { openJira } from './client.ts'
import { localBreaker, localBudget } from './ports.ts'
import { traceOf, tracing } from './trace.ts'

const name = fc.stringMatching(/^[\w.:*-]{1,64}$/)

test('whatever a header holds, what is taken is short and plain, as it was told', () => {
  fc.assert(
    fc.property(fc.oneof(name, fc.string({ unit: 'binary', maxLength: 200 })), (told) => {
      const trace = traceOf({ 'atl-traceid': told, 'set-cookie': 'a=b' })
      expect(trace).toBe(/^[A-Za-z0-9_.:*-]{1,64}$/.test(told) ? told : undefined)
    }),
  )
})

test('the first of the names that Cloud and Data Center use', () => {
  expect(traceOf({ 'x-trace-id': 'b', 'atl-traceid': 'a' })).toBe('a')
  expect(traceOf({ 'atl-request-id': 'c', 'atl-traceid': 'not one' })).toBe('c')
  expect(traceOf({ 'x-arequestid': '598x5x1' })).toBe('598x5x1')
  expect(traceOf({ authorization: 'x', 'x-other': 'y' })).toBeUndefined()
})

test('a write tells it, accepted, refused or in doubt; a client that nobody traces says nothing', async () => {
  const answers: HttpResponse[] = [200, 400, 503, 200].map((status, at) => ({
    ...{ status, body: '{}' },
    headers: { 'atl-traceid': `t${at}` },
  }))
  const world = virtualWorld(1, async () => answers.shift() ?? { status: 200, headers: {}, body: '{}' })
  const credential = { id: 'c', method: 'api-token' as const, email: 'a@b.c', secret: new Secret('s') }
  const ports = { budget: localBudget(world.now), breaker: localBreaker() }
  const jira = openJira(
    { world, address: 'https://acme', site: 'acme', credential, ...ports, deadline: 30_000 },
    'cloud',
  )
  const traces: string[] = []
  const traced = tracing(jira, (trace) => traces.push(trace))
  const send = (by: typeof jira) => by.send('PUT', '/rest/api/3/issue/1', {}).catch(() => {})
  for (const by of [traced, traced, traced, jira]) await send(by)
  expect(traces).toEqual(['t0', 't1', 't2'])
})
