/** Searching on Data Center: /rest/api/2/search, by offset and with a total. */
import type { JsonObject } from '../../base/index.ts'
import { objectBody, optionalBoolean, optionalText } from '../body.ts'
import { cloudLens } from '../cloud/issue-lens.ts'
import { asked, parts, texts } from '../cloud/issue-search.ts'
import { type Ask, every, expands, first, flag, number, ok, type Reply, type Route, refuse } from '../http.ts'
import { chooseFields } from '../issue/field-choice.ts'
import { names, schemas, showIssue } from '../issue/show-issue.ts'
import { part, prepare, prepareLeniently } from '../jql/index.ts'
import { fieldsOf } from '../model/issue-fields.ts'
import type { Issue } from '../records.ts'

const PATH = '/rest/api/2/search'
const OPEN = { needs: 'anyone', scopes: [], path: PATH } as const

export const searchRoutes: readonly Route[] = [
  { ...OPEN, method: 'GET', operation: 'search_1', handle: (ask) => search(ask, fromQuery(ask)) },
  {
    ...OPEN,
    method: 'POST',
    operation: 'searchUsingSearchRequest',
    handle: (ask) => search(ask, fromBody(objectBody(ask))),
  },
]

interface Request {
  readonly jql: string
  readonly startAt: number
  readonly maxResults: number
  readonly validates: boolean
  readonly fields: readonly string[]
  readonly expand: ReadonlySet<string>
}

const USUAL = 50
/** As Jira comes: jira.search.views.default.max (docs/jira-assumptions.md, Data Center). */
const MOST = 1_000

function fromQuery(ask: Ask): Request {
  return {
    jql: first(ask, 'jql') ?? '',
    startAt: number(ask, 'startAt', 0),
    maxResults: number(ask, 'maxResults', USUAL),
    validates: flag(ask, 'validateQuery', true),
    fields: every(ask, 'fields').flatMap(parts),
    expand: expands(ask),
  }
}

function fromBody(body: JsonObject): Request {
  const { startAt = 0, maxResults = USUAL } = body
  if (!Number.isInteger(startAt) || !Number.isInteger(maxResults))
    throw refuse(400, 'startAt and maxResults must be whole numbers.')
  return {
    jql: optionalText(body, 'jql') ?? '',
    startAt: Number(startAt),
    maxResults: Number(maxResults),
    validates: optionalBoolean(body, 'validateQuery') ?? true,
    fields: texts(body, 'fields'),
    expand: new Set(texts(body, 'expand')),
  }
}

function search(ask: Ask, request: Request): Reply {
  const { startAt, fields, expand } = request
  if (startAt < 0 || request.maxResults < 0) throw refuse(400, 'startAt and maxResults must not be negative.')
  const maxResults = Math.min(request.maxResults, MOST)
  const { total, issues, warnings } = found(ask, request, maxResults + 1)
  const choice = chooseFields(fields, '*navigable')
  const chosen = fieldsOf(ask.site)
    .filter(choice)
    .map((one) => [one] as const)
  const ofIssues = new Set([...expand].filter((one) => one !== 'names' && one !== 'schema'))
  const lens = cloudLens(ask)
  return ok({
    expand: 'schema,names',
    startAt,
    maxResults,
    total,
    issues: issues
      .slice(0, maxResults)
      .map((one) => showIssue(lens, one, { fields: choice, expand: ofIssues, properties: [], histories: total })),
    ...(expand.has('names') ? { names: names(chosen) } : {}),
    ...(expand.has('schema') ? { schema: schemas(chosen) } : {}),
    ...(warnings.length > 0 ? { warningMessages: [...warnings] } : {}),
  })
}

interface Found {
  readonly total: number
  readonly issues: readonly Issue[]
  readonly warnings: readonly string[]
}

function found(ask: Ask, { jql, startAt, validates }: Request, most: number): Found {
  const { search, complaints } = asked(() => preparing(ask, jql, validates))
  const { total, issues } = part(search, startAt, most)
  const shifted = startAt === 0 ? issues : ask.site.faults.shiftPage(ask, issues, startAt)
  return { total, issues: shifted, warnings: complaints }
}

/** Without validation only what cannot be read at all is refused; what is wrong in it finds nothing, with a warning. */
function preparing({ site, user }: Ask, jql: string, validates: boolean): ReturnType<typeof prepareLeniently> {
  return validates ? { search: prepare(site, user, jql), complaints: [] } : prepareLeniently(site, user, jql)
}
