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
  readonly headers: (credential: Credential) => Readonly<Record<string, string>>
}

export const LOGIN_METHODS = {
  'api-token': {
    deployment: 'cloud',
    label: 'API token',
    needsEmail: true,
    headers: ({ email, secret }) => ({ authorization: `Basic ${toBase64(`${email ?? ''}:${secret.reveal()}`)}` }),
  },
  'personal-access-token': {
    deployment: 'dataCenter',
    label: 'Personal access token',
    needsEmail: false,
    headers: ({ secret }) => ({ authorization: `Bearer ${secret.reveal()}` }),
  },
} as const satisfies Record<string, LoginMethod>

export type LoginMethodName = 'api-token' | 'personal-access-token'

export function loginHeaders(credential: Credential): Readonly<Record<string, string>> {
  return LOGIN_METHODS[credential.method].headers(credential)
}
