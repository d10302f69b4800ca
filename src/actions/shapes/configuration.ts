/** Snapshots, plans and deployments, as every door shows them. */
import { z } from 'zod'
import { DEPLOYMENT, INSTANT, PROBLEM } from './problem.ts'

export const COMPLETENESS = z.object({
  state: z.enum(['complete', 'partial', 'unreadable']),
  reason: z.string().optional(),
  count: z.number(),
  version: z.number().optional(),
  /** Milliseconds since 1970: when all of it was read, where some was carried over from the snapshot before. */
  since: z.number().optional(),
  carried: z.number().optional(),
  /** Of the carried ones so many were read again to be sure. */
  sampled: z.number().optional(),
  /** What of them changes without a sign. */
  silent: z.string().optional(),
  /** Had changed without a sign; all of the kind was then read. */
  missed: z.array(z.string()).readonly().optional(),
})

/** `says` is the last thing done. */
export const PROGRESS = z.object({ done: z.number(), of: z.number(), says: z.string() })

export const SNAPSHOT = z.object({
  id: z.string(),
  connection: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  startedAt: INSTANT,
  takenAt: INSTANT.nullable(),
  takenBy: z.string(),
  kinds: z.record(z.string(), COMPLETENESS),
  objects: z.number(),
  requests: z.number().nullable(),
  progress: PROGRESS.nullable(),
  error: z.string().nullable(),
  /** With `error`: the fault's code, which fixes the exit code of a command. */
  errorCode: z.string().nullable(),
})

export const SNAPSHOT_OBJECT = z.object({
  kind: z.string(),
  key: z.string(),
  id: z.string(),
  value: z.unknown(),
  locked: z.string().optional(),
  ambiguous: z.boolean().optional(),
})

export const KIND_COUNTS = z.object({
  kind: z.string(),
  label: z.string(),
  create: z.number(),
  update: z.number(),
  delete: z.number(),
  unchanged: z.number(),
  use: z.number(),
  leftOut: z.number(),
  /** With a problem that is more than a note. */
  problems: z.number(),
  /** Waiting for an answer, and answered now or before. */
  open: z.number().optional(),
  answered: z.number().optional(),
})

/** A finding of a plan; `asks`: under this name an answer settles it. */
export const PLAN_PROBLEM = PROBLEM.extend({ asks: z.string().optional() })

/** How many findings there are; `open`: questions that must be answered before the plan may be applied. */
export const PROBLEM_COUNTS = z.object({
  blocks: z.number(),
  warns: z.number(),
  notes: z.number(),
  open: z.number(),
})

export const PLAN = z.object({
  id: z.string(),
  /** `analysing` until both sites are read and compared; `blocked`: answers are needed before it may be applied. */
  state: z.enum(['analysing', 'ready', 'blocked', 'failed']),
  from: z.string(),
  to: z.string(),
  /** With `objects` left out, null is the whole site. */
  projects: z.array(z.string()).nullable(),
  /** Single objects that were chosen, besides the projects. */
  objects: z.array(z.string()).optional(),
  /** A snapshot is the target: it is looked at and applied nowhere. `snapshots`: what came, went and changed between two. */
  comparison: z.enum(['target', 'snapshots']).optional(),
  answers: z.record(z.string(), z.string()),
  fingerprint: z.string().nullable(),
  createdAt: INSTANT,
  createdBy: z.string(),
  kinds: z.array(KIND_COUNTS),
  /** The weightiest of what was found, and none of it in lists; `plans.problems` gives all. */
  problems: z.array(PLAN_PROBLEM),
  found: PROBLEM_COUNTS,
  /** How many steps apply would take. */
  changes: z.number(),
  /** The deployment that it takes back. */
  undoes: z.string().nullable(),
  progress: PROGRESS.nullable(),
  error: z.string().nullable(),
  errorCode: z.string().nullable(),
})

export const CHOICE = z.enum(['create', 'update', 'unchanged', 'use', 'left-out', 'delete'])

