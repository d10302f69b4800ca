/** Simulated sites on ports of their own, for `simulate` and `demo`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, type Fetch } from '../base/index.ts'
import { hmac, type Served, serveFetch } from '../host/index.ts'
import {
  type Account,
  accountsOf,
  dice,
  Simulator,
  type SiteKind,
  type SiteRequest,
  STORIES,
  type StoryName,
} from '../simulator/index.ts'
import type { SiteMemory } from './demo/site-memory.ts'
import { loopbackPost } from './loopback.ts'

export interface SiteOption extends Omit<SiteRequest, 'origin'> {
  readonly port: number
}

export interface ToldSite {
  readonly name: string
  readonly kind: 'cloud' | 'dc'
  readonly url: string
  readonly accounts: readonly Account[]
}

export interface RunningSites {
  readonly told: readonly ToldSite[]
  readonly origins: readonly string[]
  /** Any of the ports serves Atlassian's gateway for all sites. */
  readonly gateway: string
  close(): Promise<void>
}

export const DEMO_SITES: readonly SiteOption[] = [
  { name: 'staging', kind: 'cloud', story: 'acme', port: 9201 },
  { name: 'production', kind: 'cloud', story: 'drifted', port: 9202 },
  { name: 'legacy', kind: 'dataCenter', story: 'acme', port: 9203 },
]

const SHAPE = /^([\w-]+)=(cloud|dc):(\w+)@(\d{1,5})(\/[\w/-]+)?$/

/** `staging=cloud:acme@9201`, `legacy=dc:acme@9203/jira`. */
export function parseSite(text: string): SiteOption {
  const [, name = '', kind, story = '', port, contextPath] = SHAPE.exec(text) ?? []
  const remedy = `Write it as name=cloud:story@port; stories are ${Object.keys(STORIES).join(', ')}.`
  if (!kind) throw new Fault('input.invalid', `"${text}" does not name a simulated site.`, { remedy })
  if (!(story in STORIES)) throw new Fault('input.invalid', `There is no story "${story}".`, { remedy })
  if (Number(port) > 65_535) throw new Fault('input.invalid', `${port} is not a port.`, { remedy })
  if (contextPath !== undefined && kind === 'cloud')
    throw new Fault('input.invalid', 'Jira Cloud has no context path.', { remedy })
  return {
    name,
    kind: KINDS[kind as 'cloud' | 'dc'],
    story: story as StoryName,
    port: Number(port),
    ...(contextPath === undefined ? {} : { contextPath }),
  }
}

const KINDS: Readonly<Record<'cloud' | 'dc', SiteKind>> = { cloud: 'cloud', dc: 'dataCenter' }

/** The same sites with the same tokens at each start: what was connected to them yesterday still is. */
export const SEED = 7_420

/** With a memory they are as they were when they were stopped; without one they begin anew. */
export async function serveSites(options: readonly SiteOption[], memory?: SiteMemory): Promise<RunningSites> {
  const world = {
    now: memory?.now ?? Date.now,
    random: memory?.random ?? dice(SEED),
    // A webhook that waits for its next try keeps no process alive.
    sleep: (milliseconds: number) => sleep(milliseconds, undefined, { ref: false }),
    hmac,
    deliver: memory?.tellingOthers(loopbackPost) ?? loopbackPost,
  }
  const simulator = new Simulator(
    options.map(({ port, ...site }) => ({ ...site, origin: `http://127.0.0.1:${port}` })),
    world,
  )
  await memory?.remember(simulator)
  const served: Served[] = []
  try {
    for (const [at, { port }] of options.entries()) {
      const site = simulator.sites[at]
      if (!site) continue
      const answer: Fetch = (request) => memory?.answer(simulator, site, request) ?? simulator.answer(site, request)
      served.push(await serveFetch(answer, port))
    }
  } catch (error) {
    await Promise.all(served.map((one) => one.close()))
    throw new Fault(
      'setup.missing',
      `A simulated site could not listen: ${error instanceof Error ? error.message : error}`,
      { remedy: 'Choose other ports, or stop what listens there.' },
    )
  }
  const origins = simulator.sites.map((site) => site.origin)
  return {
    told: simulator.sites.map((site) => ({
      name: site.name,
      kind: site.kind === 'cloud' ? 'cloud' : 'dc',
      url: site.base,
      accounts: accountsOf(site),
    })),
    origins,
    gateway: origins[0] ?? '',
    close: async () => void (await Promise.all(served.map((one) => one.close()))),
  }
}
