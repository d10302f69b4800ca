/** Where an address leads: to the public internet, into a private network, or to a place nothing may ever reach. */
import ipaddr from 'ipaddr.js'

/**
 * `network`: private, and one that an organisation may have its Jira in. `here`: this machine, or a range for trying things
 * out. `never`: no setting opens it.
 */
export type Reach = 'public' | 'network' | 'here' | 'never'

type Address = ipaddr.IPv4 | ipaddr.IPv6
type Range = [Address, number]

/**
 * Services that hand out a machine's own credentials to whoever can reach them. Link-local ones are in their range
 * already; these are the ones that `ipaddr.js` takes for ordinary or merely private addresses.
 */
const METADATA: readonly Range[] = [
  '168.63.129.16/32', // Azure
  '100.100.100.200/32', // Alibaba
  '192.0.0.192/32', // Oracle
  'fd00:ec2::/32', // Amazon: metadata at ::254, names at ::253, time at ::123
  'fd20:ce::254/128', // Google
  'fd00:42::42/128', // Scaleway
].map((range) => ipaddr.parseCIDR(range))

const BENCHMARKS = ipaddr.parseCIDR('198.18.0.0/15')

/** The only part of IPv6 that is handed out for the public internet. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3')

/** `address` is an address, never a name. What is no address leads nowhere. */
export function reachOf(address: string): Reach {
  const parsed = parse(address)
  return parsed === undefined ? 'never' : reach(parsed)
}

/** Whether it lies in one of the operator's networks; one that is written into IPv6 is itself. */
export function isIn(networks: readonly Range[], address: string): boolean {
  const parsed = parse(address)
  return parsed !== undefined && networks.some((network) => within(network, parsed))
}

/** One address, or all of a range such as `203.0.113.0/24`; undefined for what is neither. */
export function rangeOf(text: string): Range | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text)
  const one = ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text) ? parse(text) : undefined
  return one && [one, one.kind() === 'ipv4' ? 32 : 128]
}

/** Whether it is one of these addresses, or in one of these ranges. */
export const isAmong = (ranges: readonly string[], address: string): boolean =>
  isIn(
    ranges.map(rangeOf).filter((range) => range !== undefined),
    address,
  )

/** Undefined for what is no range, or not wholly one of the private networks. */
export function networkOf(text: string): Range | undefined {
  if (!ipaddr.isValidCIDR(text)) return undefined
  const [start, bits] = ipaddr.parseCIDR(text)
  return NETWORKS.some((network) => bits >= network[1] && within(network, start)) ? [start, bits] : undefined
}

/** Those that `reachOf` calls a network. */
const NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'].map((range) =>
  ipaddr.parseCIDR(range),
)

function parse(address: string): Address | undefined {
  if (!ipaddr.isValid(address)) return undefined
  const parsed = ipaddr.parse(address)
  return parsed.kind() === 'ipv6' && (parsed as ipaddr.IPv6).isIPv4MappedAddress()
    ? (parsed as ipaddr.IPv6).toIPv4Address()
    : parsed
}

function reach(address: Address): Reach {
  if (METADATA.some((range) => within(range, address))) return 'never'
  if (NETWORKS.some((range) => within(range, address))) return 'network'
  const range = address.range()
  if (range === 'loopback' || within(BENCHMARKS, address)) return 'here'
  if (range !== 'unicast') return 'never'
  return address.kind() === 'ipv4' || isPublicV6(address as ipaddr.IPv6) ? 'public' : 'never'
}

/**
 * Whatever holds an IPv4 address inside (NAT64, 6to4, Teredo …) is turned into one by a gateway of its own choice; all but
 * ISATAP have ranges of their own.
 */
function isPublicV6(address: ipaddr.IPv6): boolean {
  const { parts } = address
  const isIsatap = parts[5] === 0x5efe && ((parts[4] ?? 0) & ~0x300) === 0
  return !isIsatap && address.match(GLOBAL_UNICAST)
}

const within = ([start, bits]: Range, address: Address): boolean =>
  start.kind() === address.kind() && address.match(start, bits)
