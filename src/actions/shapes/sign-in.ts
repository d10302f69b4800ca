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
