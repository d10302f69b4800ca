/** Rebinding: names whose answers change while they are asked. EGRESS_RACES says how many; 0 reached, whatever the order. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFetch } from '../../src/host/fetch.ts'
import { dice } from '../world.ts'
import { ask, grounded, type Inside, openInside, openSite, resolverOf } from './ground.ts'

const RACES = Number(process.env.EGRESS_RACES ?? 1_000)
const AT_ONCE = 50

let inside: Inside
let site: Awaited<ReturnType<typeof openSite>>
let ground: ReturnType<typeof grounded>
beforeAll(async () => {
  ground = grounded()
  inside = await openInside()
  site = await openSite()
})
afterAll(async () => {
  await Promise.all([inside.close(), site.close()])
  ground.lift()
})

const GOOD = ['1.1.1.1', '8.8.8.8', '2606:4700:4700::1111']
const BAD = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '10.0.0.1', '169.254.169.254', '64:ff9b::7f00:1']

/** One name's answers, each its own: good, bad, both in either order, or none. */
function drawn(random: () => number): readonly string[] {
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? ''
  const shapes = [[one(GOOD)], [one(BAD)], [one(GOOD), one(BAD)], [one(BAD), one(GOOD)], []]
  return shapes[Math.floor(random() * shapes.length)] ?? []
}

test(`${RACES} races: 0 reached, and nothing connects but to what was judged for that very connection`, async () => {
  const random = dice(Number(process.env.SEED_START ?? 1))
  const told = new Set<string>()
  const host = openFetch({
    allowOrigins: [site.origin],
    ports: [inside.port],
    requestTimeout: 20_000,
    resolve: resolverOf(() => {
      const answer = drawn(random)
      for (const one of answer) told.add(one)
      return answer
    }),
  })
  const race = async (at: number): Promise<void> => {
    const origin = `https://race-${at % 97}.example:${inside.port}`
    expect(await ask(host.fetch, `${origin}/rest/api/3/myself`)).toHaveProperty('refused')
  }
  for (let at = 0; at < RACES; at += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, RACES - at) }, (_, more) => race(at + more)))
    expect(await ask(host.fetch, `${site.origin}/rest/api/3/serverInfo`)).toMatchObject({ status: 200 })
  }
  await host.close()
  console.log(
    `rebinding races: ${RACES}, reached: ${inside.reached()}, let go to good addresses: ${ground.away.length}`,
  )
  expect(inside.reached()).toBe(0)
  // The race is one: good answers did pass, and only they.
  expect(ground.away.length).toBeGreaterThan(RACES / 10)
  expect([...new Set(ground.away)].filter((one) => !GOOD.includes(one))).toEqual([])
  expect(told.size).toBe(GOOD.length + BAD.length)
})

test('the race can be lost: one who judges first and resolves again is led inside', async () => {
  let asked = 0
  const turns = resolverOf(() => [asked++ % 2 === 0 ? '1.1.1.1' : '127.0.0.1'])
  const careless = openFetch({
    allowOrigins: [site.origin, `http://race.example:${inside.port}`],
    requestTimeout: 5_000,
    resolve: (name, done) => turns(name, () => turns(name, done)),
  })
  await ask(careless.fetch, `http://race.example:${inside.port}/`)
  await careless.close()
  expect(inside.reached()).toBe(1)
})
