/** One-time codes as authenticator apps make them (RFC 6238: SHA-1, six digits, half a minute). */
import { generateSecret, generateURI, verify } from 'otplib'
import { type Instant, Secret } from '../base/index.ts'

/** 160 bits in base32: what is typed where no camera is. */
export const newCodeKey = (): Secret => new Secret(generateSecret({ length: 20 }))

/** What the QR code holds. */
export const codeAddress = (key: Secret, label: string): string =>
  generateURI({ issuer: 'Fairlead', label, secret: key.reveal() })

const PERIOD = 30

/** Which half minute the code is of: now, the one before or the one after, and later than the last taken. Undefined: of none. */
export async function stepOfCode(key: Secret, code: string, now: Instant, after: number): Promise<number | undefined> {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(now / 1_000)
  // The library refuses a step later than any that can come; a clock that was put back is no reason to stop.
  if (after > Math.floor(epoch / PERIOD) + 1) return undefined
  const result = await verify({
    secret: key.reveal(),
    token: code,
    epoch,
    epochTolerance: PERIOD,
    afterTimeStep: after,
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
