/** What the actions of hand-overs take. */
import { z } from 'zod'
import { CONNECT, LOGIN, NAME, WAY_OUT } from './inputs.ts'
import { DEPLOYMENT } from './shapes/index.ts'

const MOST_HOURS = 7 * 24

const HOURS = z.coerce
  .number()
  .int()
  .min(1, 'A link is good for an hour at least.')
  .max(MOST_HOURS, 'A link is good for 168 hours, seven days, at most.')
  .default(24)
const NOTE = z.string().trim().max(500).nullable().default(null)

export const ASK_FOR_TOKEN = z.object({
  /** Of a connection that is not there yet, or of the one whose token is to be replaced. */
  name: NAME,
  purpose: z.enum(['connection', 'replacement']),
  /** Only for a new connection: the address that the link is locked to. */
  url: CONNECT.shape.url.nullable().default(null),
  deployment: DEPLOYMENT.nullable().default(null),
  projects: CONNECT.shape.projects,
  ...WAY_OUT,
  hours: HOURS,
  /** Why, for whoever opens the link. */
  note: NOTE,
})
export const ASK_FOR_AUTHORIZATION = z.object({ name: NAME, hours: HOURS, note: NOTE })

/** What stands after the # of the link. */
const WORD = z.string().regex(/^[\w-]{43}$/, 'The link is not whole: open it with everything after the #.')
export const OPEN_HAND_OVER = z.object({ word: WORD })
export const GIVE_TOKEN = z.object({
  word: WORD,
  email: CONNECT.shape.email,
  ...LOGIN,
  token: CONNECT.shape.token,
  expiresAt: CONNECT.shape.expiresAt,
})
