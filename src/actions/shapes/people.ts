/** People, the audit log and the product itself, as every door shows them. */
import { z } from 'zod'
import { HEALTH, LEVEL } from './portfolio.ts'
import { DEPLOYMENT, INSTANT } from './problem.ts'
import { SYNC_STATUS } from './sync.ts'

export const PERSON = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['viewer', 'editor', 'deployer', 'administrator', 'owner']),
  createdAt: INSTANT,
})

export const AUDIT_ROW = z.object({
  seq: z.number(),
  at: INSTANT,
  actor: z.string(),
  action: z.string(),
  about: z.string(),
  outcome: z.string(),
  details: z.record(z.string(), z.unknown()),
})

export const AUDIT_PAGE = z.object({
  rows: z.array(AUDIT_ROW),
  /** Of what the rows name by an id or an identity, as far as it has one. */
  names: z.record(z.string(), z.string()),
})

export const ABOUT = z.object({
  version: z.string(),
  database: z.enum(['local', 'server']),
  /** The demo's simulated sites, so that the screens can say so; empty otherwise. */
  simulated: z.array(z.object({ name: z.string(), url: z.string(), deployment: DEPLOYMENT })),
})

/** The overview's three questions. */
export const OVERVIEW = z.object({
  moved: z.array(z.object({ deployment: z.string(), says: z.string(), state: z.string(), at: INSTANT })),
  /** Each objective's progress now, a week ago, and at the ends of the last weeks, today last. */
  objectives: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      stage: z.string(),
      health: HEALTH.nullable(),
      suggested: z.object({ health: HEALTH, says: z.string() }).nullable(),
      due: z.string().nullable(),
      share: z.number().nullable(),
      weekAgo: z.number().nullable(),
      trend: z.array(z.number().nullable()),
      done: z.number(),
      total: z.number(),
      unknown: z.number(),
      /** Their mean; null when there are none. */
      keyResults: z.object({ count: z.number(), share: z.number().nullable() }).nullable(),
    }),
  ),
  /** The first objectives are told, of so many; and how many items there are at all. */
  objectivesInAll: z.number(),
  items: z.number(),
  /** What slipped this week: the first of it, of so much. */
  slipped: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      name: z.string(),
      level: LEVEL,
      says: z.string(),
      share: z.number().nullable(),
    }),
  ),
  slippedInAll: z.number(),
  waiting: z.array(z.object({ code: z.string(), says: z.string(), link: z.string() })),
  connected: z.array(
    z.object({
      connection: z.string(),
      url: z.string(),
      state: z.string(),
      says: z.string(),
      lastLook: INSTANT.nullable(),
      tokenDaysLeft: z.number().nullable(),
      /** Null where nothing is kept aligned. */
      sync: SYNC_STATUS.pick({ state: true, says: true, polledAt: true, lag: true }).nullable(),
    }),
  ),
})
