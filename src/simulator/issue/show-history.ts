/** Change histories as answers show them. */
import type { JsonObject } from '../../base/index.ts'
import type { History, HistoryItem, Issue } from '../records.ts'
import { jiraTime } from '../time.ts'
import type { Lens } from './lens.ts'

export function showHistory(lens: Lens, { id, at, author, items }: History): JsonObject {
  return { id, author: lens.account(author), created: jiraTime(at), items: items.map(showItem) }
}

/** Some items have no field id, parents for one (docs/jira-assumptions.md, history). */
function showItem({ field, fieldtype, fieldId, from, fromText, to, toText }: HistoryItem): JsonObject {
  return {
    field,
    fieldtype,
    ...(fieldId === '' ? {} : { fieldId }),
    from,
    fromString: fromText,
    to,
    toString: toText,
  }
}

/** As `expand=changelog` gives it: the newest first, and no more than so many. */
export function showChangelog(lens: Lens, { history }: Issue, most: number): JsonObject {
  const newest = history.toReversed().slice(0, most)
  return {
    startAt: 0,
    maxResults: newest.length,
    total: history.length,
    histories: newest.map((one) => showHistory(lens, one)),
  }
}
