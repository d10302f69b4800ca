/** How we log in: each method turns a credential into headers. Nothing else knows how a login looks. */
import { type Secret, toBase64 } from '../base/index.ts'

export type Deployment = 'cloud' | 'dataCenter'

export interface Credential {
  /** Names this version of the secret: what the login breaker counts by. */
  readonly id: string
  readonly method: LoginMethodName
  /** The e-mail address of a Cloud account; other methods need none. */
  readonly email: string | null
  /** Of an OAuth client its id and its secret, parted by a colon. */
  readonly secret: Secret
}

interface LoginMethod {
  readonly deployment: Deployment
  readonly label: string
  /** When to choose it, for whoever must. */
  readonly hint: string
  /** What else it may be, where it is refused and cannot be told from that. */
  readonly mistaken?: string
  readonly needsEmail: boolean
  /** Its id is given beside its secret, and buys short access tokens (access-token.ts), which `headers` is then given. */
  readonly isClient?: true
  readonly throughGateway?: true
  readonly headers: (credential: Credential) => Readonly<Record<string, string>>
}

const basic = ({ email, secret }: Credential) => ({
  authorization: `Basic ${toBase64(`${email ?? ''}:${secret.reveal()}`)}`,
})
const bearer = ({ secret }: Credential) => ({ authorization: `Bearer ${secret.reveal()}` })
// Data Center's document asks for this word; Cloud's asks for another (exchange.ts).
const onDataCenter = (credential: Credential) => ({ ...bearer(credential), 'x-experimentalapi': 'true' })

/** A user's token: on Cloud with scopes or without, which nothing but the person who made it can tell. */
export const USER_METHODS = ['scoped-api-token', 'api-token', 'personal-access-token'] as const
/** Of accounts that are nobody's. */
export const ACCOUNT_METHODS = ['service-account-token', 'oauth-client', 'data-center-client'] as const
/** For whoever must choose, the usual one of each kind of Jira first. */
export const METHODS = [...USER_METHODS, ...ACCOUNT_METHODS] as const
export type UserMethod = (typeof USER_METHODS)[number]
export type AccountMethod = (typeof ACCOUNT_METHODS)[number]
export type LoginMethodName = (typeof METHODS)[number]

export const LOGIN_METHODS: Readonly<Record<LoginMethodName, LoginMethod>> = {
  /** Works only through Atlassian's gateway. */
  'scoped-api-token': {
    deployment: 'cloud',
    label: 'API token with scopes',
    hint: 'Recommended. Of a user’s account; may do no more than its scopes say.',
    mistaken: 'If the token was made without scopes, choose "API token without scopes" (api-token).',
    needsEmail: true,
    throughGateway: true,
    headers: basic,
  },
  /** Works at the site's own address; that the gateway takes it is documented nowhere. */
  'api-token': {
    deployment: 'cloud',
    label: 'API token without scopes',
    hint: 'Of a user’s account; may do whatever that account may.',
    mistaken: 'If the token was made with scopes, choose "API token with scopes" (scoped-api-token).',
    needsEmail: true,
    headers: basic,
  },
  'service-account-token': {
    deployment: 'cloud',
    label: 'Service account token',
    hint: 'Of an Atlassian service account: no mailbox, always with scopes.',
    needsEmail: false,
    throughGateway: true,
    headers: bearer,
  },
  'oauth-client': {
    deployment: 'cloud',
    label: 'OAuth 2.0 client',
    hint: 'Of an Atlassian service account: what is sent to Jira lives an hour, and is never stored.',
    needsEmail: false,
    isClient: true,
    throughGateway: true,
    headers: bearer,
  },
  'personal-access-token': {
    deployment: 'dataCenter',
    label: 'Personal access token',
    hint: 'Of a user’s account; may do whatever that account may. Jira 8.14 or newer.',
    needsEmail: false,
    headers: onDataCenter,
  },
  'data-center-client': {
    deployment: 'dataCenter',
    label: 'OAuth 2.0 client',
    hint: 'Of a service account of Data Center: what is sent to Jira lives an hour, and is never stored.',
    needsEmail: false,
    isClient: true,
    headers: onDataCenter,
  },
}

/** Where nobody said which: on Cloud one without scopes, as Atlassian means by "an API token" of which no more is said. */
export const usualMethod = (deployment: Deployment): UserMethod =>
  deployment === 'cloud' ? 'api-token' : 'personal-access-token'

export const isClient = (method: LoginMethodName): boolean => LOGIN_METHODS[method].isClient === true
export const needsEmail = (method: LoginMethodName): boolean => LOGIN_METHODS[method].needsEmail
export const isAccounts = (method: LoginMethodName): method is AccountMethod =>
  ACCOUNT_METHODS.some((one) => one === method)
export const isGatewayOnly = (method: LoginMethodName): boolean => LOGIN_METHODS[method].throughGateway === true

/** Where a credential of this method works: the site's own address, or the gateway's for it. */
export function addressFor(
  method: LoginMethodName,
  site: { readonly base: string; readonly gateway: string | null; readonly cloudId: string | null },
): string {
  const throughGateway = isGatewayOnly(method) && site.gateway !== null && site.cloudId !== null
  return throughGateway ? `${site.gateway}/ex/jira/${site.cloudId}` : site.base
}

/** Atlassian's login server, which sells access tokens for the gateway; where the two are one it is the gateway itself. */
export function loginServer(gateway: string): string {
  return gateway.replace('://api.', '://auth.')
}

/** Where a secret of this method may be sent beyond the site and its gateway. */
export function extraOrigins(method: LoginMethodName, gateway: string | null): readonly string[] {
  return isClient(method) && gateway !== null ? [loginServer(gateway)] : []
}

export function loginHeaders(credential: Credential): Readonly<Record<string, string>> {
  return LOGIN_METHODS[credential.method].headers(credential)
}
