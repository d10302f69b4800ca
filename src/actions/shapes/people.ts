/** People, the audit log and the product itself, as every door shows them. */
import { z } from 'zod'
import { INSTANT } from './problem.ts'

export const PERSON = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['viewer', 'deployer', 'administrator']),
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

export const ABOUT = z.object({
  version: z.string(),
  database: z.enum(['local', 'server']),
  /** The demo's simulated sites, so that the screens can say so; empty otherwise. */
  simulated: z.array(z.object({ name: z.string(), url: z.string() })),
})

/** The overview's three questions. */
export const OVERVIEW = z.object({
  moved: z.array(z.object({ deployment: z.string(), says: z.string(), state: z.string(), at: INSTANT })),
  waiting: z.array(z.object({ code: z.string(), says: z.string(), link: z.string() })),
  connected: z.array(
    z.object({
      connection: z.string(),
      url: z.string(),
      state: z.string(),
      says: z.string(),
      lastLook: INSTANT.nullable(),
      tokenDaysLeft: z.number().nullable(),
    }),
  ),
})
