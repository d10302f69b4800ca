/** A search on Cloud, page by page: a token leads on, and must lead somewhere. */
import { z } from 'zod'
import { Fault, type Instant } from '../../base/index.ts'
import type { Jira } from '../client.ts'
import { searching } from './refused-query.ts'
import { api, INSTANT } from './wire.ts'

export interface Row {
  readonly id: string
  /** Empty where ids alone were asked for: Cloud leaves it out then. */
  readonly key: string
  readonly updated: Instant | null
}

export interface Page {
  readonly rows: readonly Row[]
  /** Where a later reading may go on; null at the end. */
  readonly next: string | null
}

export interface Search {
  readonly jql: string
  readonly fields: readonly ('id' | 'key' | 'updated')[]
  /** Rows to a page; as many as there may be when left out. */
  readonly most?: number
}

export const ROW = z
  .looseObject({
    id: z.string(),
    key: z.string().nullish(),
    fields: z.looseObject({ updated: INSTANT.nullish() }).nullish(),
  })
  .transform(({ id, key, fields }): Row => ({ id, key: key ?? '', updated: fields?.updated ?? null }))

const PAGE = z.looseObject({
  issues: z.array(ROW),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
  warnings: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
})

/** As many as there may be, when ids alone are asked for; Jira shortens the page where they are not. */
const MOST = 5_000

export async function* cloudPages(
  jira: Jira,
  { jql, fields, most = MOST }: Search,
  from: string | null,
): AsyncGenerator<Page> {
  const seen = new Set<string>()
  for (let token = from; ; ) {
    const body = { jql, fields, maxResults: most, ...(token === null ? {} : { nextPageToken: token }) }
    const page = await searching(() => jira.ask(PAGE, api(jira, '/search/jql'), body))
    const next = page.nextPageToken ?? null
    const wrong = trouble(page, next, seen)
    if (wrong !== undefined) throw new Fault('jira.broken', `${jira.site} ${wrong}.`, { about: jira.site })
    yield { rows: page.issues, next }
    if (next === null) return
    seen.add(next)
    token = next
  }
}

/** A list that ends too early, or never, is no list (jira-assumptions, Search). */
function trouble({ issues, isLast, warnings }: z.infer<typeof PAGE>, next: string | null, seen: ReadonlySet<string>) {
  const [warning] = warnings ?? []
  if (warning) return `searched only a part (${warning.type ?? 'a warning without a name'})`
  if (next === null) return isLast === false ? 'says that more issues follow, but not where' : undefined
  if (issues.length === 0) return 'gave a page without issues, and a token for more'
  return seen.has(next) ? 'gave the same token for two pages' : undefined
}
