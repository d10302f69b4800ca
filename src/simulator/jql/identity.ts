/** The issue itself in a query: by key, by id, and by functions that name issues. */
import type { Issue } from '../records.ts'
import type { Site } from '../site.ts'
import { BadQuery, type Operand, type Operator, type Single, singlesOf } from './query.ts'
import type { Identity, IssueTest, Scope } from './subject.ts'

/** One unknown key makes the whole query bad, in a list too. */
export function identityTest(scope: Scope, subject: Identity, operator: Operator, operand: Operand): IssueTest {
  const singles = singlesOf(operand)
  const named = singles.flatMap((one) => namedBy(scope, subject, one))
  const ids = new Set(named.map((issue) => issue.id))
  switch (operator) {
    case '=':
    case 'in':
    case 'is':
      return Object.assign((issue: Issue) => ids.has(issue.id), { only: ids })
    case '!=':
    case 'not in':
    case 'is not':
      return (issue) => !ids.has(issue.id)
    default:
      return (issue) => named.some((limit) => isBeyond(operator, issue, limit))
  }
}

/** `<` and `>` compare numbers of keys within the project of the named issue, also where it is named by id (docs/jira-assumptions.md, JQL). */
function isBeyond(operator: Operator, issue: Issue, limit: Issue): boolean {
  if (issue.projectId !== limit.projectId) return false
  const step = numberOf(issue) - numberOf(limit)
  if (operator === '>') return step > 0
  if (operator === '>=') return step >= 0
  return operator === '<' ? step < 0 : step <= 0
}

const numberOf = (issue: Issue) => Number(issue.key.slice(issue.key.lastIndexOf('-') + 1))

function namedBy(scope: Scope, subject: Identity, one: Single): Issue[] {
  if (one.kind === 'empty') return []
  if (one.kind === 'function') return calledBy(scope, one)
  return [find(scope, subject.field, one.text)]
}

function find({ site, sees }: Scope, field: string, text: string): Issue {
  const isId = /^\d+$/.test(text)
  if (!isId && !/^[a-z][a-z0-9_]*-\d+$/i.test(text))
    throw new BadQuery([`The issue key '${text}' for field '${field}' is invalid.`])
  const issue = isId ? site.issues.get(text) : site.issues.byKey(text.toUpperCase())
  if (issue && sees(issue)) return issue
  throw new BadQuery([
    isId
      ? `A value with ID '${text}' does not exist for the field '${field}'.`
      : `An issue with key '${text}' does not exist for field '${field}'.`,
  ])
}

function calledBy(scope: Scope, call: Extract<Single, { kind: 'function' }>): Issue[] {
  const { site, user } = scope
  switch (call.name.toLowerCase()) {
    case 'linkedissues':
      return linked(site, find(scope, 'issue', call.arguments[0] ?? ''), call.arguments[1])
    case 'watchedissues':
      return listing(site, 'watches', user?.accountId)
    case 'votedissues':
      return listing(site, 'votes', user?.accountId)
    default:
      throw new BadQuery([`Unable to find JQL function '${call.source}'.`])
  }
}

function linked(site: Site, issue: Issue, name: string | undefined): Issue[] {
  const others = [...site.tables.issueLinks.values()].flatMap(({ typeId, inwardId, outwardId }) => {
    const type = site.tables.linkTypes.get(typeId)
    const fits = (description: string | undefined) => name === undefined || description === name
    return [
      ...(inwardId === issue.id && fits(type?.outward) ? [outwardId] : []),
      ...(outwardId === issue.id && fits(type?.inward) ? [inwardId] : []),
    ]
  })
  return others.flatMap((id) => site.issues.get(id) ?? [])
}

function listing(site: Site, field: string, accountId: string | undefined): Issue[] {
  return [...site.issues.written()].filter((issue) => {
    const people = issue.values[field]
    return Array.isArray(people) && people.includes(accountId ?? '')
  })
}
