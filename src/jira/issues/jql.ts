/** JQL that we send: built here, and what a person wrote into a rule stays inside its brackets. */
import { JastBuilder } from '@atlassianlabs/jql-ast'
import { Fault } from '../../base/index.ts'

/** Any text as one value. */
export function quoted(text: string): string {
  const escaped = text.replace(/[\\"]/g, '\\$&').replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, unicode)
  return `"${escaped}"`
}

const unicode = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

/** By ids, bare: in quotes a number may also be a project's name. */
export function inProjects(projectIds: readonly string[]): string {
  return `project in (${numbers(projectIds, 'project')})`
}

export function ofTypes(typeIds: readonly string[]): string {
  return `issuetype in (${numbers(typeIds, 'type')})`
}

export function withIds(issueIds: readonly string[]): string {
  return `id in (${numbers(issueIds, 'issue')})`
}

/** By its id: `customfield_10019` is `cf[10019]`. */
export function customField(id: string): string {
  return `cf[${numbers([id.replace(/^customfield_/, '')], 'custom field')}]`
}

function numbers(ids: readonly string[], what: string): string {
  const wrong = ids.find((one) => !/^\d+$/.test(one))
  if (wrong !== undefined) throw new Fault('input.invalid', `'${wrong}' is not the id of a ${what}.`, { about: wrong })
  if (ids.length === 0) throw new Fault('input.invalid', `A query needs at least one ${what}.`)
  return [...new Set(ids)].join(', ')
}

/** Relative, and so the same in every time zone: a date in JQL is read on the clock of the account's profile. */
export function updatedWithinMinutes(minutes: number): string {
  return `updated >= "-${Math.max(1, Math.ceil(minutes))}m"`
}

/** A person's query within the projects in scope, without its order: `project in (1) AND (their query)`. */
export function withinProjects(projectIds: readonly string[], jql: string): string {
  const scope = inProjects(projectIds)
  const condition = conditionOf(jql)
  if (condition === null) return scope
  const whole = `${scope} AND (${condition})`
  if (!isBoth(whole)) throw unreadable(jql, 'its parts do not hold together in brackets', 0)
  return whole
}

/** What a query asks, as it was written and without ORDER BY; null when it asks nothing. */
export function conditionOf(jql: string): string | null {
  const { query, errors } = new JastBuilder().build(jql)
  const [error] = errors
  if (error) throw unreadable(jql, error.message, 'start' in error ? Number(error.start) : 0)
  if (!query?.where) return null
  return before(jql, query.orderBy?.position?.[0]).trim()
}

/** The parser counts whole characters, where a string counts some of them twice. */
const before = (jql: string, place: number | undefined): string => [...jql].slice(0, place).join('')

/** The proof that nothing got out: read again, the whole is the scope and one thing more, both demanded. */
function isBoth(whole: string): boolean {
  const { query, errors } = new JastBuilder().build(whole)
  const where = query?.where
  if (errors.length > 0 || !where || query?.orderBy) return false
  return where.clauseType === 'compound' && where.operator.value === 'and' && where.clauses.length === 2
}

function unreadable(jql: string, why: string, place: number): Fault {
  const read = before(jql, Math.max(0, place))
  const lines = read.split('\n')
  const [position, line, character] = [read.length, lines.length, (lines.at(-1)?.length ?? 0) + 1]
  const got = jql.slice(position, position + 20)
  return new Fault('input.invalid', `The query cannot be read at line ${line}, character ${character}: ${why}.`, {
    about: 'jql',
    remedy: got === '' ? 'Complete the query.' : `Correct it at '${got}'.`,
    facts: { position, line, character },
  })
}
