/** Shapes of the portfolio given by page: lines of the tree and the table, bars and lanes of the roadmap, counts to filter by. */
import { z } from 'zod'
import { HEALTH, ITEM_ROW, ROLL_UP } from './portfolio.ts'

/** As a list shows it: what does not match stays where a match stands below it. */
export const LISTED_ITEM = ITEM_ROW.extend({ hit: z.boolean() })

/** As a line of a list that is given by page. */
export const ITEM_LINE = LISTED_ITEM.extend({
  depth: z.number(),
  /** Whether what is below it shows in the lines that follow; null where nothing is. */
  open: z.boolean().nullable(),
  /** The line of the item above it, from nought. */
  above: z.number().nullable(),
  /** Ids of all items above it, from the top. */
  path: z.array(z.string()),
  children: z.number(),
})

/** The values that items are filtered by, with how many have each. */
const COUNTED = z.array(z.tuple([z.string(), z.number()]))
export const ITEM_COUNTS = z.object({
  of: z.number(),
  options: z.object({
    level: COUNTED,
    stage: COUNTED,
    owner: COUNTED,
    health: COUNTED,
    label: COUNTED,
    waiting: COUNTED,
  }),
})

/** As much of a roll-up as a bar tells. */
export const BAR_MEASURE = ROLL_UP.pick({
  measure: true,
  issueMeasure: true,
  share: true,
  done: true,
  total: true,
  issues: true,
  unknown: true,
})
export const ROADMAP_ITEM = ITEM_ROW.pick({
  id: true,
  code: true,
  level: true,
  parent: true,
  position: true,
  name: true,
  stage: true,
  owner: true,
  start: true,
  due: true,
  health: true,
  issue: true,
}).extend({ suggested: z.object({ health: HEALTH }).nullable(), rollUp: BAR_MEASURE })

const END = z.enum(['own', 'below', 'open'])
const BAR = { start: z.number(), due: z.number(), startFrom: END, dueFrom: END }
const LANE = z.string().nullable()
/** A line of the roadmap: a bar, the head of a lane, what of a lane has no dates. Days count from 1970-01-01. */
export const ROADMAP_LINE = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bar'),
    lane: LANE,
    depth: z.number(),
    open: z.boolean().nullable(),
    /** False where it only leads to what was looked for. */
    hit: z.boolean(),
    ...BAR,
    /** Where it stands as long as no move is written; null where no move carries it. */
    still: z.object(BAR).nullable(),
    item: ROADMAP_ITEM,
  }),
  z.object({
    kind: z.literal('lane'),
    key: z.string(),
    lane: LANE,
    depth: z.number(),
    open: z.boolean().nullable(),
    count: z.number(),
    /** The owner's or the stage's. */
    name: z.string().nullable(),
    /** The objective, where it has no dates. */
    item: ROADMAP_ITEM.nullable(),
  }),
  z.object({
    kind: z.literal('undated'),
    key: z.string(),
    lane: LANE,
    depth: z.number(),
    count: z.number(),
    /** The first of them. */
    items: z.array(ROADMAP_ITEM),
  }),
])
export const ROADMAP = z.object({
  lines: z.array(ROADMAP_LINE),
  total: z.number(),
  /** How many items were looked for, of how many, and how many of all have a bar. */
  shown: z.number(),
  of: z.number(),
  bars: z.number(),
  /** From the first day of all bars to the last. */
  reach: z.object({ start: z.number(), due: z.number() }).nullable(),
  /** Items with issues that cannot be seen now. */
  dim: z.number(),
})
