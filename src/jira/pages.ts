/** Whole lists out of Jira's page beans: steps by what really came, and believes a list only when it adds up. */
import { z } from 'zod'
import { canonical, Fault, type Json, type Query } from '../base/index.ts'
import type { Jira, Shape } from './client.ts'

const PAGE = z.looseObject({
  startAt: z.number().optional(),
  maxResults: z.number().optional(),
  total: z.number().optional(),
  isLast: z.boolean().optional(),
  values: z.array(z.unknown()),
})
type Page = z.infer<typeof PAGE>

/** Asked for, so that Jira gives the most it will: it caps in silence and echoes the cap. */
const ASKED = 1_000
const TRIES = 3

export async function readPages<T>(jira: Jira, shape: Shape<T>, path: string, query: Query): Promise<T[]> {
  const whole = z.array(shape)
  for (let tries = 1; tries <= TRIES; tries++) {
    const rows = await readOnce(jira, path, query)
    if (rows !== undefined) {
      const result = whole.safeParse(rows)
      if (result.success) return result.data
      throw new Fault(
        'jira.broken',
        `${jira.site} answered ${path} in a form we do not know (${result.error.issues[0]?.path.join('.')}: ${result.error.issues[0]?.message}).`,
        { about: jira.site },
      )
    }
  }
  throw new Fault('jira.broken', `${jira.site} changed ${path} each time we read it: the pages do not add up.`, {
    about: jira.site,
  })
}

/** Undefined when rows moved between the pages: a row came twice, or fewer came than the total. */
async function readOnce(jira: Jira, path: string, query: Query): Promise<unknown[] | undefined> {
  const first = await jira.get(PAGE, path, { ...query, startAt: 0, maxResults: ASKED })
  const pages: Page[] = [first]
  const step = first.values.length
  if (!isLast(first, step) && first.total !== undefined && step > 0) {
    const starts = Array.from({ length: Math.ceil(first.total / step) - 1 }, (_, at) => (at + 1) * step)
    pages.push(
      ...(await Promise.all(starts.map((startAt) => jira.get(PAGE, path, { ...query, startAt, maxResults: ASKED })))),
    )
  } else if (!isLast(first, step)) {
    for (let at = step, next = first; !isLast(next, at) && next.values.length > 0; at += next.values.length) {
      next = await jira.get(PAGE, path, { ...query, startAt: at, maxResults: ASKED })
      pages.push(next)
    }
  }
  const rows = pages.flatMap((page) => page.values)
  const last = pages.at(-1)
  // An empty page that says more follows is no end.
  if (last?.isLast === false && last.values.length === 0) return undefined
  const total = last?.total
  const twice = pages.length > 1 && new Set(rows.map(nameOf)).size < rows.length
  return twice || (total !== undefined && total !== rows.length) ? undefined : rows
}

/** What tells a row from the others: its id, where it has one. */
function nameOf(row: unknown): string | number {
  const { id } = typeof row === 'object' && row !== null && 'id' in row ? row : {}
  return typeof id === 'string' || typeof id === 'number' ? id : canonical(row as Json)
}

function isLast(page: Page, read: number): boolean {
  return page.isLast ?? (page.total === undefined ? page.values.length === 0 : read >= page.total)
}
