/** Change histories as answers show them. */
import type { JsonObject } from '../../base/index.ts'
import type { History, HistoryItem, Issue } from '../records.ts'
import { jiraTime } from '../time.ts'
import type { Lens } from './lens.ts'

export function showHistory(lens: Lens, { id, at, author, items }: History): JsonObject {
  return { id, author: lens.account(author), created: jiraTime(at), items: items.map((one) => showItem(lens, one)) }
}

/** Some items have no field id, parents for one, and on Data Center none has (docs/jira-assumptions.md, issues). */
export function showItem(
  { site }: Lens,
  { field, fieldtype, fieldId, from, fromText, to, toText }: HistoryItem,
): JsonObject {
  return {
    field,
    fieldtype,
    ...(fieldId === '' || site.kind === 'dataCenter' ? {} : { fieldId }),
    from,
    fromString: fromText,
    to,
    toString: toText,
  }
}

/** As `expand=changelog` gives it: on Cloud the newest first, no more than so many; on Data Center all, the oldest first. */
export function showChangelog(lens: Lens, { history }: Issue, most: number): JsonObject {
  const shown = lens.site.kind === 'cloud' ? history.toReversed().slice(0, most) : history
  return {
    startAt: 0,
    maxResults: shown.length,
    total: history.length,
    histories: shown.map((one) => showHistory(lens, one)),
  }
}
