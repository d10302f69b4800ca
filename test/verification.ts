/** Simulated sites for tests of a connection's verification, and ways in which they answer otherwise. */
import { type Fetch, type HttpResponse, Secret } from '../src/base/index.ts'
import {
  localBreaker,
  localBudget,
  siteAddress,
  type Verification,
  type VerifyInput,
  type VerifyPorts,
  verifyConnection,
} from '../src/jira/index.ts'
import { type Account, type AccountRole, accountsOf, Simulator, type Site } from '../src/simulator/index.ts'
import { virtualWorld } from './world.ts'

export type Kind = 'cloud' | 'dataCenter'
export const KINDS: readonly Kind[] = ['cloud', 'dataCenter']

export const ORIGIN = 'http://127.0.0.1:9201'

/** One site of the kind, whose Fetch may be wrapped. */
export function setUp(kind: Kind, wrap: (fetch: Fetch) => Fetch = (fetch) => fetch) {
  const world = virtualWorld(1)
  const contextPath = kind === 'dataCenter' ? { contextPath: '/jira' } : {}
  const simulator = new Simulator([{ name: 'acme', kind, story: 'acme', origin: ORIGIN, ...contextPath }], world)
  const site = simulator.site('acme')
  return { kind, site, world: { ...world, fetch: wrap(simulator.fetch) }, breaker: localBreaker() }
}
export type SetUp = ReturnType<typeof setUp>

export function account(site: Site, role: AccountRole): Account {
  const found = accountsOf(site).find((one) => one.role === role)
  if (!found) throw new Error(`the story has no ${role}`)
  return found
}

export function credential(kind: Kind, email: string, token: string): VerifyInput['credential'] {
  const method = kind === 'cloud' ? 'api-token' : 'personal-access-token'
  return { id: 'one', method, email: kind === 'cloud' ? email : null, secret: new Secret(token) }
}

export function inputFor({ kind, site }: SetUp, role: AccountRole, more: Partial<VerifyInput> = {}): VerifyInput {
  const { email, token } = account(site, role)
  const read = siteAddress(site.base, { httpAllowed: () => true })
  if (!('address' in read)) throw new Error(read.problem.says)
  const usual = { purpose: 'service', projects: [], expiresAt: null } as const
  return { address: read.address, credential: credential(kind, email, token), ...usual, ...more }
}

export function portsOf({ world, breaker }: SetUp): VerifyPorts {
  return { world, breaker, budget: localBudget(world.now), deadline: 30_000, gateway: ORIGIN }
}

export const verify = (set: SetUp, role: AccountRole, more: Partial<VerifyInput> = {}): Promise<Verification> =>
  verifyConnection(inputFor(set, role, more), portsOf(set))

/** The requests that carried a token. */
export function recording(): { wrap: (fetch: Fetch) => Fetch; sent: string[] } {
  const sent: string[] = []
  const wrap = (fetch: Fetch): Fetch => {
    return (request) => {
      if (request.headers.authorization !== undefined) sent.push(request.url)
      return fetch(request)
    }
  }
  return { wrap, sent }
}

/** What the site answers to some path, instead of its own. */
export const answering =
  (path: RegExp, change: (own: HttpResponse) => Partial<HttpResponse>) =>
  (fetch: Fetch): Fetch =>
  async (request) => {
    const own = await fetch(request)
    return path.test(request.url) ? { ...own, ...change(own) } : own
  }

/** Keys of the projects in which the service account is an actor. */
export function projectsOf({ site }: SetUp): string[] {
  const { accountId } = account(site, 'service')
  return [...site.tables.projects.values()]
    .filter(({ roleActors }) =>
      Object.values(roleActors)
        .flat()
        .some(({ subject }) => subject === accountId),
    )
    .map(({ key }) => key)
}
