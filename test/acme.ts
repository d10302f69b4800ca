/** The acme site and a client of one of its accounts, for tests of what is asked about issues. */
import { type Fetch, isObject, type Json } from '../src/base/index.ts'
import { type Jira, openJira } from '../src/jira/index.ts'
import type { AccountRole, Site } from '../src/simulator/index.ts'
import { inputFor, type Kind, portsOf, projectsOf, type SetUp, setUp } from './verification.ts'

export interface Acme extends SetUp {
  /** As the service account, which is in two of the projects. */
  readonly jira: Jira
  readonly admin: Jira
  /** Ids of the projects that the service account is in. */
  readonly scope: readonly string[]
}

export function acme(kind: Kind, wrap?: (fetch: Fetch) => Fetch): Acme {
  const set = setUp(kind, wrap)
  const scope = projectsOf(set).map((key) => projectNamed(set.site, key).id)
  return { ...set, scope, jira: clientOf(set, 'service'), admin: clientOf(set, 'admin') }
}

function clientOf(set: SetUp, role: AccountRole): Jira {
  const { address, credential } = inputFor(set, role)
  return openJira({ ...portsOf(set), credential, site: 'acme', address: address.base }, set.kind)
}

function projectNamed(site: Site, key: string) {
  const project = [...site.tables.projects.values()].find((one) => one.key === key)
  if (!project) throw new Error(`no project ${key}`)
  return project
}

/** Ids of the issues in a scope, or of all others, oldest first. */
export function idsIn({ site, scope }: Acme, isIn = true): string[] {
  const issues = [...site.issues.all()].filter(({ projectId }) => scope.includes(projectId) === isIn)
  return issues.sort((a, b) => a.created - b.created || Number(a.id) - Number(b.id)).map(({ id }) => id)
}

/** A site that gives no more than so many rows to a page, as its administrator may have set. */
export const shortPages =
  (most: number) =>
  (fetch: Fetch): Fetch =>
  (request) => {
    const body = request.body === undefined ? null : (JSON.parse(request.body) as Json)
    if (!isObject(body) || typeof body.maxResults !== 'number') return fetch(request)
    return fetch({ ...request, body: JSON.stringify({ ...body, maxResults: Math.min(most, body.maxResults) }) })
  }

export async function listed<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const page of pages) all.push(page)
  return all
}
