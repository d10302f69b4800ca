/**
 * A search on Data Center, page by page. It pages by counting rows, and rows move while they are read: one that leaves
 * the result makes all behind it slide forward, past the page border. So each page begins among rows already read, and
 * where none of them is found the reading steps back.
 */
import { z } from 'zod'
import { Fault, type Json } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { searching } from './refused-query.ts'
import { type Page, ROW, type Row, type Search } from './search-cloud.ts'
import { api } from './wire.ts'

const PAGE = z.looseObject({
  startAt: z.number(),
  total: z.number(),
  issues: z.array(ROW),
  warningMessages: z.array(z.string()).nullish(),
})

const MOST = 1_000
const OVERLAP = 20
const RETURNS = 3

interface Place {
  readonly at: number
  /** The last rows read: those by which the next page is joined to them. */
  readonly tail: readonly string[]
}

/** The same issue at another time is another row: it has moved to the end. */
const markOf = ({ id, updated }: Row): string => (updated === null ? id : `${id}@${updated}`)

export async function* dataCenterPages(jira: Jira, search: Search, from: string | null): AsyncGenerator<Page> {
  let { at, tail } = placeIn(from)
  let [back, returns] = [OVERLAP, 0]
  for (;;) {
    const startAt = Math.max(0, at - back)
    const page = await ask(jira, search, { startAt, maxResults: search.most ?? MOST })
    const joint = page.issues.findLastIndex((row) => tail.includes(markOf(row)))
    if (joint < 0 && startAt > 0 && back > 0) {
      back *= 10
      continue
    }
    if (joint < 0 && tail.length > 0 && startAt === 0) returns += 1
    if (returns > RETURNS)
      throw new Fault('jira.broken', `${jira.site} changed the result each time we read it: the pages do not join.`, {
        about: jira.site,
      })
    const rows = page.issues.slice(joint + 1)
    at = startAt + page.issues.length
    tail = [...tail, ...rows.map(markOf)].slice(-OVERLAP)
    const hasMore = at < page.total && page.issues.length > 0
    yield { rows, next: hasMore ? `${at}:${tail.join(',')}` : null }
    if (!hasMore) return
    back = Math.min(OVERLAP, page.issues.length >> 1)
  }
}

function placeIn(from: string | null): Place {
  if (from === null) return { at: 0, tail: [] }
  const [, at, tail] = /^(\d+):(.+)$/.exec(from) ?? []
  if (at === undefined || tail === undefined) throw new Fault('input.invalid', 'A search cannot go on from there.')
  return { at: Number(at), tail: tail.split(',') }
}

/** How many issues a query finds. */
export async function totalOf(jira: Jira, jql: string): Promise<number> {
  return (await ask(jira, { jql, fields: ['id'] }, { startAt: 0, maxResults: 0 })).total
}

async function ask(jira: Jira, { jql, fields }: Search, rows: { readonly [name: string]: Json }) {
  const page = await searching(() => jira.ask(PAGE, api(jira, '/search'), { jql, fields, ...rows }))
  const [warning] = page.warningMessages ?? []
  if (warning)
    throw new Fault('jira.refused', `${jira.site} searched only a part: ${warning}`, { facts: { jql: true } })
  return page
}
