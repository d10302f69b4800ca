/** Simulated sites on ports of this machine, and every request that reached them: whose it was, and whether a login failed. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fetch, HttpRequest } from '../../src/base/index.ts'
import { loopbackPost } from '../../src/cli/loopback.ts'
import { hmac, type Served, serveFetch } from '../../src/host/index.ts'
import {
  type Account,
  type AccountRole,
  accountsOf,
  type FaultRule,
  Simulator,
  type Site,
  type SiteRequest,
  type SiteWorld,
} from '../../src/simulator/index.ts'
import type { Row } from '../comparer/state.ts'
import { dice } from '../world.ts'

export type SiteWanted = Omit<SiteRequest, 'origin'> & {
  /** Lets it answer otherwise than Jira would. */
  readonly wrap?: (fetch: Fetch) => Fetch
}

export interface Heard {
  /** The site whose port was asked. */
  readonly site: string
  readonly method: string
  readonly url: string
  readonly throughGateway: boolean
  readonly withToken: boolean
  readonly status: number
  /** The account that Jira took the asker for. */
  readonly account: string | null
  readonly failedLogin: boolean
}

export interface Candidate {
  readonly url: string
  /** Null on Data Center. */
  readonly email: string | null
  readonly token: string
  /** Where it is not the usual one. */
  readonly method?: 'scoped-api-token'
}

export interface ServedSites {
  readonly simulator: Simulator
  readonly heard: Heard[]
  readonly origins: readonly string[]
  readonly gateway: string
  site(name: string): Site
  account(name: string, role: AccountRole): Account
  /** What a person would type to connect it as that account. */
  candidate(name: string, role: AccountRole): Candidate
  /** All that it holds, as its control panel tells anybody. */
  state(name: string): Promise<Row>
  fault(name: string, rule: FaultRule): void
  close(): Promise<void>
}

/** Time goes by so much faster than on the wall, for the product and for its sites alike: waits are real, but short. */
const HASTE = 100
const BEGAN = Date.now()
export const hasty = {
  now: (): number => BEGAN + (Date.now() - BEGAN) * HASTE,
  sleep: (milliseconds: number): Promise<void> => sleep(milliseconds / HASTE),
}

/** Time as it is on the wall: for servers that are processes of their own. */
export const unhurried: Pace = { now: Date.now, sleep: (milliseconds) => sleep(milliseconds) }

export type Pace = Pick<SiteWorld, 'now' | 'sleep'>

export async function serveSites(wanted: readonly SiteWanted[], pace: Pace = hasty): Promise<ServedSites> {
  const heard: Heard[] = []
  const open: { fetch: Fetch }[] = wanted.map(() => ({ fetch: async () => ({ status: 503, headers: {}, body: '' }) }))
  const served: Served[] = await Promise.all(open.map((door) => serveFetch((request) => door.fetch(request))))
  const world: SiteWorld = { ...pace, random: dice(1), hmac, deliver: loopbackPost }
  const simulator = new Simulator(
    wanted.map(({ wrap: _, ...request }, at) => ({ ...request, origin: served[at]?.origin ?? '' })),
    world,
  )
  for (const [at, { wrap, name }] of wanted.entries()) {
    const site = simulator.site(name)
    const own: Fetch = (request) => simulator.answer(site, request)
    const door = open[at]
    if (door) door.fetch = listening(name, wrap ? wrap(own) : own, heard)
  }
  const account = (name: string, role: AccountRole): Account => {
    const found = accountsOf(simulator.site(name)).find((one) => one.role === role)
    if (!found) throw new Error(`${name} has no ${role}`)
    return found
  }
  return {
    simulator,
    heard,
    origins: simulator.sites.map((site) => site.origin),
    gateway: simulator.sites[0]?.origin ?? '',
    site: (name) => simulator.site(name),
    account,
    candidate(name, role) {
      const { base: url, kind } = simulator.site(name)
      const { email, token } = account(name, role)
      const isScoped = kind === 'cloud' && role === 'scoped'
      return {
        ...{ url, email: kind === 'cloud' ? email : null, token },
        ...(isScoped && { method: 'scoped-api-token' as const }),
      }
    },
    state: async (name) => (await fetch(`${simulator.site(name).base}/_simulator/state`)).json() as Promise<Row>,
    fault: (name, rule) => void simulator.site(name).faults.add(rule),
    close: async () => void (await Promise.all(served.map((one) => one.close()))),
  }
}

const listening =
  (site: string, fetch: Fetch, heard: Heard[]): Fetch =>
  async (request) => {
    const response = await fetch(request)
    const { headers, status } = response
    const account = headers['x-aaccountid'] ?? headers['x-ausername'] ?? null
    heard.push({
      site,
      method: request.method,
      url: request.url,
      throughGateway: request.url.includes('/ex/jira/'),
      withToken: hasToken(request),
      status,
      account,
      failedLogin:
        hasToken(request) &&
        ((headers['x-seraph-loginreason'] ?? '').includes('FAILED') || (status === 401 && account === null)),
    })
    return response
  }

const hasToken = ({ headers }: HttpRequest): boolean => headers.authorization !== undefined
