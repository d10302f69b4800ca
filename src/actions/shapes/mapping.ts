/** Mappings, as every door shows them: the answers of a plan, and what is remembered between two sites. */
import { z } from 'zod'
import { INSTANT } from './problem.ts'

export const PLAN_ANSWER = z.object({
  about: z.string(),
  answer: z.string(),
  /** Said for this plan, or remembered from an earlier one. */
  from: z.enum(['plan', 'remembered']),
  /** Null where nobody said it: who stands in for missing people. */
  by: z.string().nullable(),
  at: INSTANT.nullable(),
})

export const TARGET_OBJECT = z.object({
  kind: z.string(),
  key: z.string(),
  /** Why it cannot be deleted. */
  locked: z.string().nullable(),
})

export const KEPT_ANSWER = z.object({
  about: z.string(),
  answer: z.string(),
  by: z.string(),
  at: INSTANT,
  /** In which it was said; null where it is gone. */
  plan: z.string().nullable(),
  replaced: z.string().nullable(),
  /** Null while it holds. */
  endedAt: INSTANT.nullable(),
  /** Who took it back; null where another answer took its place. */
  endedBy: z.string().nullable(),
})

export const KEPT_PAIRING = z.object({
  id: z.string(),
  kind: z.string(),
  sourceId: z.string(),
  targetId: z.string(),
  sourceKey: z.string(),
  targetKey: z.string(),
  by: z.string(),
  at: INSTANT,
  endedAt: INSTANT.nullable(),
  endedBy: z.string().nullable(),
})

/** `from` and `to` are connections, or the names of sites that have none any more. */
export const REMEMBERED_PAIR = z.object({
  from: z.string(),
  to: z.string(),
  answers: z.number(),
  pairings: z.number(),
})

export type PlanAnswerView = z.infer<typeof PLAN_ANSWER>
export type TargetObjectView = z.infer<typeof TARGET_OBJECT>
export type KeptAnswerView = z.infer<typeof KEPT_ANSWER>
export type KeptPairingView = z.infer<typeof KEPT_PAIRING>
