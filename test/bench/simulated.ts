/** Simulated sites in a process of their own, and what their control panel tells: state, requests, delays. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Secret, type World } from '../../src/base/index.ts'
import { openWorld } from '../../src/host/index.ts'
import { type Jira, localBreaker, localBudget, openJira } from '../../src/jira/index.ts'
import type { SiteState } from './state.ts'
import { endpointOf, Tally } from './tally.ts'
import type { ToldSite } from './told-site.ts'

const DEADLINE = 30_000

export interface SimulatedSites extends AsyncDisposable {
  site(name: string): ToldSite
  client(name: string): Jira
  state(name: string): Promise<SiteState>
  /** What was asked of all sites since the last call. */
  requests(): Promise<Tally>
  /** The same as the site has logged it, the oldest first; nothing is forgotten by that. */
  asked(name: string): Promise<readonly AskedOfSite[]>
  /** Somebody's request of a site, whose login nobody asks for. */
  ask(name: string, method: string, path: string, body?: object): Promise<unknown>
  /** Cloud's burst limits. */
  limit(isOn: boolean): Promise<void>
  /** Processor time of the sites' process, in seconds. */
  cpu(): Promise<number>
  /** From now on every answer of every site comes so much later. */
  delay(milliseconds: number): Promise<void>
}

export interface AskedOfSite {
  /** By the site's clock. */
  readonly at: number
  readonly method: string
  readonly path: string
  readonly body?: string
}

/** `stories`: name of the site → its story. */
export async function simulateSites(stories: Readonly<Record<string, string>>): Promise<SimulatedSites> {
  const child = fork(
    `${import.meta.dirname}/serve-sites.ts`,
    Object.entries(stories).map(([name, story]) => `${name}=${story}`),
    { execArgv: [] },
  )
  const [told] = (await once(child, 'message')) as [ToldSite[]]
  const world = openWorld({ allowOrigins: told.map((site) => new URL(site.url).origin), requestTimeout: DEADLINE })
  const panel = async (site: ToldSite, what: string, method = 'GET', body?: object): Promise<unknown> => {
    const url = `${site.url}/_simulator/${what}`
    const answer = await world.fetch({ method, url, headers: {}, ...(body ? { body: JSON.stringify(body) } : {}) })
    return answer.body === '' ? undefined : JSON.parse(answer.body)
  }
  const named = (name: string): ToldSite => {
    const site = told.find((one) => one.name === name)
    if (!site) throw new Error(`no simulated site ${name}`)
    return site
  }
  return {
    site: named,
    client: (name) => clientOf(named(name), world),
    // Larger than any answer of Jira's that the product would take.
    state: async (name) => (await (await fetch(`${named(name).url}/_simulator/state`)).json()) as SiteState,
    async requests() {
      const tally = new Tally()
      for (const site of told)
        for (const { method, path } of (await panel(site, 'requests')) as { method: string; path: string }[])
          tally.add(endpointOf(method, path))
      // One log for all of them.
      if (told[0]) await panel(told[0], 'requests', 'DELETE')
      return tally
    },
    // Larger than any answer of Jira's that the product would take.
    asked: async (name) => (await (await fetch(`${named(name).url}/_simulator/requests`)).json()) as AskedOfSite[],
    ask: (name, method, path, body) => panel(named(name), 'ask', 'POST', { method, path, ...(body ? { body } : {}) }),
    async limit(isOn) {
      for (const site of told) await panel(site, 'switches', 'PUT', { burst: isOn })
    },
    async cpu() {
      child.send('cpu')
      const [seconds] = (await once(child, 'message')) as [number]
      return seconds
    },
    async delay(milliseconds) {
      for (const site of told) {
        await panel(site, 'faults', 'DELETE')
        if (milliseconds > 0) await panel(site, 'faults', 'POST', { kind: 'latency', milliseconds })
      }
    },
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
      await world.close()
    },
  }
}

export function clientOf({ name, url, email, token }: ToldSite, world: World): Jira {
  const credential = { id: name, method: 'api-token' as const, email, secret: new Secret(token) }
  const shared = { budget: localBudget(world.now), breaker: localBreaker() }
  return openJira({ world, address: url, site: name, credential, ...shared, deadline: DEADLINE }, 'cloud')
}
