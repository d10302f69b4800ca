/** Whole lists out of Jira's page beans: steps by what really came, and believes a list only when it adds up. */
import { z } from 'zod'
import { canonical, Fault, type Json, type Query } from '../base/index.ts'
import type { Jira } from './client.ts'
import { fits, type Shape } from './fits.ts'

const PAGE = z.object({
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
  for (let tries = 1; tries <= TRIES; tries++) {
    const rows = await readOnce(jira, z.array(shape), path, query)
    if (rows !== undefined) return rows
  }
  throw new Fault('jira.broken', `${jira.site} changed ${path} each time we read it: the pages do not add up.`, {
    about: jira.site,
  })
}

/** A page as it is kept: of its rows only what the shape wants, since a long list holds much more. */
interface Kept<T> extends Omit<Page, 'values'> {
  readonly rows: readonly T[]
  readonly names: readonly (string | number)[]
}

/** Undefined when rows moved between the pages: a row came twice, or fewer came than the total. */
async function readOnce<T>(jira: Jira, shape: Shape<T[]>, path: string, query: Query): Promise<T[] | undefined> {
  const ask = async (startAt: number): Promise<Kept<T>> => {
    const { values, ...page } = await jira.get(PAGE, path, { ...query, startAt, maxResults: ASKED })
    return { ...page, rows: fits(shape, values as Json, path, jira.site), names: values.map(nameOf) }
  }
  const first = await ask(0)
  const pages = [first]
  const step = first.rows.length
  if (!isLast(first, step) && first.total !== undefined && step > 0) {
    const starts = Array.from({ length: Math.ceil(first.total / step) - 1 }, (_, at) => (at + 1) * step)
    pages.push(...(await Promise.all(starts.map(ask))))
  } else if (!isLast(first, step)) {
    for (let at = step, next = first; !isLast(next, at) && next.rows.length > 0; at += next.rows.length) {
      next = await ask(at)
      pages.push(next)
    }
  }
  const rows = pages.flatMap((page) => page.rows)
  const last = pages.at(-1)
  // An empty page that says more follows is no end.
  if (last?.isLast === false && last.rows.length === 0) return undefined
  const total = last?.total
  const twice = pages.length > 1 && new Set(pages.flatMap((page) => page.names)).size < rows.length
  return twice || (total !== undefined && total !== rows.length) ? undefined : rows
}

/** What tells a row from the others: its id, where it has one. */
function nameOf(row: unknown): string | number {
  const { id } = typeof row === 'object' && row !== null && 'id' in row ? row : {}
  return typeof id === 'string' || typeof id === 'number' ? id : canonical(row as Json)
}

function isLast(page: Kept<unknown>, read: number): boolean {
  return page.isLast ?? (page.total === undefined ? page.rows.length === 0 : read >= page.total)
}