/** `open`: it waits for a person's answer; `answered`: a person said what becomes of it, now or before. */
export const MAPPING_STATE = z.enum(['open', 'answered', 'none'])

export const DIFFERENCE = z.object({
  key: z.string(),
  targetKey: z.string(),
  kind: z.string(),
  name: z.string(),
  /** What people call it: a project by its key and its name. */
  title: z.string().optional(),
  choice: CHOICE,
  /** What brought it into scope; null for what was chosen. */
  because: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  /** Members of the value that an update changes. */
  fields: z.array(z.string()).optional(),
  mapping: MAPPING_STATE.optional(),
  /** Everything that was found about it, wherever. */
  problems: z.array(PROBLEM),
})

/** One step of the way from what was chosen: `key` brings the next one in. */
export const LINK = z.object({
  key: z.string(),
  /** It names the next one; the next one exists for it; or every project stands on the next one. */
  how: z.enum(['names', 'is-named', 'site-wide']),
  /** Where in the value of whichever names the other. */
  at: z.string().nullable(),
})

/** One whole: also why it is in, from what was chosen down to what brought it in. */
export const WHOLE_DIFFERENCE = DIFFERENCE.extend({ why: z.array(LINK) })

/** `count` is null where it cannot be told, with the reason; names are some of them. */
const COUNTED = z.object({ count: z.number().nullable(), names: z.array(z.string()), reason: z.string().nullable() })

/** What a change reaches on the target; `losing` are issues that would lose a value or a status. */
export const IMPACT = z.object({
  projects: COUNTED,
  boards: COUNTED,
  filters: COUNTED,
  issues: COUNTED,
  losing: COUNTED,
  countedAt: INSTANT,
})

export const PLAN_CHECK = z.object({
  code: z.string(),
  severity: z.enum(['blocks', 'warns', 'notes']),
  guards: z.string(),
})

/** By what rows can be filtered, with how many there are of each. */
export const DIFFERENCE_FACETS = z.object({
  severities: z.record(z.string(), z.number()),
  codes: z.record(z.string(), z.number()),
  moving: z.number(),
})

export const KEPT_SNAPSHOT = z.object({
  id: z.string(),
  /** Taken by hand; otherwise for a plan, or to prove a deployment. */
  byHand: z.boolean(),
  connection: z.string(),
  takenAt: INSTANT,
  takenBy: z.string(),
  kinds: z.record(z.string(), COMPLETENESS),
  objects: z.number(),
  requests: z.number().nullable(),
  /** What it has otherwise than the one before of the same site; null for the first. */
  since: z
    .object({
      before: z.string(),
      added: z.number(),
      changed: z.number(),
      removed: z.number(),
      /** Kinds that one of the two did not tell whole: not counted. */
      unread: z.array(z.string()),
    })
    .nullable(),
})

export const STEP = z.object({
  id: z.string(),
  verb: z.enum(['create', 'update', 'delete']),
  about: z.string(),
  title: z.string(),
  after: z.array(z.string()),
  /** From 1: those of one wave may be done at once. */
  wave: z.number(),
})

/** A step in a list; `waits`: keys of what those steps are about that it waits for, the first twenty. */
export const PLANNED_STEP = STEP.extend({ waits: z.array(z.string()) })

/** All steps of one kind and verb in a wave; `about` where it is only one. */
export const STEP_GROUP = z.object({
  wave: z.number(),
  verb: STEP.shape.verb,
  kind: z.string(),
  count: z.number(),
  about: z.string().nullable(),
})

/** `by-hand`: it waits for a person, who does what the API cannot. */
export const STEP_STATE = z.enum(['waiting', 'running', 'by-hand', 'done', 'adopted', 'failed', 'stale', 'skipped'])

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

const OPERATIONS = z.object({
  read: z.boolean(),
  create: z.boolean(),
  update: z.boolean(),
  delete: z.boolean(),
  undo: z.boolean(),
})
export const KIND_VIEW = z.object({ kind: z.string(), label: z.string(), cloud: OPERATIONS, dataCenter: OPERATIONS })
