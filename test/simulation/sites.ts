/** Simulated sites for tests of the engine: no socket, no database; a client as any account, and the state to judge by. */
import { Secret, type World } from '../../src/base/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../../src/jira/index.ts'
import { type AccountRole, accountsOf, Simulator, type SiteRequest, stateOf } from '../../src/simulator/index.ts'
import type { Row } from '../comparer/state.ts'
import { type VirtualWorld, virtualWorld } from '../world.ts'

export interface Sites {
  readonly simulator: Simulator
  readonly world: VirtualWorld
  /** A client of the named site, as its account of that role. */
  client(name: string, role?: AccountRole, world?: World): Jira
  /** A copy of what the site holds now. */
  state(name: string): Row
}

export function simulate(requests: readonly Omit<SiteRequest, 'origin'>[], seed = 1, deadline = 5_000): Sites {
  const world = virtualWorld(seed)
  const simulator = new Simulator(
    requests.map((request) => ({ ...request, origin: `https://${request.name}.example` })),
    world,
  )
  const outside: VirtualWorld = { ...world, fetch: simulator.fetch }
  return {
    simulator,
    world: outside,
    client(name, role = 'admin', through = outside) {
      const site = simulator.site(name)
      const account = accountsOf(site).find((one) => one.role === role)
      if (!account) throw new Error(`${name} has no account ${role}`)
      const cloud = site.kind === 'cloud'
      return openJira(
        {
          world: through,
          address: site.base,
          site: name,
          credential: {
            id: `${name}-${role}`,
            method: cloud ? 'api-token' : 'personal-access-token',
            email: cloud ? account.email : null,
            secret: new Secret(account.token),
          },
          budget: localBudget(world.now),
          breaker: localBreaker(),
          deadline,
        },
        site.kind,
      )
    },
    state: (name) => JSON.parse(JSON.stringify(stateOf(simulator.site(name)))) as Row,
  }
}
