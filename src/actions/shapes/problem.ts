/** Findings, as every door shows them. */
import { z } from 'zod'

export const PROBLEM = z.object({
  severity: z.enum(['blocks', 'warns', 'notes']),
  code: z.string(),
  about: z.string(),
  says: z.string(),
  remedy: z.string().optional(),
  choices: z.array(z.object({ answer: z.string(), says: z.string() })).optional(),
})

/** What is kept as a file rather than shown. */
export const FILE = z.object({ name: z.string(), type: z.string(), text: z.string() })
/** The same for what may be too long to be held whole: its text comes in parts. */
export const STREAM = FILE.extend({ text: z.custom<AsyncIterable<string>>() })

/** How an instant leaves us: ISO 8601 in UTC. */
export const INSTANT = z.string()
export const DEPLOYMENT = z.enum(['cloud', 'dataCenter'])
