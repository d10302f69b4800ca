/** The portfolio, as every door shows it: items, roll-ups, key results, links, the roadmap. */
import { z } from 'zod'
import { INSTANT, PROBLEM } from './problem.ts'

export const LEVEL = z.enum(['objective', 'initiative', 'outcome'])
export const HEALTH = z.enum(['on-track', 'at-risk', 'off-track'])
export const STAGE = z.object({
  id: z.string(),
  name: z.string(),
  category: z.enum(['proposed', 'underway', 'done', 'dropped']),
  position: z.number(),
})
export const MEMBER = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  /** Connections on whose sites this member has an account. */
  accounts: z.array(z.object({ connection: z.string(), account: z.string() })),
})
/** Who an account was until it was said to be another member. */
export const BOUND = z.object({
  member: MEMBER,
  was: z.object({ id: z.string(), name: z.string() }).nullable(),
  says: z.string(),
})
const DAY = z.string()
export const ISSUE_MEASURE = z.enum(['count', 'points', 'time'])
export const MEASURE = z.enum([...ISSUE_MEASURE.options, 'weighted', 'key-results', 'hand'])
export const UNESTIMATED = z.enum(['average', 'one', 'zero', 'unknown'])

/** How far an item is, by its measure. `share` is null when nothing can be told; `unknown` issues are never zero. */
export const ROLL_UP = z.object({
  measure: MEASURE,
  /** What the issues below say: the same, where it is measured by them. */
  issueMeasure: ISSUE_MEASURE,
  issueShare: z.number().nullable(),
  issueFormula: z.string(),
  unestimatedAs: UNESTIMATED,
  done: z.number(),
  total: z.number(),
  share: z.number().nullable(),
  issues: z.number(),
  doneIssues: z.number(),
  unestimated: z.number(),
  /** Hidden from us or never seen. */
  unknown: z.number(),
  /** Left out by the visibility policy, for who looks. */
  withheld: z.number(),
  formula: z.string(),
})

/** An item as a row of a list, a node of the tree, a bar of the roadmap. */
export const ITEM_ROW = z.object({
  id: z.string(),
  code: z.string(),
  level: LEVEL,
  parent: z.string().nullable(),
  position: z.number(),
  name: z.string(),
  stage: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }).nullable(),
  start: DAY.nullable(),
  due: DAY.nullable(),
  health: HEALTH.nullable(),
  /** What the facts suggest, and why; null when they say nothing. */
  suggested: z.object({ health: HEALTH, says: z.string() }).nullable(),
  labels: z.array(z.string()),
  rollUp: ROLL_UP,
  /** What it weighs in an item that is measured by weight; null where nobody said, which is one. */
  weight: z.number().nullable(),
  /** An objective's key results, their mean; null when it has none. */
  keyResults: z.object({ count: z.number(), share: z.number().nullable() }).nullable(),
  /** The issue an integration keeps it aligned with; its rank is where it stands in Jira's own order, from 1. */
  issue: z
    .object({
      connection: z.string(),
      key: z.string(),
      url: z.string(),
      state: z.string(),
      rank: z.number().nullable(),
    })
    .nullable(),
  conflicts: z.number(),
  problems: z.number(),
  /** Share of work done at the ends of the last weeks, oldest first, today last. */
  trend: z.array(z.number().nullable()),
})

/** Who said a field's value last, and what may be done with it. */
export const FIELD_SAID = z.object({
  field: z.string(),
  value: z.unknown(),
  /** For people: a stage's or a member's name, a description's text. */
  text: z.string(),
  said: z.object({ who: z.enum(['jira', 'fairlead']), name: z.string().nullable(), at: INSTANT }).nullable(),
  /** The integration's rule; null for a field that is only ours. */
  flow: z.enum(['both', 'to-jira', 'from-jira']).nullable(),
  policy: z.string().nullable(),
  jiraField: z.string().nullable(),
  /** What that field is called. */
  jiraName: z.string().nullable(),
  state: z.enum(['ours', 'agreed', 'waits', 'conflict', 'cannot']),
  says: z.string().nullable(),
  /** False where Jira alone decides. */
  mayEdit: z.boolean(),
})

