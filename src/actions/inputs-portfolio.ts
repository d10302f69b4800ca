/** What the actions of the portfolio and of sync take, with the words they refuse bad input by. */
import { z } from 'zod'
import { ITEM_FIELDS, LANES_BY } from '../portfolio/index.ts'
import { SORTS } from './flows/item-order.ts'
import { NAME } from './inputs.ts'
import { HEALTH, LEVEL, MAPPING, MEASURE, PROJECT_MARK, STAGE, UNESTIMATED } from './shapes/index.ts'

const ROW = z.guid('An id is 32 hexadecimal digits in five groups, as the lists show it.').toLowerCase()
/** The row's id or what people call it. */
const ITEM_ID = z
  .string()
  .trim()
  .regex(
    /^([oit]-\d{1,9}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
    'Name an item by its code, such as I-12, or by its id.',
  )
/** Jira's own form; older Data Centers allow digits and underscores in a project's key. */
const ISSUE_KEY = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z][A-Z0-9_]{0,254}-\d{1,18}$/, 'An issue’s key looks like PAY-17.')
const DAY = z.iso.date('Give a day as YYYY-MM-DD.').nullable()
const SEARCH = z.string().trim().max(200).optional()
const PAGE = {
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
}
const TITLE = z.string().trim().min(1, 'Give it a name.').max(255, 'Jira takes at most 255 characters.')
const TEXT = z.string().max(100_000, 'A description has at most 100,000 characters.')
const LABELS = z.array(z.string().trim().min(1, 'A label is not empty.').max(255)).max(100, 'At most 100 labels.')
const STAGE_ID = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A stage’s id is 1 to 40 small letters, digits and hyphens.')

const FIELDS = {
  stage: STAGE_ID,
  /** A member's id. */
  owner: ROW.nullable(),
  start: DAY,
  due: DAY,
  health: HEALTH.nullable(),
  labels: LABELS,
  /** The description, as its text. */
  text: TEXT,
  parent: ITEM_ID.nullable(),
}

const SHARE = 'A share lies between 0 and 1.'

export const BY_ITEM = z.object({ id: ITEM_ID })
/** Jira takes no longer ones. */
const COMMENT_TEXT = z
  .string('Say something.')
  .trim()
  .min(1, 'Say something.')
  .max(32_000, 'Write less than 32,000 characters.')
