/** One exchange among limits: a read waits for as long as it is told, a write only so long that what it rests on still holds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { virtualWorld } from '../../test/world.ts'
import { type HttpResponse, isFault, NoAnswer, Secret } from '../base/index.ts'
import { exchange, type Line } from './exchange.ts'
import { localBreaker, localBudget } from './ports.ts'

const OK: HttpResponse = { status: 200, headers: {}, body: '{}' }
const slowDown = (seconds: number): HttpResponse => ({
  status: 429,
  headers: { 'retry-after': String(seconds), 'ratelimit-reason': 'jira-burst-based' },
  body: '',
})

/** Answers in turn, then with 200. */
function lineOf(...answers: readonly (HttpResponse | NoAnswer)[]) {
  const left = [...answers]
  let sent = 0
  const world = virtualWorld(1, async () => {
    sent += 1
    const answer = left.shift() ?? OK
    if (answer instanceof NoAnswer) throw answer
    return answer
  })
  const credential = { id: 'c', method: 'api-token' as const, email: 'a@b.c', secret: new Secret('s') }
  const ports = { budget: localBudget(world.now), breaker: localBreaker() }
  const line: Line = { world, address: 'https://acme', site: 'acme', credential, ...ports, deadline: 30_000 }
  return { line, world, sent: () => sent }
}

const READ = { method: 'GET', path: '/rest/api/3/myself', reads: true } as const
const WRITE = { method: 'PUT', path: '/rest/api/3/issue/1', reads: false } as const

describe('exchange', () => {
  test('a read waits, however long; a write is sent again only within seconds, and is not sent otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), async (seconds) => {
        const reading = lineOf(slowDown(seconds))
        expect((await exchange(reading.line, READ)).status).toBe(200)
        expect(reading.sent()).toBe(2)
        const { line, world, sent } = lineOf(slowDown(seconds))
        const began = world.now()
        const fault = await exchange(line, WRITE).then(
          () => null,
          (error: unknown) => error,
        )
        if (fault === null) expect([sent(), world.now() - began <= 5_000]).toEqual([2, true])
        else {
          if (!isFault(fault, 'jira.rate-limited')) throw fault
          expect(fault.facts.wait).toBeGreaterThanOrEqual(seconds * 1_000)
          expect([sent(), seconds >= 4]).toEqual([1, true])
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a write whose bucket is paused is not sent, and may be tried when the pause is over', async () => {
    const { line, world, sent } = lineOf()
    await line.budget.pause('*', world.now() + 90_000)
    await expect(exchange(line, WRITE)).rejects.toMatchObject({ code: 'jira.rate-limited', facts: { wait: 90_000 } })
    expect(sent()).toBe(0)
    await world.sleep(90_000)
    expect((await exchange(line, WRITE)).status).toBe(200)
  })

  test('a write that found nobody is tried again for seconds, and then held back', async () => {
    const refused = Array.from({ length: 9 }, () => new NoAnswer('refused', 'nobody listens', true))
    const { line, sent } = lineOf(...refused)
    const fault = await exchange(line, WRITE).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'jira.unreachable', facts: { wait: expect.any(Number) } })
    expect(sent()).toBeLessThan(4)
  })
})
