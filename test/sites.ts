/** Simulated sites for tests, each with a client that its administrator's token opened. */
import { Secret } from '../src/base/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../src/jira/index.ts'
import { accountsOf, Simulator, type Site, type SiteKind, type StoryName } from '../src/simulator/index.ts'
import { type VirtualWorld, virtualWorld } from './world.ts'

export interface Visited {
  readonly jira: Jira
  readonly site: Site
  readonly simulator: Simulator
  readonly world: VirtualWorld
}

const ORIGIN = 'http://127.0.0.1:9201'
const DEADLINE = 30_000

export function visit(story: StoryName, kind: SiteKind = 'cloud', seed = 1): Visited {
  const world = virtualWorld(seed, (request) => simulator.fetch(request))
  const simulator: Simulator = new Simulator([{ name: story, kind, story, origin: ORIGIN }], world)
  const site = simulator.site(story)
  const admin = accountsOf(site).find((account) => account.role === 'admin')
  if (!admin) throw new Error(`the story ${story} has no administrator`)
  const line = {
    world,
    address: site.base,
    site: story,
    credential: {
      id: 'admin',
      method: kind === 'cloud' ? ('api-token' as const) : ('personal-access-token' as const),
      email: kind === 'cloud' ? admin.email : null,
      secret: new Secret(admin.token),
    },
    budget: localBudget(world.now),
    breaker: localBreaker(),
    deadline: DEADLINE,
  }
  return { jira: openJira(line, kind), site, simulator, world }
}
