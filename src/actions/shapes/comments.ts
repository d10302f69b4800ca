/** Comments of an item, as every door shows them. */
import { z } from 'zod'
import { INSTANT } from './problem.ts'

const SIDE = z.enum(['jira', 'portfolio'])

export const COMMENT = z.object({
  id: z.string(),
  /** That said it. */
  side: SIDE,
  name: z.string(),
  at: INSTANT,
  editedAt: INSTANT.nullable(),
  text: z.string(),
  /** Whoever asks may edit it. */
  mine: z.boolean(),
  /** Where it is in Jira, or is to be. */
  places: z.array(
    z.object({
      key: z.string(),
      url: z.string(),
      state: z.enum(['there', 'waits', 'failed', 'gone', 'not-written']),
      says: z.string().nullable(),
    }),
  ),
  /** What it said before, newest first; `lost` are edits that another one won over. */
  past: z.array(z.object({ side: SIDE, name: z.string(), at: INSTANT, text: z.string(), lost: z.boolean() })),
})

export const COMMENT_LIST = z.object({
  /** Oldest first. */
  comments: z.array(COMMENT),
  /** The issues of the item, and what becomes of comments there. */
  issues: z.array(
    z.object({
      key: z.string(),
      url: z.string(),
      comments: z.enum(['none', 'from-jira', 'both']),
      read: z.boolean(),
      /** How many only some may see in Jira: nothing of them is kept. */
      restricted: z.int(),
      problem: z.string().nullable(),
    }),
  ),
  /** How many the policy of their project withholds from whoever asks. */
  withheld: z.int(),
})
