/** Sync, as every door shows it: integrations, how far reading is, steps, dry runs, the doctor's story. */
import { z } from 'zod'
import { COMMENTS, type JiraType, JIRA_TYPES as TYPES } from '../../sync/index.ts'
import { LEVEL } from './portfolio.ts'
import { INSTANT, PROBLEM } from './problem.ts'

const JIRA_TYPES = Object.keys(TYPES) as [JiraType, ...JiraType[]]

export const FIELD_MAPPING = z.object({
  field: z.enum(['name', 'description', 'stage', 'owner', 'start', 'due', 'health', 'labels']),
  jira: z.string().min(1).max(100),
  flow: z.enum(['both', 'to-jira', 'from-jira']),
  policy: z.enum(['newest', 'jira', 'portfolio', 'merge', 'ask']),
  /** What Jira's field holds: told by Jira, whatever is sent. */
  type: z.enum(JIRA_TYPES).optional(),
  /** In which a moment of Jira's is a day here; without one it is the account's. */
  zone: z.string().max(100).optional(),
  values: z.record(z.string(), z.array(z.string())).optional(),
})

/** What a person chooses in the wizard. Ids are the site's. */
export const MAPPING = z.object({
  level: LEVEL,
  projects: z.array(z.string()).min(1, 'Choose at least one project.'),
  types: z.array(z.string()).min(1, 'Choose at least one issue type.'),
  fields: z.array(FIELD_MAPPING).min(1, 'Map at least one field.'),
  createsItems: z.boolean(),
  under: z.guid().nullable(),
  pushes: z.object({ project: z.string(), type: z.string() }).nullable(),
  fills: z.record(z.string(), z.unknown()).default({}),
  /** None, Jira’s are shown at the item, or those of the item are written there too. */
  comments: z.enum(COMMENTS).default('none'),
})

export const INTEGRATION = z.object({
  id: z.string(),
  name: z.string(),
  connection: z.string(),
  site: z.string(),
  state: z.enum(['draft', 'running', 'paused']),
  mapping: MAPPING,
  /** For people: names instead of ids. */
  names: z.object({
    projects: z.array(z.string()),
    types: z.array(z.string()),
    /** Of Jira's fields, in the order of the mapping's. */
    fields: z.array(z.string()),
  }),
  counts: z.object({
    items: z.number(),
    issues: z.number(),
    /** Issues in its projects and types that no item stands for. */
    unlinked: z.number(),
    conflicts: z.number(),
    problems: z.number(),
    waiting: z.number(),
  }),
  createdBy: z.string(),
  createdAt: INSTANT,
})

/** What the wizard offers for a connection's projects, with what fits best already chosen. */
export const SYNC_OPTIONS = z.object({
  projects: z.array(z.object({ id: z.string(), key: z.string(), name: z.string() })),
  types: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      subtask: z.boolean(),
      hierarchyLevel: z.number().nullable(),
      projects: z.array(z.string()),
    }),
  ),
  statuses: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      category: z.enum(['new', 'indeterminate', 'done']),
      types: z.array(z.string()),
    }),
  ),
  /** Fields of Jira, by the item's field they fit: those that fit none say what they hold. */
  fields: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** What it holds, in words. */
      holds: z.string(),
      fits: z.array(z.string()),
      /** By the item's field: the directions that there are. */
      flows: z.record(z.string(), z.array(z.enum(['both', 'to-jira', 'from-jira']))),
      /** Whether its days are those of a time zone. */
      zoned: z.boolean(),
      options: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
  people: z.array(
    z.object({
      account: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      /** Who it is here. */
      member: z.string().nullable(),
      /** While it is nobody: who it looks like, by address or name. */
      suggested: z.string().nullable(),
    }),
  ),
  /** What could be story points; only the one that is suggested says why. */
  points: z.array(z.object({ id: z.string(), name: z.string(), because: z.string().nullable() })),
  /** The account's. */
  timeZone: z.string(),
  suggested: MAPPING.nullable(),
  /** Why each field was suggested, by the item's field. */
  because: z.record(z.string(), z.string()),
  problems: z.array(PROBLEM),
})

export const DRY_RUN_CHANGE = z.object({
  where: z.enum(['fairlead', 'jira']),
  verb: z.enum(['create', 'update']),
  about: z.string(),
  /** The issue's key, where there is one. */
  key: z.string().nullable(),
  item: z.string().nullable(),
  field: z.string().nullable(),
  from: z.string(),
  to: z.string(),
})
export const DRY_RUN = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  progress: z.object({ done: z.number(), of: z.number(), says: z.string() }).nullable(),
  error: z.string().nullable(),
  jira: z.number(),
  here: z.number(),
  /** Issues that were looked at. */
  issues: z.number(),
  conflicts: z.number(),
  problems: z.array(PROBLEM),
  changes: z.array(DRY_RUN_CHANGE),
})

