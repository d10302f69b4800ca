/** Certificates for tests, made as they are needed: Node signs, and the little of DER that a certificate takes is here. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { isIP } from 'node:net'

export interface Issued {
  /** PEM. */
  readonly certificate: string
  /** PEM; a test's own, worth nothing. */
  readonly key: string
  readonly name: string
  readonly signer: KeyObject
}

export interface Wanted {
  readonly name: string
  /** Names and IPv4 addresses that a server shows it for. */
  readonly hosts?: readonly string[]
  /** Left out: signed by itself. */
  readonly by?: Issued
  readonly isAuthority?: boolean
  readonly from?: number
  readonly until?: number
}

const DAY = 86_400_000

export function issue({ name, hosts = [], by, isAuthority = false, ...days }: Wanted): Issued {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { from = Date.now() - DAY, until = Date.now() + 365 * DAY } = days
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(1 + Math.floor(Math.random() * 2 ** 30)),
    ECDSA,
    nameOf(by?.name ?? name),
    sequence(time(from), time(until)),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(isAuthority, hosts))),
  )
  const signature = sign('sha256', body, by?.signer ?? privateKey)
  const whole = sequence(body, ECDSA, tagged(0x03, Buffer.of(0), signature))
  const lines = whole
    .toString('base64')
    .match(/.{1,64}/g)
    ?.join('\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name,
    signer: privateKey,
  }
}

function extensions(isAuthority: boolean, hosts: readonly string[]): Buffer[] {
  const basic = sequence(...(isAuthority ? [tagged(0x01, Buffer.of(0xff))] : []))
  const usage = tagged(0x03, Buffer.of(0), Buffer.of(isAuthority ? 0x06 : 0x80))
  const names = hosts.map((host) =>
    isIP(host) === 4 ? tagged(0x87, Buffer.from(host.split('.').map(Number))) : tagged(0x82, Buffer.from(host)),
  )
  return [
    extension([2, 5, 29, 19], basic),
    extension([2, 5, 29, 15], usage),
    ...(names.length === 0 ? [] : [extension([2, 5, 29, 17], sequence(...names))]),
  ]
}

const extension = (oid: readonly number[], value: Buffer): Buffer => sequence(identifier(oid), tagged(0x04, value))

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts)

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt32BE(value, 1)
  const first = bytes.findIndex((byte, at) => byte !== 0 || at === 4)
  return tagged(0x02, (bytes[first] ?? 0) > 0x7f ? bytes.subarray(first - 1) : bytes.subarray(first))
}

/** Arcs below 2^28, which is all that is needed. */
function identifier([one = 0, two = 0, ...rest]: readonly number[]): Buffer {
  const bytes = rest.flatMap((arc) => {
    const parts = [arc & 0x7f]
    for (let left = arc >> 7; left > 0; left >>= 7) parts.unshift((left & 0x7f) | 0x80)
    return parts
  })
  return tagged(0x06, Buffer.of(one * 40 + two, ...bytes))
}

const ECDSA = sequence(identifier([1, 2, 840, 10045, 4, 3, 2]))

const nameOf = (name: string): Buffer =>
  sequence(tagged(0x31, sequence(identifier([2, 5, 4, 3]), tagged(0x0c, Buffer.from(name)))))

const time = (at: number): Buffer =>
  tagged(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-T:]|\..*/g, '')}Z`))
