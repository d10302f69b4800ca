/** Sessions and what people sign in with, as every door shows them. */
import { z } from 'zod'
import { INSTANT } from './problem.ts'

export const SESSION = z.object({
  id: z.string(),
  way: z.enum(['password', 'password+code', 'passkey', 'single-sign-on']),
  /** The browser, in short. */
  agent: z.string(),
  begunAt: INSTANT,
  seenAt: INSTANT,
  /** When the person last proved who they are. */
  provedAt: INSTANT,
  endsAt: INSTANT,
  /** The one that asks. */
  current: z.boolean(),
})

export const PASSKEY = z.object({
  id: z.string(),
  name: z.string(),
  /** Its maker may copy it to other devices, and has. */
  maySync: z.boolean(),
  synced: z.boolean(),
  createdAt: INSTANT,
  usedAt: INSTANT.nullable(),
})

/** What a person signs in with. */
export const FACTORS = z.object({
  password: z.object({ changedAt: INSTANT }).nullable(),
  codes: z.object({ since: INSTANT }).nullable(),
  recoveryLeft: z.number(),
  passkeys: z.array(PASSKEY),
  /** What this role is told: to add a second factor, or that nothing goes without. */
  advice: z.enum(['should', 'must']).nullable(),
})

/** Shown once; empty where those from before stay good. */
export const RECOVERY_CODES = z.object({ recoveryCodes: z.array(z.string()) })

/** Opens once, until then, and is told this once. */
export const PASSWORD_LINK = z.object({ link: z.string(), expiresAt: INSTANT })
