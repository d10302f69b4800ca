/** Asks a site's audit log what was recorded since a moment; why not, where it does not tell. */
import { z } from 'zod'
import { type Instant, isFault } from '../base/index.ts'
import type { Jira } from '../jira/index.ts'
import type { AuditRecord } from './kind.ts'

const ITEM = z.looseObject({ id: z.string().nullish(), typeName: z.string().nullish() })
const PAGE = z.looseObject({
  total: z.number(),
  records: z.array(z.looseObject({ category: z.string(), objectItem: ITEM.nullish() })),
})
const PATH = '/rest/api/3/auditing/record'
const LIMIT = 1_000
/** So many records are no longer cheaper than reading. */
const MOST = 20_000

/** Newest first: what is recorded meanwhile pushes records to later pages, where they come twice, and hides none. */
export async function recordedSince(jira: Jira, since: Instant): Promise<readonly AuditRecord[] | null> {
  if (jira.deployment !== 'cloud') return null
  const found: AuditRecord[] = []
  const from = new Date(since).toISOString()
  try {
    for (;;) {
      const { total, records } = await jira.get(PAGE, PATH, { from, offset: found.length, limit: LIMIT })
      found.push(...records.map(shown))
      if (found.length >= total) return found
      if (total > MOST || records.length === 0) return null
    }
  } catch (error) {
    if (isFault(error, 'jira.unauthorized') || isFault(error, 'jira.anonymous')) throw error
    if (isFault(error) && error.code.startsWith('jira.')) return null
    throw error
  }
}

function shown({ category, objectItem }: z.infer<typeof PAGE>['records'][number]): AuditRecord {
  return { category, type: objectItem?.typeName ?? null, id: objectItem?.id ?? null }
}
