/** Hand-overs as those see them who ask, and as the page of the link shows them to somebody without an account here. */
import { z } from 'zod'
import { CHECK, GUIDE, WAY_IN } from './connection.ts'
import { DEPLOYMENT, INSTANT } from './problem.ts'

/** A new connection, a new token for one that is there, or a person's authorization. */
export const HAND_OVER_PURPOSE = z.enum(['connection', 'replacement', 'authorization'])

export const HAND_OVER = z.object({
  id: z.string(),
  purpose: HAND_OVER_PURPOSE,
  /** The connection's name. */
  name: z.string(),
  url: z.string(),
  deployment: DEPLOYMENT,
  projects: z.array(z.string()).nullable(),
  note: z.string().nullable(),
  askedBy: z.string(),
  createdAt: INSTANT,
  expiresAt: INSTANT,
  openedAt: INSTANT.nullable(),
  /** Tokens given that did not work. */
  tries: z.number(),
  state: z.enum(['open', 'given', 'revoked', 'tried', 'expired']),
  endedAt: INSTANT.nullable(),
})

/** The link leaves this one time. */
export const HAND_OVER_MADE = HAND_OVER.extend({ link: z.string() })

/** `again`: opened after it was spent. `guessed`: no such link was made. `tries`: closed after too many wrong tokens. */
export const HAND_OVER_ALARM = z.object({
  id: z.string(),
  what: z.enum(['again', 'guessed', 'tries']),
  says: z.string(),
  times: z.number(),
  firstAt: INSTANT,
  lastAt: INSTANT,
})

export const NEEDED_RIGHT = z.object({
  permission: z.string(),
  name: z.string(),
  of: z.enum(['site', 'project']),
  must: z.boolean(),
  why: z.string(),
})

/** What whoever holds the link is told, and nothing more of the installation. */
export const HAND_OVER_PAGE = z.object({
  asker: z.string(),
  purpose: HAND_OVER_PURPOSE,
  title: z.string(),
  /** What the token will be used for, sentence by sentence. */
  says: z.array(z.string()),
  note: z.string().nullable(),
  url: z.string(),
  deployment: DEPLOYMENT,
  projects: z.array(z.string()).nullable(),
  /** Whose token it must be; null where any account will do. */
  account: z.string().nullable(),
  rights: z.array(NEEDED_RIGHT),
  /** The ways in among which whoever gives it chooses, each with its steps; the one to begin with first. */
  ways: z.array(WAY_IN.extend({ guide: GUIDE })),
  expiresAt: INSTANT,
  triesLeft: z.number(),
})

export const HAND_OVER_GIVEN = z.object({
  /** The first is the headline. */
  says: z.array(z.string()),
  checks: z.array(CHECK),
})

export type HandOverView = z.infer<typeof HAND_OVER>
export type HandOverMadeView = z.infer<typeof HAND_OVER_MADE>
export type HandOverAlarmView = z.infer<typeof HAND_OVER_ALARM>
export type HandOverPageView = z.infer<typeof HAND_OVER_PAGE>
export type HandOverGivenView = z.infer<typeof HAND_OVER_GIVEN>
