/** Who is asking: Cloud's e-mail and token, Data Center's personal access token, and every way that fails. */
import { fromBase64 } from '../base/index.ts'
import { Refusal, type Route } from './http.ts'
import type { Token, User } from './records.ts'
import type { Site } from './site.ts'

export interface Caller {
  readonly user: User | null
  readonly token: Token | null
  /** Sent with every answer to a login that did not work. */
  readonly headers: Readonly<Record<string, string>>
}

const NOBODY: Caller = { user: null, token: null, headers: {} }
const FAILED: Caller = { user: null, token: null, headers: { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' } }
const ANONYMOUS = { 'x-ausername': 'anonymous' } as const
/** Data Center asks for a CAPTCHA after so many failed logins (its default; docs/jira-assumptions.md, logins). */
const CAPTCHA_AFTER = 3

/** `throughGateway` tells whether the request came by /ex/jira/{cloudId}, where alone a scoped token works. */
export function identify(site: Site, authorization: string | undefined, throughGateway: boolean): Caller {
  const caller = callerOf(site, authorization, throughGateway)
  if (site.kind === 'cloud' || caller.user) return caller
  return { ...caller, headers: { ...ANONYMOUS, ...caller.headers } }
}

function callerOf(site: Site, authorization: string | undefined, throughGateway: boolean): Caller {
  if (authorization === undefined) return NOBODY
  const [scheme, value = ''] = authorization.split(/\s+/, 2)
  const isBearer = scheme?.toLowerCase() === 'bearer'
  if (site.kind === 'dataCenter')
    return isBearer ? withToken(site, value, ['pat', 'access']) : passwordLogin(site, value)
  // Tokens of service accounts are the gateway's alone (docs/jira-assumptions.md, logins).
  if (isBearer) return throughGateway ? withToken(site, value, ['service', 'access']) : FAILED
  return scheme?.toLowerCase() === 'basic' ? cloudLogin(site, value, throughGateway) : FAILED
}

function cloudLogin(site: Site, encoded: string, throughGateway: boolean): Caller {
  const pair = fromBase64(encoded) ?? ''
  const cut = pair.indexOf(':')
  const email = pair.slice(0, cut).toLowerCase()
  const kinds = throughGateway ? (['classic', 'scoped', 'service'] as const) : (['classic'] as const)
  const caller = withToken(site, pair.slice(cut + 1), kinds)
  return caller.user && caller.user.email.toLowerCase() === email ? caller : FAILED
}

function withToken(site: Site, secret: string, kinds: readonly Token['kind'][]): Caller {
  const token = [...site.tables.tokens.values()].find((one) => one.token === secret)
  if (!token || !kinds.includes(token.kind)) return FAILED
  const user = site.tables.users.get(token.accountId)
  const dead = token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= site.now())
  return user?.active && !dead ? { user, token, headers: who(site, user) } : FAILED
}

function who(site: Site, user: User): Record<string, string> {
  return site.kind === 'cloud'
    ? { 'x-aaccountid': user.accountId }
    : { 'x-ausername': user.name, 'x-seraph-loginreason': 'OK' }
}

/** Passwords never work here: each try is a failed login, and enough of them lock the account behind a CAPTCHA. */
function passwordLogin(site: Site, encoded: string): Caller {
  const name = (fromBase64(encoded) ?? '').split(':')[0] ?? ''
  const failures = site.failedLogins.get(name) ?? 0
  site.failedLogins.set(name, failures + 1)
  if (failures < CAPTCHA_AFTER) return FAILED
  throw new Refusal(403, 'Basic Authentication Failure - Reason : AUTHENTICATION_DENIED', {
    'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
    'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${site.link('/login.jsp')}`,
  })
}

const NOT_LOGGED_IN = 'Client must be authenticated to access this resource.'

/** What the route asks of the caller, before its handler runs. */
export function admit(site: Site, route: Route, caller: Caller): void {
  if (lacksScope(site, route, caller))
    throw new Refusal(401, { code: 401, message: 'Unauthorized; scope does not match' }, caller.headers)
  if (route.needs === 'anyone') return
  if (!caller.user)
    throw new Refusal(401, NOT_LOGGED_IN, {
      ...caller.headers,
      'www-authenticate': `OAuth realm="${site.link('')}"`,
    })
  if (route.needs === 'administer' && !site.administrators.has(caller.user.accountId))
    throw new Refusal(
      403,
      {
        errorMessages: [
          'You do not have permission to perform this operation. Administer Jira global permission is required.',
        ],
        errors: {},
      },
      caller.headers,
    )
  if (site.plan === 'UNLICENSED' && isWrite(route))
    throw new Refusal(403, { errorMessages: ['This site has no licence and can only be read.'], errors: {} })
}

/** What a POST does is told by its name alone: many only ask. */
const isWrite = ({ method, operation }: Route): boolean =>
  method === 'PUT' ||
  method === 'DELETE' ||
  (method === 'POST' && /^(create|add|update|append|set|assign|trash|switch|publish)/.test(operation))

/** The gateway asks for the scope before Jira asks whether anybody must be logged in at all. */
function lacksScope(site: Site, { needs, scopes }: Route, { token }: Caller): boolean {
  const hasScopes = token?.kind === 'scoped' || token?.kind === 'service' || token?.kind === 'access'
  if (!hasScopes || site.kind === 'dataCenter' || (needs === 'anyone' && scopes.length === 0)) return false
  return !scopes.some((scope) => token.scopes.includes(scope))
}
