/** The first project, field, screen … that a site shows: what questions are asked of. Ids stay in here, out of the report. */
import type { Json } from '../../base/index.ts'
import type { Deployment } from '../credential.ts'
import type { Raw } from '../raw.ts'
import { at } from './facts.ts'

/** The site has nothing that the question could be asked of. */
export class NothingToAsk extends Error {
  override readonly name = 'NothingToAsk'
}

export interface Sample {
  readonly projectKey: () => Promise<string>
  readonly issueId: () => Promise<string>
  /** A custom field, and one that has options. */
  readonly customField: () => Promise<string>
  readonly selectField: () => Promise<string>
  readonly screen: () => Promise<string>
  readonly issueTypeScheme: () => Promise<string>
  readonly workflowId: () => Promise<string>
  /** For what is hidden as if it were not there from an account that administers nothing. */
  readonly administrator: () => Promise<boolean>
}

export function sampleOf(raw: Raw, deployment: Deployment): Sample {
  const first = async (what: string, path: string, ...way: readonly (string | number)[]): Promise<string> => {
    const { body } = await raw({ method: 'GET', path })
    return text(what, at(body, ...way))
  }
  const anIssue = async (): Promise<string> => {
    const { body } = await (deployment === 'cloud'
      ? raw({ method: 'POST', path: '/rest/api/3/search/jql', body: { jql: 'created >= "2000-01-01"', maxResults: 1 } })
      : raw({ method: 'GET', path: '/rest/api/2/search?maxResults=1' }))
    return text('issue', at(body, 'issues', 0, 'id'))
  }
  const cloud = deployment === 'cloud'
  return {
    projectKey: once(() =>
      cloud
        ? first('project', '/rest/api/3/project/search?maxResults=1', 'values', 0, 'key')
        : first('project', '/rest/api/2/project', 0, 'key'),
    ),
    issueId: once(anIssue),
    customField: once(() =>
      first('custom field', '/rest/api/3/field/search?type=custom&maxResults=1', 'values', 0, 'id'),
    ),
    selectField: once(() => selectField(raw)),
    screen: once(() => first('screen', '/rest/api/3/screens?maxResults=1', 'values', 0, 'id')),
    issueTypeScheme: once(() =>
      first('issue type scheme', '/rest/api/3/issuetypescheme?maxResults=1', 'values', 0, 'id'),
    ),
    administrator: once(async () => {
      const { body } = await raw({ method: 'GET', path: '/rest/api/3/mypermissions?permissions=ADMINISTER' })
      if (at(body, 'permissions', 'ADMINISTER', 'havePermission') === true) return true
      throw new NothingToAsk('the account is no Jira administrator')
    }),
    workflowId: once(() => first('workflow', '/rest/api/3/workflows/search?maxResults=1', 'values', 0, 'id')),
  }
}

async function selectField(raw: Raw): Promise<string> {
  const { body } = await raw({ method: 'GET', path: '/rest/api/3/field' })
  const fields = Array.isArray(body) ? (body as readonly Json[]) : []
  return text(
    'field with options',
    at(
      fields.find((one) => at(one, 'schema', 'type') === 'option' && at(one, 'custom') === true),
      'id',
    ),
  )
}

function text(what: string, value: Json | undefined): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new NothingToAsk(`there is no ${what}`)
}

function once<T>(find: () => Promise<T>): () => Promise<T> {
  let found: Promise<T> | undefined
  return () => {
    found ??= find()
    return found
  }
}
