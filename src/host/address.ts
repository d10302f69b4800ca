/** Where an address leads: to the public internet, into a private network, or to a place nothing may ever reach. */
import ipaddr from 'ipaddr.js'

export type Reach = 'public' | 'private' | 'never'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/**
 * Services that hand out a machine's own credentials to whoever can reach them. Link-local ones are in their range
 * already; these are the ones that `ipaddr.js` takes for ordinary or merely private addresses.
 */
const METADATA: readonly Range[] = [
  '168.63.129.16/32', // Azure
  '100.100.100.200/32', // Alibaba
  '192.0.0.192/32', // Oracle
  'fd00:ec2::254/128', // Amazon
  'fd20:ce::254/128', // Google
  'fd00:42::42/128', // Scaleway
].map((range) => ipaddr.parseCIDR(range))

/** Ranges of which no address is one host that could be a Jira. */
const NEVER = new Set(['linkLocal', 'unspecified', 'multicast', 'broadcast', 'discard'])

/** The only part of IPv6 that is handed out for the public internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3')

/** `address` is an address, never a name. What is no address leads nowhere. */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'never'
  const parsed = ipaddr.parse(address)
  return parsed.kind() === 'ipv4' ? reachOfV4(parsed) : reachOfV6(parsed as ipaddr.IPv6)
}

function reachOfV4(address: ipaddr.IPv4 | ipaddr.IPv6): Reach {
  const range = address.range()
  if (isMetadata(address) || NEVER.has(range)) return 'never'
  return range === 'unicast' ? 'public' : 'private'
}

function reachOfV6(address: ipaddr.IPv6): Reach {
  if (isMetadata(address) || NEVER.has(address.range())) return 'never'
  if (address.isIPv4MappedAddress()) return reachOfV4(address.toIPv4Address())
  const hidden = embedded(address).map(reachOfV4)
  if (hidden.includes('never')) return 'never'
  // A gateway turns these into IPv4 of its own choice: never public, whatever they embed.
  if (hidden.length > 0) return 'private'
  return address.range() === 'unicast' && address.match(GLOBAL_UNICAST) ? 'public' : 'private'
}

function isMetadata(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return METADATA.some(([start, bits]) => start.kind() === address.kind() && address.match(start, bits))
}

/** IPv4 addresses inside an IPv6 one, in every way that some gateway would unpack it. */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4[] {
  const { parts } = address
  const low = v4(parts[6], parts[7])
  switch (address.range()) {
    case 'rfc6145':
      return [low]
    case 'rfc6052': {
      // NAT64: last with a prefix of 96 bits; with one of 48 bits right after it, but not over bits 64 to 71 (RFC 6052).
      const after48 = v4(parts[3], ((parts[4] ?? 0) << 8) | ((parts[5] ?? 0) >> 8))
      return [low, after48].filter((one) => one.range() !== 'unspecified')
    }
    case '6to4':
      return [v4(parts[1], parts[2])]
    case 'teredo': // the server, and the client with its bits turned over
      return [v4(parts[2], parts[3]), v4(~(parts[6] ?? 0), ~(parts[7] ?? 0))]
  }
  const compatible = parts.slice(0, 6).every((part) => part === 0) && address.range() !== 'loopback'
  const isatap = parts[5] === 0x5efe && ((parts[4] ?? 0) & ~0x300) === 0
  return compatible || isatap ? [low] : []
}

function v4(high = 0, low = 0): ipaddr.IPv4 {
  return new ipaddr.IPv4([(high >> 8) & 255, high & 255, (low >> 8) & 255, low & 255])
}
