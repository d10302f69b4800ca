/** Shapes of the portfolio given by page: lines of the tree and the table, bars and lanes of the roadmap, counts to filter by. */
import { z } from 'zod'
import { HEALTH, ITEM_ROW, LEVEL } from './portfolio.ts'

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

const END = z.enum(['own', 'below', 'open'])
const BAR = { start: z.number(), due: z.number(), startFrom: END, dueFrom: END }
const LANE = z.string().nullable()

/** What the roadmap shows of an item; the rest is told by the item itself. */
const ITEM = {
  id: z.string(),
  code: z.string(),
  level: LEVEL,
  name: z.string(),
  stage: z.string(),
  health: HEALTH.nullable(),
  suggested: HEALTH.nullable(),
  share: z.number().nullable(),
  /** The key of its issue, and where it is found: a place in `sites`. */
  issue: z.string().nullable(),
  site: z.number().nullable(),
}
const DATES = { start: z.string().nullable(), due: z.string().nullable() }
export const ROADMAP_ITEM = z.object({ ...ITEM, ...DATES })

/** Items one below the other, column by column. */
const columns = <Shape extends Record<string, z.ZodType>>(shape: Shape) =>
  z.object(
    Object.fromEntries(Object.entries(shape).map(([name, one]) => [name, z.array(one)])) as {
      [Name in keyof Shape]: z.ZodArray<Shape[Name]>
    },
  )
/** Of each bar a page of thousands is told as little as can be. Days count from 1970-01-01. */
export const ROADMAP_BARS = columns({
  ...ITEM,
  ...BAR,
  depth: z.number(),
  open: z.boolean().nullable(),
})
/** Lines between the bars: the head of a lane, what of a lane has no dates. `line` is its place on the page. */
export const ROADMAP_HEAD = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('lane'),
    line: z.number(),
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
    line: z.number(),
    key: z.string(),
    lane: LANE,
    depth: z.number(),
    count: z.number(),
    /** The first of them. */
    items: columns({ ...ITEM, ...DATES }),
  }),
])
export const ROADMAP = z.object({
  bars: ROADMAP_BARS,
  heads: z.array(ROADMAP_HEAD),
  /** Of bars that were moved, or carried by a move: where they stand as long as none is written. */
  still: z.array(z.object({ id: z.string(), ...BAR })),
  /** Items whose bars only lead to what was looked for. */
  passed: z.array(z.string()),
  /** Of items whose dates are not those of their bars' own ends: one that is due before it starts. */
  dates: z.array(z.object({ id: z.string(), ...DATES })),
  sites: z.array(z.object({ connection: z.string(), browse: z.string() })),
  total: z.number(),
  /** How many items were looked for, of how many, and how many of all have a bar. */
  shown: z.number(),
  of: z.number(),
  dated: z.number(),
  /** From the first day of all bars to the last. */
  reach: z.object({ start: z.number(), due: z.number() }).nullable(),
  /** Items with issues that cannot be seen now. */
  dim: z.number(),
})
