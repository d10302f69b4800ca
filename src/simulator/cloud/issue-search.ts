/** Searching on Cloud: /rest/api/3/search/jql, approximate counts, and the old search, which is gone. */
import { fromBase64, isArray, isObject, type Json, type JsonObject, toBase64 } from '../../base/index.ts'
import { objectBody, optionalBoolean, optionalText } from '../body.ts'
import { type Ask, every, first, number, ok, type Reply, type Route, refuse } from '../http.ts'
import { asksForIdsOnly, chooseFields } from '../issue/field-choice.ts'
import { names, schemas, showIssue } from '../issue/show-issue.ts'
import { BadQuery, count, find, type Place, placeOf, prepare, type Search } from '../jql/index.ts'
import { fieldsOf } from '../model/issue-fields.ts'
import { hexOf } from '../stories/hash.ts'
import { cloudLens } from './issue-lens.ts'

const OPEN = { needs: 'anyone', scopes: ['read:jira-work'] } as const
const ROOT = '/rest/api/3/search'

export const issueSearchRoutes: readonly Route[] = [
  {
    ...OPEN,
    method: 'GET',
    path: `${ROOT}/jql`,
    operation: 'searchAndReconsileIssuesUsingJql',
    handle: (ask) => search(ask, fromQuery(ask)),
  },
  {
    ...OPEN,
    method: 'POST',
    path: `${ROOT}/jql`,
    operation: 'searchAndReconsileIssuesUsingJqlPost',
    handle: (ask) => search(ask, fromBody(objectBody(ask))),
  },
  { ...OPEN, method: 'POST', path: `${ROOT}/approximate-count`, operation: 'countIssues', handle: approximateCount },
  { ...OPEN, method: 'GET', path: ROOT, operation: 'searchForIssuesUsingJql', handle: gone },
  { ...OPEN, method: 'POST', path: ROOT, operation: 'searchForIssuesUsingJqlPost', handle: gone },
]

/** Every site has it blocked since October 2025 (changelog CHANGE-2046). */
function gone(): Reply {
  throw refuse(
    410,
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
  )
}

interface Request {
  readonly jql: string
  readonly nextPageToken: string | undefined
  readonly maxResults: number
  readonly fields: readonly string[]
  readonly expand: ReadonlySet<string>
  readonly properties: readonly string[]
  readonly reconcileIssues: readonly string[]
}

export const parts = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function fromQuery(ask: Ask): Request {
  return {
    jql: first(ask, 'jql') ?? '',
    nextPageToken: first(ask, 'nextPageToken'),
    maxResults: number(ask, 'maxResults', 50),
    fields: every(ask, 'fields').flatMap(parts),
    expand: new Set(every(ask, 'expand').flatMap(parts)),
    properties: every(ask, 'properties').flatMap(parts),
    reconcileIssues: every(ask, 'reconcileIssues').flatMap(parts),
  }
}

function fromBody(body: JsonObject): Request {
  const { maxResults = 50 } = body
  if (typeof maxResults !== 'number') throw refuse(400, 'maxResults must be a number.')
  optionalBoolean(body, 'fieldsByKeys')
  return {
    jql: optionalText(body, 'jql') ?? '',
    nextPageToken: optionalText(body, 'nextPageToken'),
    maxResults,
    fields: texts(body, 'fields'),
    expand: new Set(parts(optionalText(body, 'expand') ?? '')),
    properties: texts(body, 'properties'),
    reconcileIssues: texts(body, 'reconcileIssues'),
  }
}

export function texts(body: JsonObject, field: string): string[] {
  const value = body[field] ?? []
  if (!isArray(value)) throw refuse(400, `The ${field} must be a list.`)
  return value.map(String)
}

/** Ids alone come by the thousand; with fields a page is shorter. */
const MOST_IDS = 5_000
const MOST_FIELDS = 100

function search(ask: Ask, request: Request): Reply {
  const { fields, expand, properties, reconcileIssues } = request
  if (request.maxResults < 1) throw refuse(400, 'maxResults must be greater than 0.')
  if (properties.length > 5) throw refuse(400, 'A maximum of 5 properties can be requested.')
  if (reconcileIssues.length > 50 || reconcileIssues.some((id) => !/^\d+$/.test(id)))
    throw refuse(400, 'A maximum of 50 numeric issue ids can be reconciled.')
  const prepared = bounded(ask, request.jql, reconcileIssues)
  const isShort = asksForIdsOnly(fields) && expand.size === 0 && properties.length === 0
  const most = Math.min(request.maxResults, isShort ? MOST_IDS : MOST_FIELDS)
  const { jql, nextPageToken } = request
  const beyond = nextPageToken === undefined ? undefined : readToken(ask, jql, nextPageToken)
  const found = find(prepared, most + 1, beyond)
  const page = found.slice(0, most)
  const last = page.at(-1)
  const choice = chooseFields(fields, 'id')
  const wanted = { fields: choice, expand: new Set([...expand].filter((one) => one !== 'names' && one !== 'schema')) }
  const lens = cloudLens(ask)
  const chosen = fieldsOf(ask.site)
    .filter(choice)
    .map((one) => [one] as const)
  return ok({
    issues: page.map((one) =>
      isIdsOnly(fields) && expand.size === 0 && properties.length === 0
        ? { id: one.id }
        : showIssue(lens, one, { ...wanted, properties, histories: 40 }),
    ),
    ...(found.length > most && last ? { nextPageToken: makeToken(ask, jql, placeOf(prepared, last)) } : {}),
    isLast: found.length <= most,
    ...(expand.has('names') ? { names: names(chosen) } : {}),
    ...(expand.has('schema') ? { schema: schemas(chosen) } : {}),
  })
}

/** Without fields, or for `id` alone, there is nothing but ids: no key either. */
const isIdsOnly = (fields: readonly string[]) => fields.every((one) => one === 'id')

/** JQL as these endpoints take it: bounded, and sorted by no more than seven fields. */
function bounded(ask: Ask, jql: string, fresh: readonly string[] = []): Search {
  const prepared = asked(() => prepare(ask.site, ask.user, jql, fresh))
  const { where, orderBy } = prepared.compiled.query
  if (where === null)
    throw refuse(400, 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.')
  if (orderBy.length > 7) throw refuse(400, 'The ORDER BY clause can contain a maximum of 7 fields.')
  return prepared
}

/** What is wrong with a query, as an answer. */
export function asked<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof BadQuery) throw refuse(400, error.messages)
    throw error
  }
}

const WEEK = 7 * 86_400_000

/** Where the page ended, for this query and this account, for seven days. */
function makeToken({ site, user }: Ask, jql: string, place: Place): string {
  return toBase64(JSON.stringify({ jql: hexOf(jql, 16), user: user?.accountId ?? null, at: site.now(), place }))
}

function readToken({ site, user }: Ask, jql: string, token: string): Place {
  const read = parsed(fromBase64(token))
  const isMine = isObject(read) && read.jql === hexOf(jql, 16) && read.user === (user?.accountId ?? null)
  if (!isMine || !isArray(read.place) || Number(read.at) + WEEK < site.now())
    throw refuse(400, 'The provided nextPageToken is invalid or has expired.')
  return read.place as Place
}

function parsed(text: string | undefined): Json {
  try {
    return JSON.parse(text ?? '') as Json
  } catch {
    return null
  }
}

function approximateCount(ask: Ask): Reply {
  return ok({ count: count(bounded(ask, optionalText(objectBody(ask), 'jql') ?? '')) })
}
