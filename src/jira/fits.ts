/** Holds answers to the shapes of what we rely on. */
import type { z } from 'zod'
import { Fault, type Json } from '../base/index.ts'

export type Shape<T> = z.ZodType<T>

/** Parses what we rely on; the rest of the answer is kept as it is by loose shapes. */
export function fits<T>(shape: Shape<T>, body: Json | undefined, path: string, site: string): T {
  const result = shape.safeParse(body)
  if (result.success) return result.data
  const where = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).slice(0, 3)
  throw new Fault('jira.broken', `${site} answered ${path} in a form we do not know (${where.join('; ')}).`, {
    about: site,
  })
}
