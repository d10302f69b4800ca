/** What each action takes: the inputs of every door, with the words they refuse bad input by. */
import { z } from 'zod'
import { MAPPING_FORMATS } from '../configuration/index.ts'
import { METHODS, USER_METHODS } from '../jira/index.ts'
import { CHOICE, DEPLOYMENT, MAPPING_STATE as MAPPING } from './shapes/index.ts'

export const NAME = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/i, 'A connection’s name is 1 to 40 letters, digits and hyphens, such as "staging".')
/** A token in the wrong field is refused before anything of it is told or kept: by Atlassian's prefix, or one long word. */
const TOKEN_LIKE = /AT[A-Z]TT3|^[\w+/=-]{30,}$/i
const URL_TEXT = z
  .string()
  .trim()
  .min(1, 'Give the address of the Jira site, such as https://acme.atlassian.net.')
  .max(500)
  .refine((text) => !TOKEN_LIKE.test(text), 'This looks like a token: it belongs into its own field.')
const TOKEN = z.string().trim().min(1, 'Paste the token.').max(4_000, 'That is too long to be a token.')
const EMAIL = z.email('Give the e-mail address of the account that the token belongs to.').nullable().default(null)
/** How it logs in: left out, by a user's token, on Cloud one without scopes. An OAuth client's id goes beside its secret, the token. */
export const LOGIN = {
  method: z.enum(METHODS).nullable().default(null),
  clientId: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^:\s]*$/, 'A client id has no colon and no blank.')
    .nullable()
    .default(null),
}
const PROJECTS = z
  .array(z.string().trim().min(1))
  .min(1, 'Name at least one project, or leave projects out for all.')
  .max(1_000)
  .nullable()
  .default(null)
const ID = z.guid('An id is 32 hexadecimal digits in five groups, as the lists show it.').toLowerCase()

/** How its requests leave, where it is not the usual way. An empty text is none. */
export const WAY_OUT = {
  /** Certificate authorities in PEM, trusted beside those that the machine knows. */
  authorities: z
    .string()
    .trim()
    .max(100_000, 'That is too long: paste only what signs this site’s certificate.')
    .nullable()
    .default(null),
  /** One that the operator named, such as http://proxy.example.com:3128. */
  proxy: z.string().trim().max(500).nullable().default(null),
  proxyUser: z.string().trim().max(200).nullable().default(null),
  proxyPassword: z.string().max(1_000).nullable().default(null),
}

/** Verify before store: the same input tests and connects. */
export const CONNECT = z.object({
  name: NAME,
  url: URL_TEXT,
  /** Cloud only. */
  email: EMAIL,
  ...LOGIN,
  token: TOKEN,
  projects: PROJECTS,
  /** ISO date on which the token ends; null when it never does or nobody knows. */
  expiresAt: z.iso.date('Give the day on which the token ends as YYYY-MM-DD.').nullable().default(null),
  ...WAY_OUT,
})
export const BY_NAME = z.object({ name: NAME })
export const REPLACE_TOKEN = z.object({
  ...{ name: NAME, email: EMAIL, ...LOGIN, token: TOKEN },
  expiresAt: CONNECT.shape.expiresAt,
})
export const CHANGE_WAY_OUT = z.object({ name: NAME, ...WAY_OUT })
export const CHANGE_SCOPE = z.object({ name: NAME, projects: PROJECTS })
export const GUIDE_FOR = z.object({
  deployment: z.enum(['cloud', 'dataCenter']),
  purpose: z.enum(['service', 'authorization']),
  method: z.enum(METHODS).optional(),
  url: z
    .string()
    .max(500)
    .refine((text) => !TOKEN_LIKE.test(text), 'This looks like a token.')
    .default(''),
})

/** Proven on each named site; nothing is stored for a site where it does not work. */
export const AUTHORIZE = z.object({
  token: TOKEN,
  email: EMAIL,
  /** A service account is nobody's own. */
  method: z.enum(USER_METHODS).nullable().default(null),
  connections: z.array(NAME).min(1, 'Choose at least one site.'),
  expiresAt: CONNECT.shape.expiresAt,
})