export const LINKED_ISSUE = z.object({
  site: z.string(),
  issue: z.string(),
  connection: z.string(),
  key: z.string(),
  url: z.string(),
  summary: z.string(),
  type: z.string(),
  status: z.string(),
  statusCategory: z.enum(['new', 'indeterminate', 'done']),
  points: z.number().nullable(),
  assignee: z.string().nullable(),
  updated: INSTANT,
  how: z.array(z.enum(['integration', 'hand', 'rule', 'parent'])),
  /** The item below this one that brings it in; null when it is linked here itself. */
  through: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  state: z.enum(['seen', 'hidden', 'deleted', 'outside', 'archived', 'trashed', 'project-unseen']),
  /** What it adds to the roll-up, in its measure: of how much, and how much of it is done; null when it is not counted. */
  counts: z.object({ done: z.number(), of: z.number() }).nullable(),
})

export const KEY_RESULT = z.object({
  id: z.string(),
  item: z.string(),
  name: z.string(),
  unit: z.string(),
  from: z.number(),
  target: z.number(),
  current: z.number(),
  by: z.enum(['hand', 'progress']),
  share: z.number().nullable(),
  history: z.array(z.object({ value: z.number(), by: z.string(), at: INSTANT })),
})

export const CONFLICT = z.object({
  id: z.string(),
  item: z.object({ id: z.string(), code: z.string(), name: z.string() }),
  issue: z.object({ connection: z.string(), key: z.string(), url: z.string() }),
  field: z.string(),
  policy: z.string(),
  state: z.enum(['open', 'decided', 'restored', 'ended']),
  winner: z.enum(['jira', 'portfolio']).nullable(),
  /** As text for people. */
  base: z.string().nullable(),
  jira: z.string(),
  portfolio: z.string(),
  at: INSTANT,
  decidedBy: z.string().nullable(),
  decidedAt: INSTANT.nullable(),
  /** Whether the loser can be put back, and if not, why. */
  mayRestore: z.boolean(),
  says: z.string(),
})

export const ITEM = ITEM_ROW.extend({
  description: z.object({
    /** With each block that is no plain paragraph as one pinned line. */
    text: z.string(),
    document: z.unknown(),
  }),
  fields: z.array(FIELD_SAID),
  /** What was chosen here; null: as the items above. */
  measure: MEASURE.nullable(),
  /** The share by hand, with who said it. */
  share: z.object({ share: z.number(), name: z.string().nullable(), at: INSTANT }).nullable(),
  children: z.array(ITEM_ROW),
  path: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
  results: z.array(KEY_RESULT),
  rules: z.array(
    z.object({
      id: z.string(),
      connection: z.string(),
      jql: z.string(),
      matched: z.number().nullable(),
      problem: z.string().nullable(),
      readAt: INSTANT.nullable(),
    }),
  ),
  open: z.array(CONFLICT),
  found: z.array(PROBLEM),
  /** Integrations that could push it to Jira. */
  pushes: z.array(z.object({ integration: z.string(), name: z.string(), project: z.string(), type: z.string() })),
})

/** What viewers see of projects' issues. */
export const PROJECT_MARK = z.enum(['open', 'counted', 'closed'])
export const PROJECT_MARKS = z.object({
  projects: z.array(z.object({ connection: z.string(), key: z.string(), name: z.string(), mark: PROJECT_MARK })),
})

/** What a change would write, and where, before it is made. */
export const PREVIEW = z.object({
  writes: z.array(
    z.object({
      where: z.enum(['fairlead', 'jira']),
      what: z.string(),
      field: z.string(),
      from: z.string(),
      to: z.string(),
      /** `PUT /rest/api/3/issue/…`; null for what is written here. */
      request: z.string().nullable(),
    }),
  ),
  problems: z.array(PROBLEM),
})

export const ITEM_EVENT = z.object({
  at: INSTANT,
  who: z.string(),
  what: z.enum(['field', 'step', 'conflict', 'link', 'made']),
  says: z.string(),
  state: z.string().nullable(),
})