export const ADD_COMMENT = z.object({ id: ITEM_ID, text: COMMENT_TEXT })
export const CHANGE_COMMENT = z.object({ id: ITEM_ID, comment: ROW, text: COMMENT_TEXT })
export const LIST_ITEMS = z.object({
  level: LEVEL.optional(),
  search: SEARCH,
  stage: STAGE_ID.optional(),
  owner: ROW.optional(),
  health: HEALTH.optional(),
  label: z.string().trim().min(1).max(255).optional(),
  /** With a conflict or a problem. */
  waiting: z.stringbool().optional(),
  /** With issues of Jira below it. */
  linked: z.stringbool().optional(),
  /** Only those that stand right below an item, or at the top. */
  below: z.union([ROW, z.literal('top')]).optional(),
  /** All from the offset on, when left out. */
  limit: PAGE.limit.unwrap().optional(),
  offset: PAGE.offset,
})
const VALUES = z.string().max(2_000).optional()
const KEYS = z.string().max(6_000, 'At most 6,000 characters of keys.').optional()
/** As a page's address has it: words, and for each filter its values, separated by commas. */
const SOUGHT = {
  q: SEARCH,
  level: VALUES,
  stage: VALUES,
  owner: VALUES,
  health: VALUES,
  label: VALUES,
  waiting: VALUES,
  /** Keys of rows: of a small tree those that are closed, of a large one those that are opened. */
  closed: KEYS,
  opened: KEYS,
}
export const LIST_LINES = z.object({
  ...SOUGHT,
  as: z.enum(['tree', 'table']).default('table'),
  sort: z
    .string()
    .regex(/^-?[a-z]+$/)
    .refine((sort) => (SORTS as readonly string[]).includes(sort.replace('-', '')), 'Items are not sorted by that.')
    .optional(),
  below: ROW.optional(),
  ...PAGE,
})
export const ITEM_ISSUES = z.object({ id: ITEM_ID, ...PAGE, limit: PAGE.limit.unwrap().default(1_000) })
export const COUNT_ITEMS = z.object({ level: LEVEL.optional() })
/** `id~start~due`, the days left empty where there are none. */
const MOVES =
  /^[0-9a-f-]{36}~(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?(,[0-9a-f-]{36}~(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?)*$/
export const LIST_ROADMAP = z.object({
  ...SOUGHT,
  by: z.enum(LANES_BY).default('objective'),
  /** Dates that are not written yet: each bar is told as it would be. */
  moves: z.string().max(6_000).regex(MOVES, 'A move is an id, a start and a due day, with ~ between them.').optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(200),
  offset: PAGE.offset,
})
export const CREATE_ITEM = z.object({ level: LEVEL, name: TITLE, ...z.object(FIELDS).partial().shape })
export const ITEM_CHANGES = z
  .strictObject({
    name: TITLE,
    ...FIELDS,
    position: z.number(),
    /** Null: as the items above. */
    measure: MEASURE.nullable(),
    unestimated: UNESTIMATED,
    /** Null: one. */
    weight: z.number().min(0, 'A weight is nought or more.').max(1e6, 'A weight is at most a million.').nullable(),
    share: z.number().min(0, SHARE).max(1, SHARE).nullable(),
  })
  .partial()
  .refine((fields) => Object.keys(fields).length > 0, 'Name at least one field to change.')
export const CHANGE_ITEM = z.object({ id: ITEM_ID, fields: ITEM_CHANGES })
export const LINK_ISSUE = z.object({ id: ITEM_ID, connection: NAME, key: ISSUE_KEY })
export const SET_RULE = z.object({
  id: ITEM_ID,
  connection: NAME,
  /** Empty takes the rule away. */
  jql: z.string().trim().max(4_000, 'A rule has at most 4,000 characters of JQL.'),
})
export const PUSH_ITEM = z.object({ id: ITEM_ID, integration: ROW })

export const MARK_PROJECT = z.object({
  connection: NAME,
  /** Its key. */
  project: z.string().trim().toUpperCase().min(1, 'Name a project by its key.').max(255),
  mark: PROJECT_MARK,
})

export const SAVE_STAGES = z.object({
  stages: z
    .array(STAGE.extend({ id: STAGE_ID, name: TITLE, position: z.number().int().min(-1e6).max(1e6) }))
    .min(1, 'There is at least one stage.')
    .max(50, 'At most 50 stages.')
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'Two stages have the same id.'),
})
export const LIST_MEMBERS = z.object({ search: SEARCH })
export const CREATE_MEMBER = z.object({
  name: z.string().trim().min(1, 'Give the member a name.').max(200, 'At most 200 characters.'),
  email: z.email('Give an e-mail address, or leave it out.').max(320).nullish(),
})
export const BIND_ACCOUNT = z.object({
  id: ROW,
  connection: NAME,
  /** As Jira calls it: the account id, on Data Center the user key. Null takes away what the member has there. */
  account: z.string().trim().min(1, 'Name an account.').max(255).nullable(),
})
export const MERGE_MEMBERS = z.object({ id: ROW, into: ROW })

const KEY_RESULT_FIELDS = {
  name: TITLE,
  unit: z.string().trim().max(40),
  from: z.number(),
  target: z.number(),
  current: z.number(),
  by: z.enum(['hand', 'progress']),
}
export const CREATE_KEY_RESULT = z.object({
  id: ITEM_ID,
  ...KEY_RESULT_FIELDS,
  unit: KEY_RESULT_FIELDS.unit.default(''),
  current: z.number().optional(),
  by: KEY_RESULT_FIELDS.by.default('hand'),
})
export const CHANGE_KEY_RESULT = z.object({ id: ROW, ...z.object(KEY_RESULT_FIELDS).partial().shape })

const CALLED = z.string().trim().min(1, 'Give the integration a name.').max(100)
/** The id of the site's field for story points. */
const POINTS = z.string().trim().min(1).max(100).nullable()
export const SYNC_OPTIONS_FOR = z.object({
  name: NAME,
  /** Ids, comma-separated; left out: all that the connection sees. */
  projects: z.string().max(10_000).optional(),
})
export const CREATE_INTEGRATION = z.object({
  name: CALLED,
  connection: NAME,
  mapping: MAPPING,
  points: POINTS.optional(),
})
export const CHANGE_INTEGRATION = z.object({ id: ROW, name: CALLED.optional(), mapping: MAPPING.optional() })
export const LIST_UNLINKED = z.object({ id: ROW, ...PAGE })
export const SYNC_SETTINGS = z.object({ name: NAME, points: POINTS })
const CLOCK = z.string('Say when.').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 22:00.')
export const SYNC_PACE = z.object({
  name: NAME,
  /** Percent. */
  share: z.number('Say how many percent.').int().min(5, 'At least 5 percent.').max(100, 'At most 100 percent.'),
  quiet: z.object({ from: CLOCK, to: CLOCK, zone: z.string('Name a time zone.').min(1).max(64) }).nullable(),
})
export const GET_DRY_RUN = z.object({ id: ROW, ...PAGE, where: z.enum(['fairlead', 'jira']).optional() })

export const BELIEVE = z.object({ name: NAME, believe: z.boolean('Say true or false.') })
export const LIST_SYNC_STEPS = z.object({
  connection: NAME.optional(),
  integration: ROW.optional(),
  item: ITEM_ID.optional(),
  state: z.enum(['open', 'done', 'failed', 'stale', 'dropped']).optional(),
  to: z.enum(['jira', 'portfolio']).optional(),
  field: z.enum(ITEM_FIELDS).optional(),
  search: SEARCH,
  ...PAGE,
})
export const REGISTER_WEBHOOK = z.object({ name: NAME, register: z.boolean('Say true or false.') })
export const ASK_DOCTOR = z.object({ key: ISSUE_KEY, connection: NAME.optional() })
export const SAY_ISSUE_STATE = z.object({ name: NAME, key: ISSUE_KEY, state: z.enum(['deleted', 'hidden']) })
export const LIST_CONFLICTS = z.object({
  state: z.enum(['open', 'decided', 'all']).default('open'),
  item: ITEM_ID.optional(),
  limit: PAGE.limit,
})
export const DECIDE_CONFLICT = z.object({ id: ROW, winner: z.enum(['jira', 'portfolio']) })
export const BY_ROW = z.object({ id: ROW })
const A_DAY = z.iso.date('Give a day as YYYY-MM-DD.')
export const COMPARE_DAYS = z.object({ from: A_DAY, to: A_DAY.optional() })
export const COMPARE_ITEM = COMPARE_DAYS.extend({ id: ITEM_ID })
