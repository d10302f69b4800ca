/** JQL looked at for itself on Cloud: parsing, matching issues against queries, and suggestions for a person who types. */
import type { Json, JsonObject } from '../../base/index.ts'
import { idList, objectBody, optionalList } from '../body.ts'
import { type Ask, first, flag, ok, type Reply, type Route, refuse } from '../http.ts'
import { BadQuery, find, findsFresh, parse, prepare, showQuery } from '../jql/index.ts'
import type { Issue } from '../records.ts'

const PATH = '/rest/api/3/jql'

export const issueJqlRoutes: readonly Route[] = [
  {
    needs: 'anyone',
    scopes: ['read:jira-work'],
    method: 'POST',
    path: `${PATH}/parse`,
    operation: 'parseJqlQueries',
    handle: parseQueries,
  },
  {
    needs: 'login',
    scopes: ['read:jira-work'],
    method: 'POST',
    path: `${PATH}/match`,
    operation: 'matchIssues',
    handle: match,
  },
  {
    needs: 'anyone',
    scopes: ['read:jira-work'],
    method: 'GET',
    path: '/rest/api/3/issue/picker',
    operation: 'getIssuePickerResource',
    handle: pick,
  },
]

function messagesOf(work: () => void): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (error instanceof BadQuery) return error.messages
    throw error
  }
}

function parseQueries(ask: Ask): Reply {
  const validation = first(ask, 'validation') ?? 'strict'
  if (!['strict', 'warn', 'none'].includes(validation)) throw refuse(400, `Invalid validation '${validation}'.`)
  const queries = (optionalList(objectBody(ask), 'queries') ?? []).map(String)
  if (queries.length === 0) throw refuse(400, 'At least one query must be given.')
  return ok({ queries: queries.map((query) => parseOne(ask, query, validation)) })
}

/** A project that does not exist is a warning here, though an error in a search (example of operation parseJqlQueries). */
const isWarning = (message: string) => message.endsWith("does not exist for the field 'project'.")

function parseOne({ site, user }: Ask, query: string, validation: string): JsonObject {
  const syntax = messagesOf(() => parse(query))
  if (syntax.length > 0) return { query, errors: syntax }
  const messages = validation === 'none' ? [] : messagesOf(() => prepare(site, user, query))
  const errors = messages.filter((one) => !isWarning(one))
  const warnings = messages.filter(isWarning)
  const isShown = errors.length === 0 || validation === 'warn'
  return {
    query,
    ...(isShown ? { structure: showQuery(parse(query)) } : {}),
    ...(errors.length === 0 ? {} : { errors }),
    ...(warnings.length === 0 ? {} : { warnings }),
  }
}

/** Issues as they are, not as they are indexed. */
function match({ site, user, ...ask }: Ask): Reply {
  const body = objectBody({ site, user, ...ask })
  const issues = idList(body, 'issueIds').flatMap((id) => site.issues.get(id) ?? [])
  const jqls = idList(body, 'jqls')
  if (issues.length > 5_000 || jqls.length > 100) throw refuse(400, 'Too many issues or queries.')
  return ok({ matches: jqls.map((jql) => matchOne({ site, user }, jql, issues)) })
}

function matchOne({ site, user }: Pick<Ask, 'site' | 'user'>, jql: string, issues: readonly Issue[]): Json {
  try {
    const prepared = prepare(site, user, jql)
    return {
      matchedIssues: issues.filter((one) => findsFresh(prepared, one)).map((one) => Number(one.id)),
      errors: [],
    }
  } catch (error) {
    if (error instanceof BadQuery) return { matchedIssues: [], errors: [...error.messages] }
    throw error
  }
}

const NOTHING = 'No matching issues'

/** The simulator keeps no history of what a person has looked at: only the current search suggests something. */
function pick(ask: Ask): Reply {
  const text = (first(ask, 'query') ?? '').toLowerCase()
  const messages = messagesOf(() => prepare(ask.site, ask.user, first(ask, 'currentJQL') ?? ''))
  if (messages.length > 0) throw refuse(400, messages)
  const prepared = prepare(ask.site, ask.user, first(ask, 'currentJQL') ?? '')
  const projectId = first(ask, 'currentProjectId')
  const level = (issue: Issue) => ask.site.tables.issueTypes.get(issue.typeId)?.hierarchyLevel ?? 0
  const found = find(prepared, 10_000).filter(
    (one) =>
      (one.summary.toLowerCase().includes(text) || one.key.toLowerCase().startsWith(text)) &&
      (projectId === undefined || one.projectId === projectId) &&
      one.key !== first(ask, 'currentIssueKey') &&
      (flag(ask, 'showSubTasks', true) || level(one) >= 0),
  )
  const issues = found.slice(0, 20)
  return ok({
    sections: [
      { label: 'History Search', sub: NOTHING, id: 'hs', msg: NOTHING, issues: [] },
      {
        label: 'Current Search',
        sub: `Showing ${issues.length} of ${found.length} matching issues`,
        id: 'cs',
        ...(issues.length === 0 ? { msg: NOTHING } : {}),
        issues: issues.map((one) => suggestion(ask, one)),
      },
    ],
  })
}

function suggestion({ site }: Ask, { id, key, summary, typeId }: Issue): JsonObject {
  const avatar = site.tables.issueTypes.get(typeId)?.avatarId ?? ''
  return {
    id: Number(id),
    key,
    keyHtml: key,
    img: `/rest/api/2/universal_avatar/view/type/issuetype/avatar/${avatar}?size=medium`,
    summary,
    summaryText: summary,
  }
}
