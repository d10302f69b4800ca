/** The one policy for every request that leaves: what may be asked, and which addresses a name may lead to. Decides only. */
import { isIP } from 'node:net'
import type { Secret } from '../base/index.ts'
import { isIn, networkOf, reachOf } from './address.ts'

/** What the operator opens, by settings only. */
export interface EgressRules {
  /** Exact origins: plain http, any port, private networks and this machine. */
  readonly allowOrigins: readonly string[]
  /** Ranges of private addresses, such as 10.20.0.0/16, that https may reach. */
  readonly privateNetworks?: readonly string[]
  /** Ports beside 443 that https may reach. */
  readonly ports?: readonly number[]
  /** Fairlead's own database: whatever is open, not this. */
  readonly own?: readonly OwnHost[]
}

export interface OwnHost {
  readonly host: string
  readonly port: number
}

/** Undefined: a local one, which listens on no port. */
export function ownDatabase(databaseUrl: Secret | undefined): readonly OwnHost[] {
  const url = databaseUrl && URL.parse(databaseUrl.reveal())
  if (!url) return []
  const host = url.searchParams.get('host') ?? url.hostname.replace(/^\[|\]$/g, '')
  return host === '' || host.startsWith('/') ? [] : [{ host, port: Number(url.port || 5432) }]
}

export interface EgressPolicy {
  /** Why this URL may not be asked; undefined when it may. */
  refusesUrl(url: URL): string | undefined
  /** Why a connection for this origin may not go to this address; undefined when it may. */
  refusesAddress(origin: string, address: string): string | undefined
  /** Fairlead's own hosts at this origin's port: a connection must lead to none of their addresses. */
  ownAt(origin: string): readonly OwnHost[]
}

/** Why something is refused: a word for each, and what people are told. */
const WHY = {
  network: 'it leads into a private network',
  'this-machine': 'it leads to the machine that Fairlead runs on',
  reserved:
    'it leads to an address that no setting opens (link-local, metadata service, a reserved or translated range, or no host at all)',
  metadata: 'it is the name of a metadata service, which no setting opens',
  database: 'it is Fairlead’s own database',
  plain: 'http is not encrypted',
} as const

/** The word for what the policy said; `address` where it is about how the address is written: its port, scheme or login. */
export const refusedAs = (says: string): string =>
  Object.entries(WHY).find(([, why]) => says.includes(why))?.[0] ?? 'address'

/** No setting opens Fairlead's own database. */
export const ownDatabaseRefused = (origin: string): string => never(origin, WHY.database)

const never = (origin: string, why: string): string => `${origin} is not open to Fairlead: ${why}`

/** Names that clouds give their metadata services: behind a proxy only the name can be judged. */
const METADATA_NAMES = /^(metadata|metadata\.google\.internal|metadata\.goog|instance-data(\.ec2\.internal)?)$/

/**
 * Public https on its usual port is open. Plain http and this machine are open only to exact origins that the operator
 * named; private networks and other ports also by range and number; metadata and link-local addresses to nobody.
 */
export function egressPolicy({ allowOrigins, privateNetworks = [], ports = [], own = [] }: EgressRules): EgressPolicy {
  const open = new Set(allowOrigins)
  const networks = privateNetworks.map(networkOf).filter((network) => network !== undefined)
  const says = (origin: string, why: string) =>
    `${origin} is not open to Fairlead: ${why}. If this is your Jira, the operator of Fairlead opens it with ` +
    `FAIRLEAD_ALLOW_ORIGINS="${[...allowOrigins, origin].join(' ')}"`

  function refusesAddress(origin: string, address: string): string | undefined {
    switch (reachOf(address)) {
      case 'public':
        return undefined
      case 'network':
        return open.has(origin) || isIn(networks, address) ? undefined : says(origin, WHY.network)
      case 'here':
        return open.has(origin) ? undefined : says(origin, WHY['this-machine'])
      case 'never':
        return never(origin, WHY.reserved)
    }
  }

  function refusesName(origin: string, host: string): string | undefined {
    if (METADATA_NAMES.test(host)) return never(origin, WHY.metadata)
    if (/(^|\.)localhost$/.test(host) && !open.has(origin)) return says(origin, WHY['this-machine'])
    return undefined
  }

  function refusesUrl(url: URL): string | undefined {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not http or https`
    if (url.username !== '' || url.password !== '') return `${url.origin} must not be asked with a name in the address`
    const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
    if (ownAt(url.origin).some((one) => one.host === host)) return ownDatabaseRefused(url.origin)
    if (!open.has(url.origin)) {
      if (url.protocol === 'http:') return says(url.origin, WHY.plain)
      if (url.port !== '' && !ports.includes(Number(url.port)))
        return says(url.origin, `port ${url.port} is not the usual one`)
    }
    // An address written out never passes through name resolution, so it is judged here.
    return isIP(host) === 0 ? refusesName(url.origin, host) : refusesAddress(url.origin, host)
  }

  function ownAt(origin: string): readonly OwnHost[] {
    const { protocol, port } = new URL(origin)
    const asked = Number(port || (protocol === 'https:' ? 443 : 80))
    return own.filter((one) => one.port === asked)
  }

  return { refusesUrl, refusesAddress, ownAt }
}
