/** Change histories on Cloud: of one issue, of chosen entries, and of many issues at once. */
import { fromBase64, toBase64 } from '../../base/index.ts'
import { idList, objectBody, optionalText } from '../body.ts'
import { type Ask, ok, type Reply, type Route, refuse } from '../http.ts'
import { showHistory } from '../issue/show-history.ts'
import { issueOf, seesIssue } from '../model/issue-sight.ts'
import { page } from '../paging.ts'
import type { History, Issue } from '../records.ts'
import { issueAsked } from './issue.ts'
import { cloudLens } from './issue-lens.ts'

const OPEN = { needs: 'anyone', scopes: ['read:jira-work'] } as const
const PATH = '/rest/api/3/issue/{issueIdOrKey}/changelog'

export const issueChangelogRoutes: readonly Route[] = [
  { ...OPEN, method: 'GET', path: PATH, operation: 'getChangeLogs', handle: list },
  { ...OPEN, method: 'POST', path: `${PATH}/list`, operation: 'getChangeLogsByIds', handle: chosen },
  {
    needs: 'login',
    scopes: ['read:jira-work'],
    method: 'POST',
    path: '/rest/api/3/changelog/bulkfetch',
    operation: 'getBulkChangelogs',
    handle: several,
  },
]

/** The oldest first. */
function list(ask: Ask): Reply {
  const lens = cloudLens(ask)
  return page(ask, issueAsked(ask).history, (one) => showHistory(lens, one), { usual: 100, cap: 100 })
}

function chosen(ask: Ask): Reply {
  const lens = cloudLens(ask)
  const ids = idList(objectBody(ask), 'changelogIds')
  const histories = issueAsked(ask).history.filter((one) => ids.includes(one.id))
  return ok({
    startAt: 0,
    maxResults: histories.length,
    total: histories.length,
    histories: histories.map((one) => showHistory(lens, one)),
  })
}

interface Entry {
  readonly issue: Issue
  readonly history: History
}

/** Entries of all issues in one order, by date and then by issue; a page goes through them and groups them again. */
function several(ask: Ask): Reply {
  const body = objectBody(ask)
  const asked = idList(body, 'issueIdsOrKeys')
  const fieldIds = idList(body, 'fieldIds')
  const maxResults = typeof body.maxResults === 'number' ? body.maxResults : 1_000
  if (asked.length === 0 || asked.length > 1_000)
    throw refuse(400, 'Between 1 and 1000 issue ids or keys must be given.')
  if (fieldIds.length > 10) throw refuse(400, 'A maximum of 10 field ids can be given.')
  if (maxResults < 1 || maxResults > 10_000) throw refuse(400, 'maxResults must be between 1 and 10000.')
  const issues = new Set(asked.flatMap((one) => issueOf(ask.site, one) ?? []))
  const entries = [...issues]
    .filter((one) => seesIssue(ask.site, ask.user, one))
    .flatMap((issue) => issue.history.map((history) => ({ issue, history: narrowed(history, fieldIds) })))
    .filter(({ history }) => history.items.length > 0)
    .sort((a, b) => a.history.at - b.history.at || Number(a.issue.id) - Number(b.issue.id))
  const from = offsetOf(optionalText(body, 'nextPageToken'))
  const next = from + maxResults
  return ok({
    issueChangeLogs: grouped(ask, entries.slice(from, next)),
    ...(next < entries.length ? { nextPageToken: toBase64(`{"from":${next}}`) } : {}),
  })
}

function narrowed(history: History, fieldIds: readonly string[]): History {
  if (fieldIds.length === 0) return history
  return { ...history, items: history.items.filter((item) => fieldIds.includes(item.fieldId)) }
}

function offsetOf(token: string | undefined): number {
  if (token === undefined) return 0
  const from = /^{"from":(\d+)}$/.exec(fromBase64(token) ?? '')?.[1]
  if (from === undefined) throw refuse(400, 'The provided nextPageToken is invalid.')
  return Number(from)
}

/** Here a moment is a number, as the example of the document has it and nowhere else (docs/jira-assumptions.md, issues). */
function grouped(ask: Ask, entries: readonly Entry[]) {
  const lens = cloudLens(ask)
  const byIssue = Map.groupBy(entries, ({ issue }) => issue.id)
  return [...byIssue].map(([issueId, ones]) => ({
    issueId,
    changeHistories: ones.map(({ history }) => ({ ...showHistory(lens, history), created: history.at })),
  }))
}