/** `full`: all is read, also what a site says has not changed since it was read last. */
const FULL = z.boolean().optional()
export const TAKE_SNAPSHOT = z.object({ connection: NAME, full: FULL })
export const BY_ID = z.object({ id: ID })
/** A connection's name, or a snapshot that was kept. */
const SIDE = z
  .string()
  .trim()
  .regex(
    /^([a-z0-9][a-z0-9-]{0,39}|snapshot:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
    'Name a connection, such as "staging", or a snapshot as snapshot:<id>.',
  )
/** As people write them: `workflow:Delivery`. */
const OBJECTS = z.array(z.string().trim().min(1).max(500)).min(1, 'Name at least one object.').max(1_000)

export const ANSWERS = z.record(z.string(), z.string())
export const MAKE_PLAN = z.object({
  from: SIDE,
  to: SIDE,
  projects: PROJECTS,
  /** With `projects` left out, only these and what they stand on; neither is the whole site. */
  objects: OBJECTS.nullable().optional(),
  answers: ANSWERS.default({}),
  full: FULL,
})
/** The earlier first; a connection's name stands for its newest snapshot. */
export const COMPARE_SNAPSHOTS = z.object({ from: SIDE, to: SIDE })
export const ANSWER_PLAN = z.object({ id: ID, answers: ANSWERS })
export const APPROVE_PLAN = z.object({ id: ID, fingerprint: z.string().min(1) })
/** Null takes an answer back, also a remembered one; what is not named stays. */
export const ANSWER_SOME = z.object({
  id: ID,
  answers: z.record(z.string().min(1).max(4_000), z.string().max(4_000).nullable()),
})
export const MAPPING_AS = z.object({ id: ID, format: z.enum(MAPPING_FORMATS).default('yaml') })
export const MAPPING_FILE = z.object({
  id: ID,
  file: z.string().max(24_000_000, 'This file is too large to be a mapping.'),
  format: MAPPING_AS.shape.format,
})
/** Two connections: what is remembered between their sites, in this direction. */
export const BETWEEN = z.object({ from: NAME, to: NAME })
export const FORGET_ANSWER = BETWEEN.extend({ about: z.string().min(1).max(4_000) })
export const END_PAIRING = BETWEEN.extend({ id: ID })

/** Several values stand side by side: `create,update`. */
export const several = <V extends string>(one: z.ZodType<V, string>) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(one).min(1))
    .optional()

export const PAGE = {
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
}
const SEVERITY = z.enum(['blocks', 'warns', 'notes'])

export const LIST_STEPS = z.object({
  id: ID,
  verb: several(z.enum(['create', 'update', 'delete'])),
  /** Every word must be there. */
  search: z.string().max(200).optional(),
  /** Inside each wave; a minus before it turns it round. */
  sort: z.enum(['verb', 'about', '-verb', '-about']).optional(),
  ...PAGE,
})
export const LIST_PROBLEMS = z.object({
  id: ID,
  severity: several(SEVERITY),
  code: several(z.string()),
  /** True or false: whether an answer settles it. */
  asks: z.stringbool().optional(),
  search: z.string().max(200).optional(),
  ...PAGE,
})
/** `blocks`: those that must be answered, or only the others. */
export const LIST_QUESTIONS = z.object({ id: ID, blocks: z.stringbool().optional(), ...PAGE })

