/**
 * OAuth 2.0 clients of service accounts: Atlassian's login server for Cloud, `/rest/oauth2/latest/token` of a Data Center.
 * No document of the REST API has them; two pages of Atlassian do (docs/jira-assumptions.md, logins).
 */
import { type HttpRequest, type HttpResponse, isObject, type Json } from '../base/index.ts'
import { ALL_SCOPES, newSecret } from './accounts.ts'
import type { Token, User } from './records.ts'
import type { Site } from './site.ts'

const CLOUD = '/oauth/token'
const DATA_CENTER = '/rest/oauth2/latest/token'
/** "Valid for 60 minutes" on Cloud; "usually 1 hour" on Data Center. */
const LIFE = 3_600

/** A client's secret is its token's; its id is the token's id. */
export function giveClient(site: Site, user: User): Token {
  return give(site, user, 'client', null)
}

/** Of an Atlassian service account: it works as a bearer's, and at the gateway only. */
export function giveServiceToken(site: Site, user: User): Token {
  return give(site, user, 'service', null)
}

function give(
  site: Site,
  user: User,
  kind: Token['kind'],
  expiresAt: number | null,
  scopes: readonly string[] = ALL_SCOPES,
): Token {
  const token: Token = {
    ...{ id: site.uuid(), name: kind, token: newSecret(site, kind), accountId: user.accountId, kind },
    ...{ scopes: [...scopes], createdAt: site.now(), expiresAt, revokedAt: null },
  }
  site.tables.tokens.set(token.id, token)
  return token
}

/** Undefined when the path is no login server's. `path` is below the site's base on Data Center. */
export function loginAnswer(
  sites: readonly Site[],
  site: Site,
  request: HttpRequest,
  path: string,
): HttpResponse | undefined {
  const cloud = path === CLOUD
  if (!cloud && !(site.kind === 'dataCenter' && path === DATA_CENTER)) return undefined
  if (request.method !== 'POST') return answer(405, { error: 'invalid_request' })
  const said = cloud ? fromJson(request.body) : fromForm(request.body)
  if (said.grant_type !== 'client_credentials') return answer(400, { error: 'unsupported_grant_type' })
  if (!cloud && !/^(READ|WRITE|ADMIN|SYSTEM_ADMIN)( |$)/.test(said.scope ?? ''))
    return answer(400, { error: 'invalid_scope' })
  for (const one of cloud ? sites.filter(({ kind }) => kind === 'cloud') : [site]) {
    const client = one.tables.tokens.get(said.client_id ?? '')
    const user = client && one.tables.users.get(client.accountId)
    if (client?.kind !== 'client' || client.token !== said.client_secret || client.revokedAt !== null) continue
    if (!user?.active) continue
    const { token } = give(one, user, 'access', one.now() + LIFE * 1_000, client.scopes)
    return answer(200, { access_token: token, expires_in: LIFE, token_type: 'Bearer', scope: client.scopes.join(' ') })
  }
  return answer(401, { error: 'invalid_client', error_description: 'Client authentication failed' })
}

function answer(status: number, body: Json): HttpResponse {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function fromJson(body = ''): Record<string, string> {
  try {
    const read = JSON.parse(body) as Json
    return isObject(read) ? Object.fromEntries(Object.entries(read).map(([name, one]) => [name, String(one)])) : {}
  } catch {
    return {}
  }
}

function fromForm(body = ''): Record<string, string> {
  return Object.fromEntries(
    body.split('&').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decodeURIComponent(value.replaceAll('+', ' '))]
    }),
  )
}
