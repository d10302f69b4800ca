/** Two days of the portfolio beside each other, as every door shows them. */
import { z } from 'zod'
import { ISSUE_SHIFTS } from '../../portfolio/index.ts'
import { LEVEL, ROLL_UP } from './portfolio.ts'

const ITEM_ON_DAY = z.object({
  parent: z.string().nullable(),
  start: z.string().nullable(),
  due: z.string().nullable(),
  stage: z.string(),
  rollUp: ROLL_UP,
})

/** An item on two days; null on one on which it was not there. */
export const COMPARED_ITEM = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  level: LEVEL,
  before: ITEM_ON_DAY.nullable(),
  after: ITEM_ON_DAY.nullable(),
  /** Issues below it that came, left, changed their estimate, were finished, were opened again. */
  issues: z.object({
    added: z.number(),
    removed: z.number(),
    rescoped: z.number(),
    finished: z.number(),
    reopened: z.number(),
  }),
  /** Days by which it ends later; fewer than none where it ends earlier; null where one day knows no end. */
  slipped: z.number().nullable(),
})

export const COMPARED_DAYS = z.object({ items: z.array(COMPARED_ITEM) })

export const SHIFTED_ISSUES = z.object({
  issues: z.array(
    z.object({
      connection: z.string(),
      key: z.string(),
      url: z.string(),
      summary: z.string(),
      status: z.string(),
      shift: z.enum(ISSUE_SHIFTS),
      points: z.object({ from: z.number().nullable(), to: z.number().nullable() }),
    }),
  ),
})
