/** Deployments and their steps, as every door shows them. */
import { z } from 'zod'
import { STEP } from './configuration.ts'
import { DEPLOYMENT, INSTANT } from './problem.ts'

/** `by-hand`: it waits for a person, who does what the API cannot. */
export const STEP_STATE = z.enum(['waiting', 'running', 'by-hand', 'done', 'adopted', 'failed', 'stale', 'skipped'])
export const DEPLOYED_STATES = STEP_STATE.options

export const DEPLOYED_STEP = STEP.extend({
  state: STEP_STATE,
  why: z.string().nullable(),
  /** Who skipped it; null where nobody did, or it waits for a step that did not end well. */
  by: z.string().nullable(),
  /** Of a step that is a person's: the clicks to make, in order. */
  byHand: z
    .object({
      clicks: z.array(z.string()),
      /** What was not as wanted when somebody looked last; null before anybody has. */
      waits: z.string().nullable(),
      /** The target does not show all of it: a person says when it is done. */
      unseen: z.boolean(),
      confirmedBy: z.string().nullable(),
    })
    .nullable(),
  requests: z.array(
    z.object({
      method: z.string(),
      path: z.string(),
      outcome: z.string(),
      at: INSTANT,
      /** Until its outcome was known; null while it is not. */
      milliseconds: z.number().nullable(),
      /** Jira's words, where it was refused or no whole answer came. */
      says: z.string().nullable(),
    }),
  ),
})

/** A step in a list: `requests` only counted. */
export const DEPLOYED_LINE = STEP.omit({ after: true }).extend({
  state: STEP_STATE,
  why: z.string().nullable(),
  requests: z.number(),
})

/** One step with those that it waited for. */
export const OPENED_STEP = DEPLOYED_STEP.extend({
  before: z.array(z.object({ id: z.string(), about: z.string(), state: STEP_STATE })),
})

export const DEPLOYMENT_CONTROL = z.object({
  /** `acting`: from then on with the token of `actor`, as the Jira account `account`. */
  what: z.enum(['started', 'acting', 'paused', 'stopped', 'resumed', 'retried', 'skipped', 'confirmed']),
  actor: z.string(),
  at: INSTANT,
  account: z.string().nullable(),
  /** The title of the step that was meant, and how many it concerned with it. */
  step: z.string().nullable(),
  steps: z.number().nullable(),
  why: z.string().nullable(),
})

const OFFER = z.object({
  may: z.boolean(),
  /** The titles of the other steps that it concerns. */
  along: z.array(z.string()),
  /** Why not. */
  says: z.string(),
})
export const STEP_CHOICES = z.object({ retry: OFFER, skip: OFFER, confirm: OFFER })

/** A Jira account, and whose token spoke for it. */
export const IDENTITY = z.object({
  site: z.string(),
  account: z.string(),
  email: z.string().nullable(),
  whose: z.enum(['own', 'service', 'environment']),
})
/** Proven when it was last begun or gone on with; no source where it was a snapshot, or for an undo. */
export const IDENTITIES = z.object({ source: IDENTITY.nullable(), target: IDENTITY })
export type IdentityView = z.infer<typeof IDENTITY>
export type IdentitiesView = z.infer<typeof IDENTITIES>

export const DEPLOYMENT_VIEW = z.object({
  id: z.string(),
  plan: z.string(),
  from: z.string(),
  to: z.string(),
  projects: z.array(z.string()).nullable(),
  deployment: DEPLOYMENT,
  /** `paused`: a person paused it (`pausedBy`), or something outside must be mended first (`error`); `stopped`: a person stopped it. */
  state: z.enum(['queued', 'running', 'paused', 'stopped', 'done', 'failed']),
  /** While it runs: what it does after the steps under way. */
  asked: z.enum(['pause', 'stop']).nullable(),
  pausedBy: z.string().nullable(),
  startedBy: z.string(),
  /** The Jira account that acts. */
  account: z.string(),
  /** Null until it was proven which accounts read and write. */
  identities: IDENTITIES.nullable(),
  /** Who had approved its plan, where the target was production. */
  approval: z.object({ by: z.string(), at: INSTANT }).nullable(),
  startedAt: INSTANT,
  finishedAt: INSTANT.nullable(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  skipped: z.number(),
  last: z.string().nullable(),
  error: z.string().nullable(),
  /** After it has ended: a fresh comparison's outcome. */
  proof: z
    .object({
      equal: z.boolean(),
      differences: z.array(z.string()),
      at: INSTANT,
      /** What the target does not show, and who said that it is done. */
      unproven: z.array(z.object({ what: z.string(), by: z.string().nullable() })),
    })
    .nullable(),
  /** The deployment that this one takes back. */
  undoes: z.string().nullable(),
  /** The newest deployment that takes this one back. */
  undoneBy: z.string().nullable(),
})
