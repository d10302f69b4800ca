/** The ways in that a kind of Jira has, for whoever must choose among them: each with when to take it and what it asks for. */
import { type Deployment, isAccounts, isClient, LOGIN_METHODS, type LoginMethodName, METHODS } from './credential.ts'
import type { GuidePurpose } from './setup-guide.ts'

export interface WayIn {
  readonly method: LoginMethodName
  readonly label: string
  readonly hint: string
  readonly needsEmail: boolean
  /** The id of an OAuth client is given beside its secret. */
  readonly needsClient: boolean
  /** What the field is called into which the secret is pasted. */
  readonly secret: string
}

/** A service account is nobody's own. */
export function waysIn(deployment: Deployment, purpose: GuidePurpose): WayIn[] {
  return METHODS.filter(
    (method) => LOGIN_METHODS[method].deployment === deployment && (purpose === 'service' || !isAccounts(method)),
  ).map((method) => {
    const { label, hint, needsEmail, isClient: needsClient = false } = LOGIN_METHODS[method]
    return { method, label, hint, needsEmail, needsClient, secret: secretOf(method) }
  })
}

function secretOf(method: LoginMethodName): string {
  if (isClient(method)) return 'Client secret'
  if (isAccounts(method)) return 'Token of the service account'
  return method === 'personal-access-token' ? 'Personal access token' : 'API token'
}
