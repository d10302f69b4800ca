/** The one policy for every request that leaves: what may be asked, and which addresses a name may lead to. Decides only. */
import { isIP } from 'node:net'
import { reachOf } from './address.ts'

export interface EgressPolicy {
  /** Why this URL may not be asked; undefined when it may. */
  refusesUrl(url: URL): string | undefined
  /** Why a connection for this origin may not go to this address; undefined when it may. */
  refusesAddress(origin: string, address: string): string | undefined
}

/**
 * Public https on its usual port is open. Everything else (http, other ports, private networks, loopback) is open only to
 * exact origins that the operator named, and metadata and link-local addresses to nobody.
 */
export function egressPolicy(named: readonly string[]): EgressPolicy {
  const open = new Set(named)
  const says = (origin: string, why: string) =>
    `${origin} is not open to Fairlead: ${why}. If this is your Jira, the operator of Fairlead opens it with ` +
    `FAIRLEAD_ALLOW_ORIGINS="${[...named, origin].join(' ')}"`

  function refusesAddress(origin: string, address: string): string | undefined {
    switch (reachOf(address)) {
      case 'public':
        return undefined
      case 'private':
        return open.has(origin) ? undefined : says(origin, 'it leads into a private network')
      case 'never':
        return `${origin} is not open to Fairlead: it leads to an address that no setting opens (link-local, metadata service, or no host at all)`
    }
  }

  function refusesUrl(url: URL): string | undefined {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return `${url.protocol} is not http or https`
    if (url.username !== '' || url.password !== '') return `${url.origin} must not be asked with a name in the address`
    if (!open.has(url.origin)) {
      if (url.protocol === 'http:') return says(url.origin, 'http is not encrypted')
      if (url.port !== '') return says(url.origin, `port ${url.port} is not the usual one`)
    }
    // An address written out never passes through name resolution, so it is judged here.
    const host = url.hostname.replace(/^\[|\]$/g, '')
    return isIP(host) === 0 ? undefined : refusesAddress(url.origin, host)
  }

  return { refusesUrl, refusesAddress }
}
