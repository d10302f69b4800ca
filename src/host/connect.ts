/** Connections under the egress policy: every address a name resolves to is judged, and the one reached is judged again. */
import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { createSecureContext, getCACertificates } from 'node:tls'
import { buildConnector } from 'undici'
import { type EgressPolicy, type OwnHost, ownDatabaseRefused } from './egress.ts'

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
  /** What the proxy on the way said, when it was the proxy. */
  readonly proxy: string | undefined
  constructor(cause: Error | null, { refused, proxy }: { readonly refused?: string; readonly proxy?: string } = {}) {
    super(refused ?? proxy ?? cause?.message ?? 'not connected', { cause })
    this.refused = refused
    this.proxy = proxy
  }
}

/** Those with forward secrecy and authenticated encryption, of which each browser and each Jira of today has some. */
export const CIPHERS =
  'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE+AESGCM:ECDHE+CHACHA20'

/**
 * Certificates are always checked: not even Node's own switch against it (an environment variable) is heard. Added
 * authorities stand beside those that this machine knows, made ready once: there are hundreds.
 */
export function tlsOptions(authorities: string | null) {
  const spoken = { minVersion: 'TLSv1.2', ciphers: CIPHERS } as const
  const secure =
    authorities === null
      ? {}
      : { secureContext: createSecureContext({ ca: [...getCACertificates('default'), authorities], ...spoken }) }
  return { allowH2: false, ...spoken, rejectUnauthorized: true, ...secure }
}

export function guardedConnector(
  policy: EgressPolicy,
  authorities: string | null,
  resolve: Resolve = systemResolve,
): buildConnector.connector {
  const tls = tlsOptions(authorities)
  // One per origin: the resolver below must know for whom it judges, and each keeps its TLS sessions.
  const connectors = new Map<string, buildConnector.connector>()
  return (options, callback) => {
    const { origin } = new URL(`${options.protocol}//${options.host ?? options.hostname}`)
    const refuses = refusalFor(policy, origin, resolve)
    const connector = connectors.get(origin) ?? buildConnector({ ...tls, lookup: judged(refuses, resolve) })
    connectors.set(origin, connector)
    const host = options.hostname.replace(/^\[|\]$/g, '')
    refuses(isIP(host) === 0 ? [] : [host], (early) => {
      if (early !== undefined) return callback(new NotConnected(null, { refused: early }), null)
      connector(options, (error, socket) => {
        if (error) return callback(error instanceof NotConnected ? error : new NotConnected(error), null)
        refuses([socket?.remoteAddress ?? ''], (refused) => {
          if (refused === undefined) return callback(null, socket)
          socket?.destroy()
          callback(new NotConnected(null, { refused }), null)
        })
      })
    })
  }
}

type Refuses = (addresses: readonly string[], done: (refused: string | undefined) => void) => void

function refusalFor(policy: EgressPolicy, origin: string, resolve: Resolve): Refuses {
  return (addresses, done) => {
    const refused = addresses.map((one) => policy.refusesAddress(origin, one)).find((one) => one !== undefined)
    const own = policy.ownAt(origin)
    if (refused !== undefined || own.length === 0) return done(refused)
    addressesOf(own, resolve, (mine) =>
      done(addresses.some((one) => mine.has(one)) ? ownDatabaseRefused(origin) : undefined),
    )
  }
}

function addressesOf(hosts: readonly OwnHost[], resolve: Resolve, done: (all: ReadonlySet<string>) => void): void {
  const all = new Set<string>()
  let open = hosts.length
  for (const { host } of hosts)
    resolve(host, (_error, addresses) => {
      for (const { address } of addresses ?? []) all.add(address)
      open -= 1
      if (open === 0) done(all)
    })
}

/** Name resolution that fails when any of the addresses is refused: a name must not lead to two worlds. */
function judged(refuses: Refuses, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, [])
      refuses(
        addresses.map(({ address }) => address),
        (refused) => {
          if (refused !== undefined) return callback(new NotConnected(null, { refused }), [])
          const [first] = addresses
          if (options.all) callback(null, [...addresses])
          else callback(null, first?.address ?? '', first?.family)
        },
      )
    })
}

const systemResolve: Resolve = (hostname, done) => lookup(hostname, { all: true }, done)