export const LIST_DIFFERENCES = z.object({
  id: ID,
  kind: several(z.string()),
  choice: several(CHOICE),
  /** True or false: whether there are any. */
  problems: z.stringbool().optional(),
  /** The heaviest that was found. */
  severity: several(SEVERITY),
  code: several(z.string()),
  mapping: several(MAPPING),
  /** Only what changes the target or has a problem that is more than a note. */
  moving: z.stringbool().optional(),
  /** Every word must be there, in names or inside values. */
  search: z.string().max(200).optional(),
  /** Inside each kind; a minus before it turns it round. */
  sort: z.enum(['name', 'choice', 'problems', 'because', '-name', '-choice', '-problems', '-because']).optional(),
  /** Without them a row tells which fields differ, not what they hold. */
  values: z.stringbool().default(true),
  ...PAGE,
})
export const FILTERED_KEYS = LIST_DIFFERENCES.omit({ sort: true, values: true, limit: true, offset: true })
const PAGED = LIST_DIFFERENCES.pick({ search: true, limit: true, offset: true })
export const CANDIDATES = z.object({
  id: ID,
  kind: z.string().min(1).max(100),
  search: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(30),
})
export const LIST_TARGETS = PAGED.extend({ id: ID, kind: several(z.string()) })
export const LIST_REMEMBERED = PAGED.extend({
  ...BETWEEN.shape,
  /** Ended ones as well. */
  history: z.stringbool().default(false),
})
export const LIST_ANSWERS = LIST_REMEMBERED.extend({ about: FORGET_ANSWER.shape.about.optional() })
export const ONE_DIFFERENCE = z.object({ id: ID, key: z.string().min(1).max(2_000) })
export const SNAPSHOT_HISTORY = z.object({
  connection: NAME.optional(),
  /** Taken before this moment. */
  before: z.iso.datetime({ offset: true }).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const SITE = z.looseObject({ name: z.string(), identity: z.string(), deployment: DEPLOYMENT })
const FILED_STEP = z.looseObject({
  id: z.string(),
  verb: z.enum(['create', 'update', 'delete']),
  about: z.string(),
  title: z.string(),
  after: z.array(z.string()),
  data: z.looseObject({ kind: z.string(), key: z.string() }),
})
const FILED_PROBLEM = z.looseObject({
  severity: z.enum(['blocks', 'warns', 'notes']),
  code: z.string(),
  about: z.string(),
})

/** A plan as a file. What it carries beyond what we look at stays in it: its fingerprint is of all of it. */
export const PLAN_FILE = z.object({
  fairlead: z.literal('plan', 'This is not a plan that Fairlead wrote.'),
  from: z.string().max(100),
  to: z.string().max(100),
  fingerprint: z.string(),
  plan: z.looseObject({
    madeBy: z.looseObject({ engine: z.string(), kinds: z.record(z.string(), z.number()) }),
    steps: z.array(FILED_STEP),
    problems: z.array(FILED_PROBLEM),
    from: SITE,
    to: SITE,
    projects: z.array(z.string()).nullable(),
    answers: z.record(z.string(), z.string()),
    bindings: z.record(z.string(), z.string()),
    pairs: z.array(z.looseObject({ kind: z.string(), key: z.string(), sourceId: z.string(), targetKey: z.string() })),
  }),
})

/** The fingerprint says which plan was looked at: another one is refused. */
export const DEPLOY = z.object({ plan: ID, fingerprint: z.string().min(1) })
/** `step` is its id, as the steps are listed. */
export const OF_STEP = z.object({ id: ID, step: z.string().min(1).max(2_000) })
export const SKIP_STEP = OF_STEP.extend({
  why: z.string().trim().min(1, 'Say why it is skipped: the report tells it.').max(500),
  /** How many other steps it was said to skip as well: when it is another number by now, nothing is skipped. */
  along: z.number().int().min(0).optional(),
})
export const REPORT_OF = z.object({ id: ID, format: z.enum(['html', 'json', 'csv', 'markdown']).default('html') })
export const LIST = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** A number of the list's own, such as an audit row's. */
  before: z
    .string()
    .regex(/^\d{1,15}$/, 'Give a whole number.')
    .optional(),
})

/** A day stands for its first moment in UTC. */
const MOMENT = z.union(
  [z.iso.datetime({ offset: true }), z.iso.date()],
  'Give a day as YYYY-MM-DD, or a moment such as 2026-11-22T08:30:00Z.',
)
const WORDS = z.string().trim().min(1).max(200).optional()
export const AUDIT_FILTER = z.object({
  actor: WORDS,
  action: WORDS,
  about: WORDS,
  outcome: WORDS,
  /** From this moment on. */
  from: MOMENT.optional(),
  /** Before this moment. */
  to: MOMENT.optional(),
  /** Every word must be there. */
  search: WORDS,
})
export const LIST_AUDIT = LIST.extend(AUDIT_FILTER.shape)
/** Only so many of the newest; all of them otherwise. */
export const VERIFY_AUDIT = z.object({ last: z.coerce.number().int().min(1).max(1_000_000).optional() })
export const EXPORT_AUDIT = AUDIT_FILTER.extend({ format: z.enum(['jsonl', 'csv']).default('jsonl') })
