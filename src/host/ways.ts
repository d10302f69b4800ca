/** The ways out of this machine: the usual one, and those of connections with authorities or a proxy of their own. */
import { createHash } from 'node:crypto'
import { Agent, type buildConnector } from 'undici'
import type { WayOut } from '../base/index.ts'
import { guardedConnector, type Resolve } from './connect.ts'
import { type EgressPolicy, egressPolicy, type OwnHost } from './egress.ts'
import { tunnelConnector } from './tunnel.ts'

export interface WaysOptions {
  readonly policy: EgressPolicy
  readonly own: readonly OwnHost[]
  /** Exact origins of proxies that the operator named. */
  readonly proxies: readonly string[]
  readonly resolve: Resolve | undefined
}

export interface Ways {
  agentFor(way: WayOut | undefined): Agent
  close(): Promise<void>
}

/** Beyond so many the one that waits longest is let go; its requests end first. */
const MOST = 64

export function openWays({ policy, own, proxies, resolve }: WaysOptions): Ways {
  const usual = agentOf(guardedConnector(policy, null, resolve))
  const others = new Map<string, Agent>()
  const proxyPolicy = egressPolicy({ allowOrigins: proxies, own })

  function connectorFor({ authorities, proxy }: WayOut): buildConnector.connector {
    if (proxy === null) return guardedConnector(policy, authorities, resolve)
    const toProxy = guardedConnector(proxyPolicy, authorities, resolve)
    return tunnelConnector({ proxy, isNamed: proxies.includes(proxy.origin), toProxy, authorities })
  }

  function agentFor(way: WayOut | undefined): Agent {
    if (way === undefined || (way.authorities === null && way.proxy === null)) return usual
    const name = nameOf(way)
    const agent = others.get(name) ?? agentOf(connectorFor(way))
    others.delete(name)
    others.set(name, agent)
    const [oldest] = others.keys()
    if (others.size > MOST && oldest !== undefined) {
      void others.get(oldest)?.close()
      others.delete(oldest)
    }
    return agent
  }

  const close = async (): Promise<void> => {
    await Promise.all([usual, ...others.values()].map((agent) => agent.destroy()))
  }
  return { agentFor, close }
}

/** Two ways with one name share their connections; what a password was cannot be read out of it. */
function nameOf({ authorities, proxy }: WayOut): string {
  const parts = [authorities, proxy?.origin ?? null, proxy?.user ?? null, proxy?.password?.reveal() ?? null]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

/** The caller's deadline covers the whole exchange: the agent's own two stop neither a slow drip nor a slow proxy. */
const agentOf = (connect: buildConnector.connector) => new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 })
