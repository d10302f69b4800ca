/** A provider's word that somebody signed out there (OpenID Connect Back-Channel Logout 1.0): believed only when all of it is right. */
import { constants, createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { z } from 'zod'
import { Fault, type Instant } from '../base/index.ts'

export interface LogoutToken {
  readonly issuer: string
  /** The provider's words for the person and for its session; at least one is there. */
  readonly subject: string | null
  readonly session: string | null
  /** Differs in each token: it counts once. */
  readonly id: string
  readonly expiresAt: Instant
}

export interface Expected {
  readonly issuer: string
  readonly client: string
  /** What the provider says that it signs identity tokens with. */
  readonly algorithms: readonly string[]
  readonly keys: () => Promise<readonly JsonWebKey[]>
  readonly now: Instant
}

/** Older ones are not heard, whatever they say of their end. */
const OLDEST = 300_000
/** Milliseconds by which the provider's clock may be ahead. */
const AHEAD = 60_000
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** By asymmetric keys alone: each algorithm with the type that its key must have. */
const ALGORITHMS: Readonly<
  Record<string, { readonly kty: string; readonly crv?: string; readonly hash: string | null }>
> = {
  RS256: { kty: 'RSA', hash: 'sha256' },
  PS256: { kty: 'RSA', hash: 'sha256' },
  ES256: { kty: 'EC', crv: 'P-256', hash: 'sha256' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519', hash: null },
}

const HEAD = z.object({
  typ: z.string().regex(/^(application\/)?logout\+jwt$/i),
  alg: z.string(),
  kid: z.string().optional(),
  crit: z.undefined().optional(),
})
const CLAIMS = z
  .object({
    iss: z.string(),
    aud: z.union([z.string(), z.array(z.string())]),
    iat: z.number(),
    exp: z.number(),
    jti: z.string().min(1).max(500),
    sub: z.string().min(1).max(500).optional(),
    sid: z.string().min(1).max(500).optional(),
    events: z.looseObject({ [EVENT]: z.looseObject({}) }),
    // One that has it is an identity token.
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** What is cheap is looked at before the provider's keys are asked for. */
export async function readLogoutToken(text: string, expected: Expected): Promise<LogoutToken> {
  const parts = text.split('.')
  const [head = '', claims = '', signature = ''] = parts
  if (parts.length !== 3) throw refused('is not in three parts')
  const { alg, kid } = read(HEAD, head)
  const { iss, aud, iat, exp, jti, sub, sid } = read(CLAIMS, claims)
  if (iss !== expected.issuer) throw refused('is of another issuer')
  if (![aud].flat().includes(expected.client)) throw refused('is for another client')
  const { now } = expected
  if (iat * 1_000 > now + AHEAD || iat * 1_000 < now - OLDEST || exp * 1_000 <= now) throw refused('is not of now')
  if (!expected.algorithms.includes(alg)) throw refused('is signed by an algorithm that the provider does not name')
  const keys = (await expected.keys()).filter((key) => fits(key, alg, kid))
  const signed = Buffer.from(`${head}.${claims}`)
  if (!keys.some((key) => isSigned(key, alg, signed, Buffer.from(signature, 'base64url'))))
    throw refused('is not signed by the provider')
  const expiresAt = Math.min(exp * 1_000, now + OLDEST + AHEAD)
  return { issuer: iss, subject: sub ?? null, session: sid ?? null, id: jti, expiresAt }
}

/** In our words: those of the parser would repeat what was sent. */
const refused = (why: string): Fault => new Fault('input.invalid', `This logout token ${why}.`)

function read<T extends z.ZodType>(shape: T, part: string): z.output<T> {
  const found = shape.safeParse(decoded(part))
  if (!found.success) throw refused('says not what it must')
  return found.data
}

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    throw refused('is not JSON')
  }
}

function fits(key: JsonWebKey, alg: string, kid: string | undefined): boolean {
  const { kty, crv } = ALGORITHMS[alg] ?? {}
  const isFor = (key.use ?? 'sig') === 'sig' && (key.alg ?? alg) === alg && (kid === undefined || key.kid === kid)
  return isFor && key.kty === kty && (crv === undefined || key.crv === crv)
}

function isSigned(key: JsonWebKey, alg: string, signed: Buffer, signature: Buffer): boolean {
  const { hash = null } = ALGORITHMS[alg] ?? {}
  const padding = alg === 'PS256' ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {}
  const by = { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363', ...padding } as const
  return verify(hash, signed, by, signature)
}