export const SYNC_STATUS = z.object({
  connection: z.string(),
  url: z.string(),
  state: z.enum(['running', 'paused', 'quiet', 'first-reading', 'stopped', 'idle']),
  /** One sentence: what it does now, or why it does nothing. */
  says: z.string(),
  remedy: z.string().nullable(),
  polledAt: INSTANT.nullable(),
  /** Seconds since the newest poll that was whole. */
  lag: z.number().nullable(),
  /** How the newest change was learned of. */
  webhook: z.object({
    state: z.enum(['none', 'waiting', 'working', 'silent']),
    heardAt: INSTANT.nullable(),
    /** The address to give to Jira. */
    url: z.string().nullable(),
    says: z.string(),
    remedy: z.string().nullable(),
  }),
  firstReading: z.object({ read: z.number(), of: z.number().nullable(), done: z.boolean() }),
  issues: z.object({
    seen: z.number(),
    hidden: z.number(),
    deleted: z.number(),
    outside: z.number(),
    archived: z.number(),
    trashed: z.number(),
    projectUnseen: z.number(),
  }),
  projects: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      name: z.string(),
      state: z.enum(['live', 'archived', 'trashed', 'unseen']),
    }),
  ),
  points: z.object({ id: z.string(), name: z.string() }).nullable(),
  open: z.number(),
  failed: z.number(),
  conflicts: z.number(),
  /** Too many absences at once: nothing is believed until a person says so. */
  frozen: z.object({ absent: z.number(), of: z.number(), at: INSTANT }).nullable(),
  /** Issues in Jira that would be changed at once though nobody here asked for it: they wait for a person. */
  mass: z.object({ issues: z.number(), at: INSTANT }).nullable(),
  /** The last look at all pairs that a person asked for; `ended` is null while it is under way. */
  check: z.object({ asked: INSTANT, of: z.number(), done: z.number(), ended: INSTANT.nullable() }).nullable(),
  pace: z.object({
    /** Percent of what the site allows. */
    share: z.number(),
    quiet: z.object({ from: z.string(), to: z.string(), zone: z.string() }).nullable(),
    /** When the quiet that it is now ends. */
    until: INSTANT.nullable(),
  }),
  problems: z.array(PROBLEM),
})

/** Issues in an integration's scope without an item. */
export const UNLINKED = z.object({
  total: z.number(),
  issues: z.array(
    z.object({
      key: z.string(),
      url: z.string(),
      summary: z.string(),
      type: z.string(),
      status: z.string(),
      why: z.string(),
    }),
  ),
})

/** How Jira is told to tell us of changes. */
export const WEBHOOK = z.object({
  url: z.string(),
  /** Shown this once; only its holder can sign. */
  secret: z.string(),
  registered: z.boolean(),
  says: z.string(),
  /** What a Jira administrator does by hand, where it could not be registered. */
  steps: z.array(z.string()),
})

export const WEBHOOK_CLOSED = z.object({
  /** Whether it was taken out of Jira too. */
  removed: z.boolean(),
  says: z.string(),
})

/** One write of sync, or one that waits. */
export const SYNC_STEP = z.object({
  id: z.string(),
  connection: z.string(),
  /** Null when it was removed. */
  integration: z.object({ id: z.string(), name: z.string() }).nullable(),
  title: z.string(),
  to: z.enum(['jira', 'portfolio']),
  item: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  key: z.string().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  state: z.enum(['open', 'done', 'failed', 'stale', 'dropped']),
  why: z.string().nullable(),
  at: INSTANT,
  endedAt: INSTANT.nullable(),
  entries: z.array(z.object({ what: z.string(), at: INSTANT, says: z.string() })),
})

export const DOCTOR = z.object({
  key: z.string(),
  found: z.boolean(),
  connection: z.string().nullable(),
  /** Connections to other sites, where the key is another issue. */
  also: z.array(z.string()),
  issue: z
    .object({
      key: z.string(),
      url: z.string(),
      summary: z.string(),
      status: z.string(),
      state: z.string(),
      readAt: INSTANT,
    })
    .nullable(),
  item: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  integration: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** In sync, waiting, in conflict, or not: one sentence. */
  verdict: z.object({
    state: z.enum(['in-sync', 'waits', 'conflict', 'cannot', 'not-linked', 'gone', 'unknown']),
    says: z.string(),
  }),
  /** The story, oldest first. */
  story: z.array(
    z.object({
      at: INSTANT.nullable(),
      state: z.enum(['ok', 'waits', 'warns', 'fails']),
      says: z.string(),
      remedy: z.string().nullable(),
    }),
  ),
  fields: z.array(
    z.object({
      field: z.string(),
      jiraField: z.string(),
      /** What that field is called. */
      jiraName: z.string(),
      jira: z.string(),
      portfolio: z.string(),
      agreed: z.string().nullable(),
      state: z.enum(['agreed', 'waits', 'conflict', 'cannot', 'never']),
      says: z.string(),
    }),
  ),
})

/** How many pairs are read and decided anew. */
export const RESYNCED = z.object({ pairs: z.number() })
