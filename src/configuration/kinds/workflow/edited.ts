/** Which workflows were made or edited since a moment: Jira lists them by their last edit, so the first page is mostly enough. */
import { z } from 'zod'
import type { Instant } from '../../../base/index.ts'
import type { Jira } from '../../../jira/index.ts'

const PAGE = z.looseObject({
  total: z.number(),
  values: z.array(z.looseObject({ id: z.string(), updated: z.string().nullish() })),
})
const ASKED = 50

/** Null: the order does not hold, or there are not as many as there should be, so that some are gone or come from elsewhere. */
export async function editedSince(
  jira: Jira,
  since: Instant,
  known: ReadonlySet<string>,
): Promise<readonly string[] | null> {
  const edited: string[] = []
  for (let startAt = 0, before = Number.POSITIVE_INFINITY; ; startAt += ASKED) {
    const query = { scope: 'GLOBAL', orderBy: '-updated', startAt, maxResults: ASKED }
    const { total, values } = await jira.get(PAGE, '/rest/api/3/workflows/search', query)
    for (const { id, updated } of values) {
      // What never was edited says nothing of it.
      const at = updated == null ? null : Date.parse(updated)
      if (at === null) continue
      if (Number.isNaN(at) || at > before) return null
      before = at
      if (at < since) return adds(edited, known, total)
      edited.push(id)
    }
    if (startAt + values.length >= total) return adds(edited, known, total)
    if (values.length < ASKED) return null
  }
}

const adds = (edited: readonly string[], known: ReadonlySet<string>, total: number): readonly string[] | null =>
  total === known.size + edited.filter((id) => !known.has(id)).length ? edited : null
