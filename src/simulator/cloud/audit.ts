/** The audit log on Cloud: /rest/api/3/auditing/record, newest first. */
import type { JsonObject } from '../../base/index.ts'
import { type Ask, first, number, ok, type Reply, type Route, refuse } from '../http.ts'
import type { AuditRecord } from '../records.ts'
import { jiraTime } from '../time.ts'

export const auditRoutes: readonly Route[] = [
  {
    needs: 'administer',
    scopes: ['manage:jira-configuration'],
    method: 'GET',
    path: '/rest/api/3/auditing/record',
    operation: 'getAuditRecords',
    handle: list,
  },
]

const MOST = 1_000

function list(ask: Ask): Reply {
  const [offset, limit] = [number(ask, 'offset', 0), Math.min(number(ask, 'limit', MOST), MOST)]
  if (offset < 0 || limit < 0) throw refuse(400, 'offset and limit must not be negative.')
  const [from, to] = [instant(ask, 'from') ?? 0, instant(ask, 'to') ?? Number.POSITIVE_INFINITY]
  const words = (first(ask, 'filter') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const found = ask.site.audit
    .filter((one) => one.at >= from && one.at <= to && words.every((word) => says(one, word)))
    .reverse()
  return ok({ offset, limit, total: found.length, records: found.slice(offset, offset + limit).map(show) })
}

/** A date, or a time with its offset with or without a colon. */
function instant(ask: Ask, name: string): number | undefined {
  const text = first(ask, name)
  if (text === undefined) return undefined
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
  if (Number.isNaN(at)) throw refuse(400, `Query parameter '${name}' must be a date and time.`)
  return at
}

const says = ({ summary, category, objectName, objectType }: AuditRecord, word: string): boolean =>
  [summary, category, objectName, objectType].some((text) => text.toLowerCase().includes(word))

function show({ id, at, summary, category, author, objectId, objectName, objectType }: AuditRecord): JsonObject {
  return {
    id: Number(id),
    summary,
    ...(author === '' ? {} : { authorAccountId: author, authorKey: author }),
    remoteAddress: '127.0.0.1',
    created: jiraTime(at),
    category,
    eventSource: '',
    description: '',
    objectItem: { id: objectId, name: objectName, typeName: objectType },
    changedValues: [],
    associatedItems: [],
  }
}
