/** The site's clock is known from its answers, refusals too, and is never ahead of the site's own. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acme } from '../../test/acme.ts'
import { KINDS } from '../../test/verification.ts'
import { virtualWorld } from '../../test/world.ts'
import { siteClock } from './clock.ts'
import { whoAmI } from './issues/index.ts'

const httpDate = (at: number): string => new Date(at).toUTCString()

test('within a second and the time of an answer, and never ahead', async () => {
  const times = fc.record({
    ahead: fc.integer({ min: -86_400_000, max: 86_400_000 }),
    there: fc.integer({ min: 0, max: 5_000 }),
    back: fc.integer({ min: 0, max: 5_000 }),
    status: fc.constantFrom(200, 404, 429, 503),
  })
  await fc.assert(
    fc.asyncProperty(times, async ({ ahead, there, back, status }) => {
      const world = virtualWorld(1, async () => {
        world.advance(there)
        const date = httpDate(world.now() + ahead)
        world.advance(back)
        return { status, headers: { date }, body: '' }
      })
      const clock = siteClock(world)
      expect(clock.skew()).toBeNull()
      expect(clock.serverNow()).toBe(world.now())
      await clock.world.fetch({ method: 'GET', url: 'https://jira.example/', headers: {} })
      const behind = world.now() + ahead - clock.serverNow()
      expect(behind).toBeGreaterThanOrEqual(0)
      expect(behind).toBeLessThan(1_000 + back)
      world.advance(60_000)
      expect(clock.serverNow() - world.now()).toBe(clock.skew())
    }),
  )
})

test('an answer without a date, or with a bad one, tells nothing', async () => {
  const answers = [{ date: httpDate(virtualWorld(1).now() + 90_000) }, {}, { date: 'soon' }]
  const world = virtualWorld(1, async () => ({ status: 200, headers: answers.shift() ?? {}, body: '' }))
  const clock = siteClock(world)
  for (let at = 0; at < 3; at++) await clock.world.fetch({ method: 'GET', url: 'https://jira.example/', headers: {} })
  expect(clock.skew()).toBe(90_000)
})

test.each(KINDS)('a client of %s tells it', async (kind) => {
  const { jira, world } = acme(kind, (fetch) => async (request) => {
    const answer = await fetch(request)
    return { ...answer, headers: { ...answer.headers, date: httpDate(world.now() + 120_000) } }
  })
  expect(jira.skew()).toBeNull()
  await whoAmI(jira)
  expect(jira.skew()).toBe(120_000)
  expect(jira.serverNow()).toBe(world.now() + 120_000)
})
