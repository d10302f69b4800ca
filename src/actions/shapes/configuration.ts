/** Snapshots and plans, as every door shows them. */
import { z } from 'zod'
import { INSTANT, PROBLEM } from './problem.ts'

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
  description: z.string(),
  /** Null where values were not asked for. */
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

/** What a plan for production waits for: somebody else’s yes. */
export const PLAN_APPROVAL = z.object({
  given: z.object({ by: z.string(), name: z.string(), at: INSTANT }).nullable(),
  /** Who made it or answered in it, and so may not approve it. */
  authors: z.array(z.string()),
  /** How many others here may. */
  others: z.number(),
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
  /** Of a plan for production; not in lists. */
  approval: PLAN_APPROVAL.optional(),
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

const OPERATIONS = z.object({
  read: z.boolean(),
  create: z.boolean(),
  update: z.boolean(),
  delete: z.boolean(),
  undo: z.boolean(),
})
export const KIND_VIEW = z.object({ kind: z.string(), label: z.string(), cloud: OPERATIONS, dataCenter: OPERATIONS })
