/** What rotation takes: a new token, and what is meant by it. */
import { z } from 'zod'
import { AUTHORIZE, CONNECT, NAME, REPLACE_TOKEN } from './inputs.ts'

/** Minutes for which the old token may be gone back to: a week at most. */
const KEEP = z.number().int().min(0).max(10_080).default(30)
const MEANT = { keepMinutes: KEEP, anotherAccount: z.boolean().default(false), fewerRights: z.boolean().default(false) }

export const ROTATE = REPLACE_TOKEN.extend(MEANT)
export const ROTATE_OWN = AUTHORIZE.extend(MEANT)
export const TYPE_EXPIRY = z.object({ name: NAME, expiresAt: CONNECT.shape.expiresAt })
/** Days; null ends it. */
export const RENEW = z.object({ name: NAME, every: z.number().int().min(1).max(365).nullable() })
