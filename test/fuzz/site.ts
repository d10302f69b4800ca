/** A simulated site whose answers are changed on their way: one at a time or all of them, by seed. */
import { type Fetch, type Json, Secret } from '../../src/base/index.ts'
import { type Line, localBreaker, localBudget } from '../../src/jira/index.ts'
import { accountsOf, Simulator, type SiteKind } from '../../src/simulator/index.ts'
import { dice, virtualWorld } from '../world.ts'
import { changedJson, oddText, pick, type Random, wireText } from './odd.ts'

/** More requests for one question would be a question without an end. */
const MOST_REQUESTS = 3_000

export class Endless extends Error {}

const ORIGIN = 'http://127.0.0.1:9201'
const NAMES = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-limit', 'x-ratelimit-reset', 'ratelimit-reason', 'date', 'location', 'link', 'x-ausername', 'x-seraph-loginreason', 'content-type', '__proto__'] // biome-ignore format: a list

/** One simulator for all seeds of a kind: reading changes nothing in it. */
export function oddSite(kind: SiteKind) {
  const inner = virtualWorld(1, (request) => simulator.fetch(request))
  const simulator: Simulator = new Simulator([{ name: 'acme', kind, story: 'acme', origin: ORIGIN }], inner)
  const site = simulator.site('acme')
  const admin = accountsOf(site).find(({ role }) => role === 'admin')
  if (!admin) throw new Error('the story has no administrator')

  /** The line of one seed: which answers are changed and how is drawn from it. */
  return function line(seed: number): Line {
    const random = dice(seed)
    const struck = Math.floor(random() * 5)
    let requests = 0
    const fetch: Fetch = async (request) => {
      requests += 1
      if (requests > MOST_REQUESTS) throw new Endless('asked without an end')
      const answer = await simulator.fetch(request)
      return requests - 1 === struck || random() < 0.05 ? changed(random, answer) : answer
    }
    const world = virtualWorld(seed, fetch)
    return {
      ...{ world, address: site.base, site: 'acme', deadline: 30_000 },
      credential: {
        id: `odd-${seed}`,
        method: kind === 'cloud' ? 'api-token' : 'personal-access-token',
        email: kind === 'cloud' ? admin.email : null,
        secret: new Secret(admin.token),
      },
      ...{ budget: localBudget(world.now), breaker: localBreaker() },
    }
  }
}

function changed(random: Random, answer: Awaited<ReturnType<Fetch>>): Awaited<ReturnType<Fetch>> {
  const roll = random()
  const headers = roll < 0.3 ? { ...answer.headers, [pick(random, NAMES)]: oddText(random) } : answer.headers
  const status = roll < 0.1 ? pick(random, [200, 204, 302, 303, 400, 401, 403, 404, 409, 429, 500, 503]) : answer.status
  if (roll < 0.2) return { status, headers, body: oddText(random) }
  try {
    return { status, headers, body: wireText(random, changedJson(random, JSON.parse(answer.body) as Json)) }
  } catch {
    return { status, headers, body: oddText(random) }
  }
}
