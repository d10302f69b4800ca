/** Connections under the egress policy: every address a name resolves to is judged, and the one reached is judged again. */
import { type LookupAddress, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, buildConnector } from 'undici'
import type { EgressPolicy } from './egress.ts'

/** All addresses of a name. The machine's own way unless a test brings another. */
export type Resolve = (
  hostname: string,
  done: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

/** Thrown while connecting: nothing of the request has been sent. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected'
  /** The policy's words, when it was the policy. */
  readonly refused: string | undefined
  constructor(cause: Error | null, refused?: string) {
    super(refused ?? cause?.message ?? 'not connected', { cause })
    this.refused = refused
  }
}

export function guardedAgent(policy: EgressPolicy, resolve: Resolve = systemResolve): Agent {
  // One per origin: the resolver below must know for whom it judges, and each keeps its TLS sessions.
  const connectors = new Map<string, buildConnector.connector>()
  const connect: buildConnector.connector = (options, callback) => {
    const { origin } = new URL(`${options.protocol}//${options.host ?? options.hostname}`)
    const connector =
      connectors.get(origin) ?? buildConnector({ allowH2: false, lookup: judged(policy, origin, resolve) })
    connectors.set(origin, connector)
    connector(options, (error, socket) => {
      if (error) return callback(error instanceof NotConnected ? error : new NotConnected(error), null)
      const refused = policy.refusesAddress(origin, socket?.remoteAddress ?? '')
      if (refused === undefined) return callback(null, socket)
      socket?.destroy()
      callback(new NotConnected(null, refused), null)
    })
  }
  // The caller's deadline covers the whole exchange: the agent's own two stop neither a slow drip nor a slow proxy.
  return new Agent({ connect, headersTimeout: 0, bodyTimeout: 0 })
}

/** Name resolution that fails when any of the addresses is refused: a name must not lead to two worlds. */
function judged(policy: EgressPolicy, origin: string, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, [])
      for (const { address } of addresses) {
        const refused = policy.refusesAddress(origin, address)
        if (refused !== undefined) return callback(new NotConnected(null, refused), [])
      }
      const [first] = addresses
      if (options.all) callback(null, [...addresses])
      else callback(null, first?.address ?? '', first?.family)
    })
}

const systemResolve: Resolve = (hostname, done) => lookup(hostname, { all: true }, done)
