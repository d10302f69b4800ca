/** How we log in: each method turns a credential into headers. More methods follow; nothing else knows how a login looks. */
import { type Secret, toBase64 } from '../base/index.ts'

export type Deployment = 'cloud' | 'dataCenter'

export interface Credential {
  /** Names this version of the secret: what the login breaker counts by. */
  readonly id: string
  readonly method: LoginMethodName
  /** The e-mail address of a Cloud account; Data Center needs none. */
  readonly email: string | null
  readonly secret: Secret
}

interface LoginMethod {
  readonly deployment: Deployment
  readonly label: string
  readonly needsEmail: boolean
  readonly throughGateway?: true
  readonly headers: (credential: Credential) => Readonly<Record<string, string>>
}

export const LOGIN_METHODS = {
  'api-token': {
    deployment: 'cloud',
    label: 'API token',
    needsEmail: true,
    headers: ({ email, secret }) => ({ authorization: `Basic ${toBase64(`${email ?? ''}:${secret.reveal()}`)}` }),
  },
  /** Works only through Atlassian's gateway, which is how it is told from a classic one. */
  'scoped-api-token': {
    deployment: 'cloud',
    label: 'Scoped API token',
    needsEmail: true,
    throughGateway: true,
    headers: ({ email, secret }) => ({ authorization: `Basic ${toBase64(`${email ?? ''}:${secret.reveal()}`)}` }),
  },
  'personal-access-token': {
    deployment: 'dataCenter',
    label: 'Personal access token',
    needsEmail: false,
    // Data Center's document asks for this word; Cloud's asks for another (exchange.ts).
    headers: ({ secret }) => ({ authorization: `Bearer ${secret.reveal()}`, 'x-experimentalapi': 'true' }),
  },
} as const satisfies Record<string, LoginMethod>

export type LoginMethodName = 'api-token' | 'scoped-api-token' | 'personal-access-token'

/** Where a credential of this method works: the site's own address, or the gateway's for it. */
export function addressFor(
  method: LoginMethodName,
  site: { readonly base: string; readonly gateway: string | null; readonly cloudId: string | null },
): string {
  const throughGateway = 'throughGateway' in LOGIN_METHODS[method] && site.gateway !== null && site.cloudId !== null
  return throughGateway ? `${site.gateway}/ex/jira/${site.cloudId}` : site.base
}

export function loginHeaders(credential: Credential): Readonly<Record<string, string>> {
  return LOGIN_METHODS[credential.method].headers(credential)
}
